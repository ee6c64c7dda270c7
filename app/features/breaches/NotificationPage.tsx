import { fieldLabel } from '#app/i18n/breach-words.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, TextField } from '#app/ui/Field.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { type BreachLinks, BreachShell } from './BreachShell.tsx';
import {
  Differences,
  type FileLink,
  NotificationFiles,
  NotKept,
  recipientName,
  TemplateFields,
} from './NotificationParts.tsx';
import type { NotificationView } from './view-notifications.server.ts';

interface NotificationPageProps {
  view: NotificationView;
  shell: BreachLinks;
  links: { previous: string | null; file: FileLink };
  form: FormState | undefined;
}

/** A notification as it was sent: what it said, in the order of the template, and what changed since the one before. */
export function NotificationPage({ view, shell, links, form }: NotificationPageProps) {
  const t = useT();
  const language = useLanguage();
  const { head, notification, kept, number, previous, differences, missing } = view;
  const to = recipientName(t, notification.authority, head.breach.controllerName);
  const stage = t(`breach_terms.stage.${notification.stage}`);
  return (
    <BreachShell head={head} links={shell} current="notifications" form={form}>
      <h2 className="long-words">
        {number}. {t('notifications.one.title', { stage, to })}
      </h2>
      <div className="stack">
        {kept ? (
          <Notice>
            <p>{t('notifications.one.frozen', { at: formatMoment(language, notification.sentAt) })}</p>
          </Notice>
        ) : (
          <NotKept to={to} reference={notification.reference} />
        )}
        <SentFacts view={view} to={to} />
        {notification.reference === '' && head.may.handle && <ReferenceForm to={to} form={form} />}
        {kept && (
          <section className="card" aria-labelledby="one-files">
            <h2 id="one-files">{t('notifications.one.files')}</h2>
            <NotificationFiles file={links.file} />
          </section>
        )}
        {missing.length > 0 && (
          <section className="card" aria-labelledby="one-missing">
            <h2 id="one-missing">{t('notifications.one.was_missing')}</h2>
            <ul>
              {missing.map(({ id, key, why }) => (
                <li key={key}>
                  {id}. {fieldLabel(t, key)} <span className="soft">({t(`breach_terms.missing.${why}`)})</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {previous && links.previous && (
          <section className="card" aria-labelledby="one-difference">
            <h2 id="one-difference">{t('notifications.one.difference')}</h2>
            <p>
              <a href={links.previous}>
                {number - 1}. {t(`breach_terms.stage.${previous.stage}`)}, {formatMoment(language, previous.sentAt)}
              </a>
            </p>
            <Differences lines={differences} />
          </section>
        )}
        {kept && (
          <section className="card" aria-labelledby="one-fields">
            <h2 id="one-fields">{t('notifications.one.fields')}</h2>
            <TemplateFields values={notification.snapshot} />
          </section>
        )}
      </div>
    </BreachShell>
  );
}

function SentFacts({ view, to }: { view: NotificationView; to: string }) {
  const t = useT();
  const language = useLanguage();
  const { notification: one } = view;
  const facts: [string, string][] = [
    [t('notifications.column.to'), to],
    [t('notifications.column.sent'), formatMoment(language, one.sentAt)],
    [t('notifications.column.way'), t(`notifications.way.${one.way}`)],
    [t('notifications.column.by'), one.sentBy],
    [t('notifications.column.reference'), one.reference || t('notifications.no_reference')],
    ...(view.kept ? ([[t('notifications.column.template'), one.templateVersion]] as [string, string][]) : []),
  ];
  return (
    <section className="card" aria-label={t('notifications.paper.about')}>
      <dl className="facts">
        {facts.map(([label, text]) => (
          <div className="fact" key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p className="soft small">
        {t('notifications.one.recorded', { name: one.by ?? '–', at: formatMoment(language, one.at) })}
      </p>
    </section>
  );
}

function ReferenceForm({ to, form }: { to: string; form: FormState | undefined }) {
  const t = useT();
  return (
    <section className="card" aria-labelledby="one-reference">
      <h2 id="one-reference">{t('notifications.one.reference')}</h2>
      <form method="post" className="stack">
        <TextField name="reference" label={t('notifications.one.reference_add', { to })} maxLength={200} form={form} />
        <div>
          <Button>{t('notifications.one.reference_save')}</Button>
        </div>
      </form>
    </section>
  );
}
