import type { ReactNode } from 'react';
import { TERNARY } from '#app/domain/incident.ts';
import { useT } from '#app/i18n/context.tsx';
import { type FormState, RadioField, TextArea, TextField } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';

interface Props {
  form: FormState | undefined;
  formKey: string;
  /** The day and time at which the page was made, which is mostly when it was noticed. */
  now: { day: string; time: string };
  children?: ReactNode;
}

/** What everybody is asked who reports an incident: four questions, of which only the first must be answered. */
export function ReportFields({ form, formKey, now, children }: Props) {
  const t = useT();
  const options = TERNARY.map((value) => ({ value, label: t(`incidents.ternary.${value}`) }));
  return (
    <>
      <FormKey value={form?.values?.form_key ?? formKey} />
      <TextArea
        name="description"
        label={t('incidents.report.description')}
        hint={t('incidents.report.description_hint')}
        rows={6}
        maxLength={10_000}
        form={form}
      />
      <fieldset className="field">
        <legend>{t('incidents.report.noticed')}</legend>
        <p className="hint">{t('incidents.report.time_hint')}</p>
        <div className="row">
          <TextField
            name="noticed_day"
            type="date"
            label={t('incidents.report.noticed_day')}
            value={now.day}
            form={form}
          />
          <TextField
            name="noticed_time"
            type="time"
            label={t('incidents.report.noticed_time')}
            value={now.time}
            form={form}
          />
        </div>
      </fieldset>
      <RadioField
        name="personal_data"
        label={t('incidents.report.personal_data')}
        hint={t('incidents.report.personal_hint')}
        value="unknown"
        options={options}
        form={form}
      />
      <RadioField name="ongoing" label={t('incidents.report.ongoing')} value="unknown" options={options} form={form} />
      {children}
    </>
  );
}
