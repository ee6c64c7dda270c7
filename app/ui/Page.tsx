import type { ReactNode } from 'react';
import { useT } from '#app/i18n/context.tsx';

export interface Crumb {
  label: string;
  href?: string;
}

interface PageProps {
  title: string;
  /** One sentence under the title: what this page is for, or the state of the thing. */
  lead?: ReactNode;
  crumbs?: readonly Crumb[];
  /** The acts on the page as a whole, at the right of the title. */
  actions?: ReactNode;
  narrow?: boolean;
  /** A page of a register: on paper it is what was recorded, without what can be done about it. */
  record?: boolean;
  children: ReactNode;
}

/** The frame of every page: where one is, the one h1, what can be done, the contents. */
export function Page({ title, lead, crumbs = [], actions, narrow, record, children }: PageProps) {
  return (
    <main id="content" className={record ? 'record' : narrow ? 'narrow' : undefined} tabIndex={-1}>
      {crumbs.length > 0 && <Breadcrumb crumbs={crumbs} />}
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          {lead && <p className="soft">{lead}</p>}
        </div>
        {actions && <div className="row no-print">{actions}</div>}
      </div>
      {children}
    </main>
  );
}

function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useT();
  return (
    <nav className="crumbs" aria-label={t('common.breadcrumb')}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.label}>{crumb.href ? <a href={crumb.href}>{crumb.label}</a> : crumb.label}</li>
        ))}
      </ol>
    </nav>
  );
}
