import type { ReactNode } from 'react';
import { useT } from '#app/i18n/context.tsx';
import { ButtonLink } from '#app/ui/Button.tsx';
import { EmptyState } from '#app/ui/Notice.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import { MessageLines } from './MessageList.tsx';
import type { ReceivedView } from './view-messages.server.ts';

interface Props {
  view: ReceivedView;
  municipality: string;
  crumbs: readonly Crumb[];
  nav: ReactNode;
  links: { self: string; write: string; older: string | null; newest: string | null };
}

/** All messages to one municipality. */
export function ReceivedPage({ view, municipality, crumbs, nav, links }: Props) {
  const t = useT();
  return (
    <Page title={t('messages.list')} lead={t('messages.list_lead', { municipality })} crumbs={crumbs}>
      {nav}
      {view.sends && (
        <p>
          <ButtonLink href={links.write}>{t('messages.link')}</ButtonLink>
        </p>
      )}
      {view.lines.length === 0 ? (
        <EmptyState title={t('messages.list_empty')}>
          <p>{t(view.sends ? 'messages.list_empty_dpo' : 'messages.list_empty_text')}</p>
        </EmptyState>
      ) : (
        <section className="card messages" aria-label={t('messages.list')}>
          <MessageLines view={view} back="list" list={links.self} />
        </section>
      )}
      <div className="row pager no-print">
        {links.newest && <ButtonLink href={links.newest}>{t('messages.newest')}</ButtonLink>}
        {links.older && <ButtonLink href={links.older}>{t('messages.older')}</ButtonLink>}
      </div>
    </Page>
  );
}
