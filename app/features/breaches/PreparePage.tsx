import type { Missing } from '#app/domain/breach-template.ts';
import { fieldLabel, fieldText } from '#app/i18n/breach-words.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, TextArea } from '#app/ui/Field.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Status } from '#app/ui/Status.tsx';
import { type BreachLinks, BreachShell } from './BreachShell.tsx';
import { Differences, type FileLink, NotificationFiles, recipientName, TemplateFields } from './NotificationParts.tsx';
import { warningOf } from './NotificationsPage.tsx';
import { RecordCard } from './RecordCard.tsx';
import type { PreparationView } from './view-notifications.server.ts';

interface PreparePageProps {
  view: PreparationView;
  shell: BreachLinks;
  links: {
    step: (step: string) => string;
    /** The notification before this one. */
    previous: string | null;
    file: FileLink;
  };
  form: FormState | undefined;
}

/** A notification before it is sent: whether all is there, what it says, its drafts, and recording it as sent. */
export function PreparePage({ view, shell, links, form }: PreparePageProps) {
  const t = useT();
  const { head, prepared } = view;
  const { breach } = head;
  const stage = t(`breach_terms.stage.${prepared.stage}`);
  const warning = warningOf(breach);
  const processor = prepared.to === 'controller';
  const mayRecord = head.may.handle && view.inOrder && breach.awareAt !== null;
  return (
    <BreachShell head={head} links={shell} current="notifications" form={form}>
      <h2 className="long-words">
        {t('notifications.prep.title', { stage, to: recipientName(t, prepared.to, breach.controllerName) })}
      </h2>
      <div className="stack">
        {!view.inOrder && (
          <Notice tone="warning">
            <p>{t('notifications.prep.out_of_order')}</p>
          </Notice>
        )}
        {warning && (
          <Notice tone="warning">
            <p>{t(warning)}</p>
          </Notice>
        )}
        {!processor && <CheckCard view={view} links={links} />}
        {prepared.stage === 'withdrawal' && head.may.handle && <WithdrawalCard view={view} form={form} />}
        <section className="card" aria-labelledby="prep-files">
          <h2 id="prep-files">{t('notifications.prep.files')}</h2>
          <p className="soft">{t('notifications.prep.files_hint')}</p>
          <NotificationFiles file={links.file} />
        </section>
        {prepared.previous && (
          <section className="card" aria-labelledby="prep-difference">
            <h2 id="prep-difference">{t('notifications.one.difference')}</h2>
            <Differences lines={prepared.differences} />
          </section>
        )}
        <section className="card" aria-labelledby="prep-fields">
          <h2 id="prep-fields">{t('notifications.prep.preview')}</h2>
          <TemplateFields values={prepared.values} />
        </section>
        {mayRecord && <RecordCard view={view} form={form} />}
        {!head.may.handle && breach.closedAt === null && <p className="soft">{t('notifications.read_only')}</p>}
      </div>
    </BreachShell>
  );
}

function CheckCard({ view, links }: Pick<PreparePageProps, 'view' | 'links'>) {
  const t = useT();
  const language = useLanguage();
  const { missing, late, values, outdated } = view.prepared;
  return (
    <section className="card" aria-labelledby="prep-check">
      <h2 id="prep-check">{t('notifications.prep.check')}</h2>
      {late && values.late_reason === undefined && view.prepared.stage !== 'withdrawal' && (
        <p>{t('notifications.prep.late')}</p>
      )}
      {outdated.map(({ field, answered, dossier }) => (
        <p key={field.key}>
          <Status tone="warning">{t('notifications.prep.outdated')}</Status>{' '}
          <a href={links.step(field.step)}>{`${field.id}. ${fieldLabel(t, field.key)}`}</a>{' '}
          {t('notifications.prep.outdated_text', {
            answered: fieldText(t, language, field, answered),
            dossier: fieldText(t, language, field, dossier),
          })}
        </p>
      ))}
      {missing.length === 0 ? (
        <Status tone="good">{t('notifications.prep.all_there')}</Status>
      ) : (
        <>
          <p>
            <Status tone="warning">{t('notifications.prep.lacking', { n: missing.length })}</Status>
          </p>
          <p className="hint">{t('notifications.prep.lacking_hint')}</p>
          <ul className="missing-fields">
            {missing.map((one) => (
              <li key={one.key}>
                <MissingLine one={one} links={links} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function MissingLine({ one, links }: { one: Missing; links: PreparePageProps['links'] }) {
  const t = useT();
  const label = `${one.id}. ${fieldLabel(t, one.key)}`;
  const said = <span className="soft">({t(`breach_terms.missing.${one.why}`)})</span>;
  if (one.key === 'previous_breach_id' && links.previous) {
    return (
      <>
        {label}: <a href={links.previous}>{t('notifications.prep.reference_lacking')}</a>
      </>
    );
  }
  if (one.key === 'withdrawal_reason') {
    return (
      <>
        {label}: <a href="#withdrawal">{t('notifications.prep.withdrawal_lacking')}</a>
      </>
    );
  }
  return (
    <>
      <a href={links.step(one.step)}>{label}</a> {said}
    </>
  );
}

function WithdrawalCard({ view, form }: Pick<PreparePageProps, 'view' | 'form'>) {
  const t = useT();
  const known = view.prepared.values.withdrawal_reason;
  return (
    <section className="card" id="withdrawal" aria-labelledby="withdrawal-title">
      <h2 id="withdrawal-title">{t('notifications.prep.withdrawal_title')}</h2>
      <form method="post" className="stack">
        <TextArea
          name="withdrawal_reason"
          label={t('notifications.prep.withdrawal_reason')}
          value={typeof known === 'string' ? known : ''}
          form={form}
        />
        <div>
          <Button name="intent" value="withdrawal_reason">
            {t('notifications.prep.withdrawal_save')}
          </Button>
        </div>
      </form>
    </section>
  );
}
