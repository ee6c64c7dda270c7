import { createElement } from 'react';
import { useT } from '#app/i18n/context.tsx';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import { FieldErrors, type FormState, TextField } from '#app/ui/Field.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import { ReportFields } from './ReportFields.tsx';

interface Reporting {
  formKey: string;
  now: { day: string; time: string };
}

interface Props extends Reporting {
  municipality: string;
  entities: readonly { id: number; kind: 'gemeente' | 'ocmw' | 'agb' | 'zone' | 'association'; name: string }[];
  /** Under which name this window keeps what is typed until it is sent. */
  place: string;
  crumbs: readonly Crumb[];
  form: FormState | undefined;
}

/** Reporting by somebody who is signed in. */
export function ReportPage({ municipality, entities, crumbs, form, formKey, now, place }: Props) {
  const t = useT();
  const typed = form?.values?.['entities[]']?.split(',') ?? [];
  return (
    <Page
      title={t('incidents.report.title')}
      lead={t('incidents.report.lead', { municipality })}
      crumbs={crumbs}
      narrow
    >
      <Urgent />
      <Problems form={form} />
      {kept(
        place,
        t('incidents.report.kept'),
        <form method="post" className="stack">
          <ReportFields form={form} formKey={formKey} now={now}>
            {entities.length > 1 && (
              <fieldset className="field">
                <legend>{t('incidents.report.entities')}</legend>
                {entities.map(({ id, name }) => (
                  <label className="choice" key={id}>
                    <input type="checkbox" name="entities[]" value={id} defaultChecked={typed.includes(String(id))} />
                    <span>{name}</span>
                  </label>
                ))}
                <FieldErrors name="entities" errors={form?.errors?.entities} />
              </fieldset>
            )}
          </ReportFields>
          <div>
            <Button kind="primary">{t('incidents.report.send')}</Button>
          </div>
        </form>,
      )}
    </Page>
  );
}

interface GuestProps extends Reporting {
  place: { municipality: string; service: string };
  keep: string;
  form: FormState | undefined;
  /** Until when this place has to wait, as a time of day. */
  busyUntil: string | null;
}

/** Reporting by somebody without an account, through the link of a municipality. */
export function GuestReportPage({ place, form, formKey, now, busyUntil, keep }: GuestProps) {
  const t = useT();
  return (
    <Page title={t('incidents.report.title')} lead={t('incidents.report.guest_lead', { ...place })} narrow>
      <Urgent />
      {busyUntil && (
        <Notice tone="bad" live>
          <p>{t('incidents.report.busy', { time: busyUntil })}</p>
        </Notice>
      )}
      <Problems form={busyUntil ? undefined : form} />
      {kept(
        keep,
        t('incidents.report.kept'),
        <form method="post" className="stack">
          <ReportFields form={form} formKey={formKey} now={now}>
            <TextField
              name="name"
              label={t('incidents.report.name')}
              autoComplete="name"
              maxLength={200}
              form={form}
              optional
            />
            <TextField
              name="contact"
              label={t('incidents.report.contact')}
              hint={t('incidents.report.contact_hint')}
              maxLength={200}
              form={form}
              optional
            />
          </ReportFields>
          <div>
            <Button kind="primary">{t('incidents.report.send')}</Button>
          </div>
        </form>,
      )}
    </Page>
  );
}

/** What a guest sees when the report has arrived. */
export function ReportedPage({ number, again, keep }: { number: string; again: string; keep: string }) {
  const t = useT();
  return (
    <Page title={t('incidents.report.done_title')} narrow>
      <Notice tone="good" live>
        <p>{t('incidents.report.done', { number })}</p>
      </Notice>
      <p>{t('incidents.report.done_next')}</p>
      {createElement('kept-form', { 'data-place': keep, 'data-sent': '' })}
      <ButtonLink href={again}>{t('incidents.report.another')}</ButtonLink>
    </Page>
  );
}

/** The page behind a link that was ended, changed or made up. */
export function ReportLinkGone() {
  const t = useT();
  return (
    <Page title={t('incidents.report.gone_title')} narrow>
      <p>{t('incidents.report.gone')}</p>
    </Page>
  );
}

function Urgent() {
  const t = useT();
  return (
    <Notice tone="warning">
      <p>{t('incidents.report.urgent')}</p>
    </Notice>
  );
}

function Problems({ form }: { form: FormState | undefined }) {
  const t = useT();
  if (!form?.errors) return null;
  return (
    <Notice tone="bad" live>
      <p>{t(form.errors.form?.[0] ?? 'common.error.form')}</p>
    </Notice>
  );
}

/** A form of which this window keeps what is typed until it has arrived: a failed send loses nothing. */
function kept(place: string, text: string, form: React.ReactElement) {
  return createElement('kept-form', { 'data-place': place, 'data-kept': text }, form);
}
