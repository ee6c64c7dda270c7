import { DATA_CLASSES } from '#app/domain/breach-severity.ts';
import { DATA_KINDS, type DataKind, FACTORS } from '#app/domain/severity-input.ts';
import { useT } from '#app/i18n/context.tsx';
import { FieldErrors, type FormState, SelectField, TextField } from '#app/ui/Field.tsx';
import { STEPS } from './severity-form.ts';

/** The kinds of data, each with what raises or lowers it and why. */
export function DataFields({ state }: { state: FormState }) {
  const t = useT();
  return (
    <fieldset className="field">
      <legend>{t('breach_decisions.severity.data')}</legend>
      <p className="hint">{t('breach_decisions.severity.data_hint')}</p>
      {DATA_KINDS.map((kind) => (
        <KindOfData key={kind} kind={kind} state={state} />
      ))}
      <FieldErrors name="data" errors={state.errors?.data} />
    </fieldset>
  );
}

function KindOfData({ kind, state }: { kind: DataKind; state: FormState }) {
  const t = useT();
  const chosen = (state.values?.['data[]'] ?? '').split(',');
  const none = { value: '', label: t('breach_decisions.severity.step_none') };
  const label = t(`breach_terms.severity.data.${kind}`);
  const open = (state.values?.[`factor_${kind}`] ?? '') !== '' || state.errors?.[`step_${kind}`] !== undefined;
  return (
    <div>
      <label className="choice">
        <input type="checkbox" name="data[]" value={kind} defaultChecked={chosen.includes(kind)} />
        <span>{label}</span>
      </label>
      {kind === 'credentials' && (
        <SelectField
          name="opens"
          label={t('breach_decisions.severity.opens')}
          form={state}
          options={[
            { value: '', label: '–' },
            ...DATA_CLASSES.map((value) => ({ value, label: t(`breach_terms.severity.data.${value}`) })),
          ]}
        />
      )}
      <details open={open}>
        <summary className="small">
          {t('breach_decisions.severity.step')}
          <span className="visually-hidden">: {label}</span>
        </summary>
        <SelectField
          name={`factor_${kind}`}
          label={t('breach_decisions.severity.factor')}
          form={state}
          options={[none, ...FACTORS.map((value) => ({ value, label: t(`breach_terms.severity.factor.${value}`) }))]}
        />
        <SelectField
          name={`step_${kind}`}
          label={t('breach_decisions.severity.step')}
          form={state}
          options={[none, ...STEPS.map((value) => ({ value, label: value }))]}
        />
        <TextField
          name={`why_${kind}`}
          label={t('breach_decisions.severity.why', { kind: label })}
          maxLength={1_000}
          form={state}
          optional
        />
      </details>
    </div>
  );
}
