import type { Recipient } from '#app/domain/breach-notifying.ts';
import type { Stage } from '#app/domain/breach-template.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { ButtonLink } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Status } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';
import { type BreachLinks, BreachShell } from './BreachShell.tsx';
import { recipientName } from './NotificationParts.tsx';
import type { RecipientLine } from './prepared.server.ts';
import type { NotificationsView } from './view-notifications.server.ts';

export interface NotificationLinks {
  prepare: (to: Recipient, stage: Stage) => string;
  one: (notification: number) => string;
}

interface NotificationsPageProps {
  view: NotificationsView;
  shell: BreachLinks;
  links: NotificationLinks;
}

/** The notifications of a dossier: per recipient what was sent, and what can follow. */
export function NotificationsPage({ view, shell, links }: NotificationsPageProps) {
  const t = useT();
  const { head, recipients } = view;
  const warning = warningOf(head.breach);
  return (
    <BreachShell head={head} links={shell} current="notifications">
      <div className="stack">
        <p className="soft">{t('notifications.lead')}</p>
        {warning && (
          <Notice tone="warning">
            <p>{t(warning)}</p>
          </Notice>
        )}
        {!head.may.handle && head.breach.closedAt === null && <p className="soft">{t('notifications.read_only')}</p>}
        {recipients.map((line) => (
          <RecipientCard key={line.to} line={line} view={view} links={links} />
        ))}
      </div>
    </BreachShell>
  );
}

/** What to know before anything is sent. */
export function warningOf({ awareAt, role, decision, closedAt }: NotificationsView['head']['breach']) {
  if (closedAt !== null) return null;
  if (awareAt === null) return 'notifications.not_aware' as const;
  if (role === 'processor') return 'notifications.processor_hint' as const;
  if (decision === null) return 'notifications.undecided' as const;
  return decision.notify ? null : ('notifications.decided_not' as const);
}

interface CardProps {
  line: RecipientLine;
  view: NotificationsView;
  links: NotificationLinks;
}

function RecipientCard({ line, view, links }: CardProps) {
  const t = useT();
  const { breach } = view.head;
  const name = recipientName(t, line.to, breach.controllerName);
  return (
    <section className="card" aria-labelledby={`to-${line.to}`}>
      <h2 id={`to-${line.to}`} className="long-words">
        {name} {line.to !== 'controller' && <span className="soft">({line.to})</span>}
      </h2>
      {line.sent.length > 0 ? (
        <SentTable line={line} name={name} links={links} />
      ) : (
        <p className="soft">{t('notifications.none_sent')}</p>
      )}
      {breach.closedAt === null && <NextStages line={line} links={links} />}
    </section>
  );
}

function SentTable({ line, name, links }: { line: RecipientLine; name: string; links: NotificationLinks }) {
  const t = useT();
  const language = useLanguage();
  const columns = (['stage', 'sent', 'way', 'by', 'reference'] as const).map((key) => ({
    key,
    label: t(`notifications.column.${key}`),
  }));
  const rows = line.sent.map((one, place) => ({
    key: one.id,
    cells: [
      <span key="stage">
        <a href={links.one(one.id)}>
          {place + 1}. {t(`breach_terms.stage.${one.stage}`)}
        </a>
        {!one.kept && <span className="soft small block">{t('notifications.not_kept')}</span>}
      </span>,
      formatMoment(language, one.sentAt),
      t(`notifications.way.${one.way}`),
      one.sentBy,
      one.reference || (
        <span key="none" className="soft">
          {t('notifications.no_reference')}
        </span>
      ),
    ],
  }));
  return <Table caption={name} stacks columns={columns} rows={rows} />;
}

function NextStages({ line, links }: { line: RecipientLine; links: NotificationLinks }) {
  const t = useT();
  if (line.next.length === 0) return <p className="soft">{t('notifications.none_left')}</p>;
  return (
    <>
      <h3>{t('notifications.next')}</h3>
      <ul className="stack bare-list">
        {line.next.map(({ stage, filled, needed }) => (
          <li key={stage} className="row">
            <ButtonLink small href={links.prepare(line.to, stage)}>
              {t('notifications.prepare', { stage: t(`breach_terms.stage.${stage}`) })}
            </ButtonLink>
            {line.to !== 'controller' && (
              <Status tone={filled === needed ? 'good' : 'warning'}>
                {filled === needed ? t('notifications.complete') : t('notifications.incomplete', { filled, needed })}
              </Status>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
