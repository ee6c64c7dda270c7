import { STEP_KEYS, type StepKey } from '#app/domain/breach-field.ts';
import { fieldLabel, fieldText } from '#app/i18n/breach-words.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { fieldsOfStep } from './fact-proposals.ts';
import type { FactsView } from './view-facts.server.ts';

/** The facts as they are read and printed: what applies, in the order of the form, and what was answered. */
export function FactsRead({ view, steps = STEP_KEYS }: { view: FactsView; steps?: readonly StepKey[] }) {
  const t = useT();
  const shown = new Set<string>(view.shownSaved);
  return (
    <>
      {steps.map((step) => {
        const fields = fieldsOfStep(step).filter(({ key }) => shown.has(key));
        return (
          <section key={step} className="card fact-read" aria-labelledby={`read-${step}`}>
            <h2 id={`read-${step}`}>{t(`breach_terms.step.${step}`)}</h2>
            {fields.length === 0 ? (
              <p className="soft">{t('breach_facts.nothing')}</p>
            ) : (
              <List view={view} fields={fields} />
            )}
          </section>
        );
      })}
    </>
  );
}

function List({ view, fields }: { view: FactsView; fields: ReturnType<typeof fieldsOfStep> }) {
  const t = useT();
  const language = useLanguage();
  return (
    <dl className="facts fact-answers">
      {fields.map((field) => {
        const value = view.saved[field.key];
        return (
          <div className="fact" key={field.key}>
            <dt>{fieldLabel(t, field.key)}</dt>
            <dd className="typed">
              {value === undefined ? (
                <span className="soft">{t('breach_facts.not_filled')}</span>
              ) : (
                fieldText(t, language, field, value)
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
