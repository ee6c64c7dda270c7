import { SENDING_WAYS } from '#app/domain/breach-notifying.ts';
import type { Nis2Stage } from '#app/domain/nis2.ts';
import { NIS2_FIELDS, type Nis2FieldKey } from '#app/domain/nis2-fields.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, RadioField, SelectField, TextArea, TextField } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import { TRI } from './ReportCards.tsx';
import type { ReportView } from './view-report.server.ts';

interface Props {
  view: ReportView;
  form: FormState | undefined;
}

/** The stages that can follow; the one that was chosen, or the first, is open. Only one stands in the page at a time. */
export function StageForms({ view, form }: Props) {
  const t = useT();
  const { next, chosen } = view;
  const stage = (form?.values?.stage as Nis2Stage | undefined) ?? chosen;
  return (
    <section className="card stack" aria-labelledby="nis2-next">
      <h2 id="nis2-next">{t('nis2.next')}</h2>
      <nav className="row" aria-label={t('nis2.next')}>
        {next.map((each) => (
          <a key={each} href={`?stage=${each}`} aria-current={each === stage ? 'page' : undefined}>
            {t('nis2.prepare', { stage: t(`nis2_terms.stage.${each}`) })}
          </a>
        ))}
      </nav>
      {stage && <StageForm stage={stage} view={view} form={form} />}
    </section>
  );
}

function StageForm({ stage, view, form }: Props & { stage: Nis2Stage }) {
  const t = useT();
  return (
    <form method="post" className="stack">
      <input type="hidden" name="intent" value="stage" />
      <input type="hidden" name="stage" value={stage} />
      <FormKey value={form?.values?.form_key ?? view.formKey} />
      {NIS2_FIELDS[stage].map((field) => (
        <StageField key={field.key} field={field} view={view} form={form} />
      ))}
      <TextField name="sent" label={t('nis2.sent')} hint={t('breaches.aware.at_hint')} maxLength={40} form={form} />
      <SelectField
        name="way"
        label={t('nis2.way')}
        form={form}
        options={SENDING_WAYS.map((value) => ({ value, label: t(`notifications.way.${value}`) }))}
      />
      <TextField name="sent_by" label={t('nis2.sent_by')} maxLength={200} form={form} value={view.sender} />
      <TextField name="reference" label={t('nis2.reference')} maxLength={200} form={form} optional />
      <div>
        <Button kind="primary">{t('nis2.record')}</Button>
      </div>
    </form>
  );
}

/** A field with what the stage before said of it. */
function StageField({ field, view, form }: Props & { field: (typeof NIS2_FIELDS)[Nis2Stage][number] }) {
  const t = useT();
  const key = field.key as Nis2FieldKey;
  const before = view.report.stages.findLast(({ snapshot }) => snapshot[key] !== undefined)?.snapshot[key] ?? '';
  if (field.kind === 'tri')
    return (
      <RadioField
        name={key}
        label={t(`nis2.field.${key}`)}
        form={form}
        value={before}
        options={TRI.map((value) => ({ value, label: t(`incidents.ternary.${value}`) }))}
      />
    );
  return (
    <TextArea
      name={key}
      label={t(`nis2.field.${key}`)}
      rows={4}
      maxLength={10_000}
      form={form}
      value={before}
      optional={!field.required}
    />
  );
}
