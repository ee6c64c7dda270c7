import { RISKS, type Severity } from '#app/domain/breach-severity.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, RadioField, SelectField, TextArea, TextField } from '#app/ui/Field.tsx';
import { DataFields } from './SeverityData.tsx';
import { LiveOutcome } from './SeverityOutcome.tsx';
import { IDENTIFICATIONS, LEVELS, severityValues } from './severity-form.ts';
import type { SeverityView } from './view-severity.server.ts';

interface Props {
  now: SeverityView['lines'][number] | undefined;
  form: FormState | undefined;
  computed: Severity | null;
}

/** The method and the assessment in one form: worked out only, or saved. */
export function SeverityFields({ now, form, computed }: Props) {
  const t = useT();
  const kept = form?.values ?? severityValues(now?.input ?? null);
  const state: FormState = { errors: form?.errors, values: kept };
  return (
    <form method="post" className="stack">
      <input type="hidden" name="seen" value={now?.version ?? 0} />
      <p>{t('breach_decisions.severity.lead')}</p>
      <Method state={state} computed={computed} />
      <Human state={state} now={now} />
    </form>
  );
}

function Circumstances({ state }: { state: FormState }) {
  const t = useT();
  const select = <K extends keyof typeof LEVELS>(part: K, label: (value: string) => string) => (
    <SelectField
      key={part}
      name={part}
      label={t(`breach_terms.severity.part.${part}`)}
      form={state}
      options={LEVELS[part].map((value: string) => ({ value, label: label(value) }))}
    />
  );
  return (
    <fieldset className="field stack">
      <legend>{t('breach_decisions.severity.circumstances')}</legend>
      {select('confidentiality', (value) => t(`breach_terms.severity.confidentiality.${value as 'none'}`))}
      {select('integrity', (value) => t(`breach_terms.severity.integrity.${value as 'none'}`))}
      {select('availability', (value) => t(`breach_terms.severity.availability.${value as 'none'}`))}
      {select('malicious', (value) => t(`breach_terms.severity.malicious.${value as 'no'}`))}
    </fieldset>
  );
}

function Method({ state, computed }: { state: FormState; computed: Severity | null }) {
  const t = useT();
  return (
    <section className="card stack" aria-labelledby="method">
      <h2 id="method">{t('breach_decisions.severity.method')}</h2>
      <p className="hint">{t('breach_decisions.severity.method_hint')}</p>
      <DataFields state={state} />
      <SelectField
        name="identification"
        label={t('breach_decisions.severity.identification')}
        form={state}
        options={[
          { value: '', label: '–' },
          ...IDENTIFICATIONS.map((value) => ({ value, label: t(`breach_terms.severity.identification.${value}`) })),
        ]}
      />
      <Circumstances state={state} />
      <TextField
        name="persons"
        label={t('breach_decisions.severity.persons')}
        inputMode="numeric"
        maxLength={9}
        form={state}
        optional
      />
      <label className="choice">
        <input
          type="checkbox"
          name="unintelligible"
          value="yes"
          defaultChecked={state.values?.unintelligible === 'yes'}
        />
        <span>{t('breach_decisions.severity.unintelligible')}</span>
      </label>
      <div data-without-script="">
        <Button name="intent" value="compute">
          {t('breach_decisions.severity.compute')}
        </Button>
      </div>
      <LiveOutcome computed={computed} />
    </section>
  );
}

function Human({ state, now }: { state: FormState; now: Props['now'] }) {
  const t = useT();
  return (
    <section className="card stack" aria-labelledby="human">
      <h2 id="human">{t('breach_decisions.severity.human')}</h2>
      <RadioField
        name="risk"
        label={t('breach_decisions.severity.human_label')}
        form={state}
        value={now?.risk}
        options={RISKS.map((value) => ({ value, label: t(`breach_terms.risk.${value}`) }))}
      />
      <TextArea
        name="reason"
        label={t('breach_decisions.severity.reason')}
        rows={4}
        maxLength={10_000}
        form={state}
        value={now?.reason}
      />
      <TextArea
        name="difference"
        label={t('breach_decisions.severity.difference')}
        hint={t('breach_decisions.severity.difference_hint')}
        rows={2}
        maxLength={4_000}
        form={state}
        value={now?.difference}
        optional
      />
      <div>
        <Button kind="primary" name="intent" value="save">
          {t('breach_decisions.severity.save')}
        </Button>
      </div>
    </section>
  );
}
