import { EXEMPTIONS, NOTICE_RECIPIENTS, WAYS_OF_TELLING } from '#app/domain/breach-persons.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, RadioField, SelectField, TextArea, TextField } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import type { PersonsView } from './view-persons.server.ts';

export function PersonsDecisionForm({ view, form }: { view: PersonsView; form: FormState | undefined }) {
  const t = useT();
  const [now] = view.decisions;
  return (
    <form method="post" className="stack no-print">
      <input type="hidden" name="intent" value="persons" />
      <input type="hidden" name="seen" value={now?.version ?? 0} />
      <RadioField
        name="inform"
        label={t('breach_persons.which')}
        form={form}
        value={now && (now.inform ? 'yes' : 'no')}
        options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`breach_persons.inform.${value}`) }))}
      />
      <TextArea
        name="reason"
        label={t('breach_persons.reason')}
        hint={t('breach_persons.reason_hint')}
        rows={3}
        maxLength={10_000}
        form={form}
        value={now?.reason}
        optional
      />
      <SelectField
        name="exemption"
        label={t('breach_persons.exemption')}
        hint={t('breach_persons.exemption_hint')}
        form={form}
        value={now?.exemption ?? ''}
        options={[
          { value: '', label: t('breach_persons.no_exemption') },
          ...EXEMPTIONS.map((value) => ({ value, label: t(`breach_terms.exemption.${value}`) })),
        ]}
      />
      <SelectField
        name="way"
        label={t('breach_persons.way')}
        form={form}
        value={now?.way ?? ''}
        options={[
          { value: '', label: t('breach_persons.no_way') },
          ...WAYS_OF_TELLING.map((value) => ({ value, label: t(`breach_terms.way.${value}`) })),
        ]}
      />
      <HowMany view={view} form={form} />
      <div>
        <Button kind="primary">{t('breach_persons.save')}</Button>
      </div>
    </form>
  );
}

/** When and how many, and in which words. */
function HowMany({ view, form }: { view: PersonsView; form: FormState | undefined }) {
  const t = useT();
  const [now] = view.decisions;
  return (
    <>
      <TextField
        name="told_on"
        type="date"
        label={t('breach_persons.told_on')}
        hint={t('breach_persons.told_on_hint')}
        form={form}
        value={now?.toldOn ?? ''}
        optional
      />
      <TextField
        name="told"
        label={t('breach_persons.told')}
        inputMode="numeric"
        maxLength={9}
        form={form}
        value={now?.persons === null || now === undefined ? '' : String(now.persons)}
        optional
      />
      <TextArea
        name="text"
        label={t('breach_persons.text')}
        hint={t('breach_persons.text_hint')}
        rows={16}
        maxLength={20_000}
        form={form}
        value={view.letter}
        optional
      />
      <details>
        <summary>{t('breach_persons.english')}</summary>
        <p className="typed" lang="en">
          {view.english}
        </p>
      </details>
    </>
  );
}

export function NoticeForm({ formKey, form }: { formKey: string; form: FormState | undefined }) {
  const t = useT();
  return (
    <details className="no-print" open={form !== undefined}>
      <summary>{t('breach_persons.add')}</summary>
      <form method="post" className="stack">
        <input type="hidden" name="intent" value="notice" />
        <FormKey value={form?.values?.form_key ?? formKey} />
        <SelectField
          name="recipient"
          label={t('breach_persons.recipient')}
          form={form}
          options={NOTICE_RECIPIENTS.map((value) => ({ value, label: t(`breach_persons.recipients.${value}`) }))}
        />
        <TextField name="name" label={t('breach_persons.name')} maxLength={200} form={form} optional />
        <TextField
          name="told_at"
          label={t('breach_persons.told_at')}
          hint={t('breaches.aware.at_hint')}
          maxLength={40}
          form={form}
        />
        <TextField name="reference" label={t('breach_persons.reference')} maxLength={200} form={form} optional />
        <TextArea name="note" label={t('breach_persons.note')} rows={2} maxLength={4_000} form={form} optional />
        <div>
          <Button>{t('common.add')}</Button>
        </div>
      </form>
    </details>
  );
}
