import type { MailKind } from '#app/domain/mail.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { ButtonLink } from '#app/ui/Button.tsx';
import { EmptyState, Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { Status } from '#app/ui/Status.tsx';
import { SubNav, type SubNavLine } from '#app/ui/SubNav.tsx';
import { Table } from '#app/ui/Table.tsx';

/** A mail from the outside; `contents` only in the demo. */
export interface ShownMail {
  id: number;
  kind: MailKind;
  recipient: string;
  email: string;
  createdAt: Date;
  sentAt: Date | null;
  failedAt: Date | null;
  attempts: number;
  nextAttemptAt: Date;
  lastError: string | null;
  contents?: { subject: string; text: string } | undefined;
}

interface MailPageProps {
  mails: readonly ShownMail[];
  demo: boolean;
  nav: readonly SubNavLine[];
  here: string;
  older: string | null;
  newer: string | null;
}

/** The envelopes of a service's mails: that there was one, to whom, and what became of it. */
export function MailPage({ mails, demo, nav, here, older, newer }: MailPageProps) {
  const t = useT();
  const language = useLanguage();
  return (
    <Page title={t('settings.mail.title')} lead={t('settings.mail.lead')}>
      <SubNav label={t('settings.navigation')} lines={nav} current={here} />
      {demo && (
        <Notice tone="warning">
          <p>{t('settings.mail.demo')}</p>
        </Notice>
      )}
      {mails.length === 0 ? (
        <EmptyState title={t('settings.mail.empty')}>
          <p>{t('settings.mail.empty_todo')}</p>
        </EmptyState>
      ) : (
        <div className="wide-table">
          <Table
            caption={t('settings.mail.title')}
            columns={[
              { key: 'kind', label: t('settings.mail.kind') },
              { key: 'to', label: t('settings.mail.to') },
              { key: 'created', label: t('settings.mail.created') },
              { key: 'state', label: t('settings.mail.state') },
              { key: 'attempts', label: t('settings.mail.attempts'), number: true },
            ]}
            rows={mails.map((mail) => ({
              key: mail.id,
              cells: [
                <MailKindCell key="kind" mail={mail} />,
                <span key="to">
                  {mail.recipient}
                  <br />
                  <span className="soft small wrap-anywhere">{mail.email}</span>
                </span>,
                <span key="created" className="nowrap">
                  {formatMoment(language, mail.createdAt)}
                </span>,
                <MailState key="state" mail={mail} />,
                mail.attempts,
              ],
            }))}
          />
        </div>
      )}
      <div className="row pager">
        {newer && <ButtonLink href={newer}>{t('settings.mail.newer')}</ButtonLink>}
        {older && <ButtonLink href={older}>{t('settings.mail.older')}</ButtonLink>}
      </div>
    </Page>
  );
}

function MailKindCell({ mail }: { mail: ShownMail }) {
  const t = useT();
  if (!mail.contents) return <>{t(`mail.kind.${mail.kind}`)}</>;
  return (
    <details>
      <summary>{t(`mail.kind.${mail.kind}`)}</summary>
      <p className="mail-subject">{mail.contents.subject}</p>
      <MailText text={mail.contents.text} />
    </details>
  );
}

/** The text of a mail with its links to this installation as links. */
function MailText({ text }: { text: string }) {
  const parts = text.split(/(https?:\/\/[^\s]+)/);
  const keyed = parts.map((part, index) => ({ part, key: `${index}`, link: index % 2 === 1 }));
  return (
    <p className="mail-text wrap-anywhere">
      {keyed.map(({ part, key, link }) =>
        link ? (
          <a href={part} key={key}>
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  );
}

function MailState({ mail }: { mail: ShownMail }) {
  const t = useT();
  const language = useLanguage();
  if (mail.sentAt)
    return <Status tone="good">{t('settings.mail.sent_at', { moment: formatMoment(language, mail.sentAt) })}</Status>;
  if (mail.failedAt)
    return (
      <span>
        <Status tone="bad">{t('settings.mail.failed')}</Status>
        {mail.lastError && <span className="soft small"> {mail.lastError}</span>}
      </span>
    );
  if (mail.attempts === 0) return <Status tone="quiet">{t('settings.mail.waiting')}</Status>;
  return (
    <span>
      <Status tone="warning">
        {t('settings.mail.retry_at', { moment: formatMoment(language, mail.nextAttemptAt) })}
      </Status>
      {mail.lastError && <span className="soft small"> {mail.lastError}</span>}
    </span>
  );
}
