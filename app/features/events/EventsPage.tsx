import type { ReactNode } from 'react';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { ButtonLink } from '#app/ui/Button.tsx';
import { EmptyState } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { Status } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';
import type { EventsView } from './view-event.server.ts';

interface Props {
  lines: EventsView;
  nav: ReactNode;
  event: (code: string) => string;
  /** Where to make one, for who may. */
  make: string | null;
}

/** The events that touched several municipalities at once. */
export function EventsPage({ lines, nav, event, make }: Props) {
  const t = useT();
  const language = useLanguage();
  const act = make && (
    <ButtonLink kind="primary" href={make}>
      {t('events.new')}
    </ButtonLink>
  );
  return (
    <Page title={t('events.title')} lead={t('events.lead')} actions={act}>
      {nav}
      {lines.length === 0 ? (
        <EmptyState title={t('events.empty')}>
          <p>{t('events.empty_text')}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t('events.title')}
          stacks
          columns={[
            { key: 'title', label: t('events.name') },
            { key: 'state', label: t('events.state') },
            { key: 'open', label: t('events.progress') },
            { key: 'at', label: t('events.made_at') },
          ]}
          rows={lines.map((line) => ({
            key: line.id,
            cells: [
              <span key="title">
                <a href={event(line.code)} className="wrap-anywhere">
                  {line.title}
                </a>
                <span className="soft small block">{line.code}</span>
              </span>,
              <Status key="state" tone={line.closed ? 'good' : 'busy'}>
                {t(line.closed ? 'events.closed' : 'events.running')}
              </Status>,
              t('events.closed_of', { n: line.children - line.open, total: line.children }),
              formatMoment(language, line.at),
            ],
          }))}
        />
      )}
    </Page>
  );
}
