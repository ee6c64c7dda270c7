import { STEP_KEYS, type StepKey } from '#app/domain/breach-field.ts';
import { useT } from '#app/i18n/context.tsx';
import { Status } from '#app/ui/Status.tsx';
import type { FactsView } from './view-facts.server.ts';

/** The nineteen steps, each with what it still misses for the notification that comes next. */
export function FactsSteps({ view, href }: { view: FactsView; href: (step: StepKey | 'all') => string }) {
  const t = useT();
  const { part } = view;
  const at = part === 'all' ? 0 : STEP_KEYS.indexOf(part) + 1;
  return (
    <details className="steps-fold no-print">
      <summary>{t('breach_facts.all_steps', { n: at, all: STEP_KEYS.length })}</summary>
      <nav aria-label={t('breach_facts.steps')}>
        <ol className="fact-steps">
          {STEP_KEYS.map((step) => (
            <li key={step}>
              <a href={href(step)} aria-current={step === part ? 'page' : undefined}>
                {t(`breach_terms.step.${step}`)}
              </a>
              <StepState view={view} step={step} />
            </li>
          ))}
        </ol>
        <p>
          <a href={href('all')} aria-current={part === 'all' ? 'page' : undefined}>
            {t('breach_facts.read_all')}
          </a>
        </p>
      </nav>
    </details>
  );
}

function StepState({ view, step }: { view: FactsView; step: StepKey }) {
  const t = useT();
  const { gauges, next, steps, head, proposals } = view;
  const counted = gauges[next].steps.find((one) => one.step === step);
  const n = (counted?.needed ?? 0) - (counted?.filled ?? 0);
  const lacking = gauges[next].missing.filter((one) => one.step === step);
  // What is proposed is not saved yet: looking it over is all that is left to do.
  if (head.may.handle && n > 0 && lacking.every(({ key }) => proposals[key] !== undefined))
    return <Status tone="accent">{t('breach_facts.state.to_confirm')}</Status>;
  if (n > 0) return <Status tone="warning">{t('breach_facts.state.missing', { n })}</Status>;
  if (counted && counted.needed > 0) return <Status tone="good">{t('breach_facts.state.done')}</Status>;
  return <Status tone={steps[step] ? 'good' : 'quiet'}>{t('breach_facts.state.nothing')}</Status>;
}
