import type { ReactNode } from 'react';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import type { FormState } from '#app/ui/Field.tsx';
import { KeptText } from '#app/ui/KeptText.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import { SubNav } from '#app/ui/SubNav.tsx';
import type { BreachHead } from './breach-head.ts';
import { Standing } from './Standing.tsx';

/** Where the pages of a dossier are, and what stands around it. */
export interface BreachLinks {
  overview: string;
  facts: string;
  severity: string;
  decision: string;
  notifications: string;
  persons: string;
  register: string;
  municipality: string;
  /** Null for who may not read the incident. */
  incident: string | null;
}

export const BREACH_PAGES = ['overview', 'facts', 'severity', 'decision', 'notifications', 'persons'] as const;

interface ShellProps {
  head: BreachHead;
  links: BreachLinks;
  current: (typeof BREACH_PAGES)[number];
  form?: FormState | undefined;
  actions?: ReactNode;
  children: ReactNode;
}

/** The frame of every page of a dossier: which it is, how its clock stands, what was decided, and the other pages. */
export function BreachShell({ head, links, current, form, actions, children }: ShellProps) {
  const t = useT();
  const language = useLanguage();
  const { breach, code } = head;
  const overview = current === 'overview';
  const name = t('breaches.head.of', { code, entity: breach.entity });
  const crumbs: Crumb[] = [
    { label: breach.municipality, href: links.municipality },
    { label: t('breaches.title'), href: links.register },
    overview ? { label: code } : { label: code, href: links.overview },
    ...(overview ? [] : [{ label: t(`breaches.nav.${current}`) }]),
  ];
  const lines = BREACH_PAGES.map((page) => ({ label: `breaches.nav.${page}` as const, href: links[page] }));
  return (
    <Page
      title={overview ? name : t(`breaches.nav.${current}`)}
      lead={overview ? breach.incident?.title : name}
      crumbs={crumbs}
      actions={actions}
      record={current !== 'facts'}
    >
      <SubNav label={t('breaches.nav.label')} lines={lines} current={links[current]} />
      {breach.closedAt && (
        <Notice>
          <p>{t('breaches.head.closed', { at: formatMoment(language, breach.closedAt) })}</p>
        </Notice>
      )}
      {form?.errors?.form?.[0] && (
        <Notice tone="bad" live>
          <p>{t(form.errors.form[0])}</p>
        </Notice>
      )}
      <KeptText form={form} gone={breach.closedAt !== null} />
      <Standing head={head} incident={links.incident} />
      {children}
    </Page>
  );
}
