import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import type { ChecklistView } from './view-checklist.server.ts';

/** How a checklist was handed over so far, the newest first. */
export function FrontSteps({ view: { steps } }: { view: ChecklistView }) {
  const t = useT();
  const language = useLanguage();
  if (steps.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('checklists.front.steps')}</h2>
      <ol className="plain-list history">
        {steps.toReversed().map((step) => (
          <li key={step.id}>
            <strong>{t(`checklists.step.${step.kind}`)}</strong>
            <br />
            <span className="small soft">
              {formatMoment(language, step.at)}
              {step.by && `, ${step.by}`}
            </span>
            {step.remark && <p className="typed small">{step.remark}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
