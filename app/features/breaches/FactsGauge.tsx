import type { StepKey } from '#app/domain/breach-field.ts';
import { fieldLabel } from '#app/i18n/breach-words.ts';
import { useT } from '#app/i18n/context.tsx';
import { Progress } from '#app/ui/charts/Progress.tsx';
import { Status } from '#app/ui/Status.tsx';
import { type FactGauges, GAUGED, type Gauged } from './fact-proposals.ts';

interface GaugeProps {
  gauges: FactGauges;
  /** The notification that comes next. */
  next: Gauged;
  href: (step: StepKey) => string;
}

/** How far the facts are for a first, an additional and a final notification, with links to what is missing. */
export function FactsGauge({ gauges, next, href }: GaugeProps) {
  const t = useT();
  return (
    <section className="card facts-gauge" aria-labelledby="facts-gauge">
      <h2 id="facts-gauge">{t('breach_facts.gauge.title')}</h2>
      <ul className="bare-list">
        {GAUGED.map((stage) => (
          <GaugeLine key={stage} stage={stage} gauge={gauges[stage]} first={stage === next} href={href} />
        ))}
      </ul>
    </section>
  );
}

interface LineProps {
  stage: Gauged;
  gauge: FactGauges[Gauged];
  first: boolean;
  href: GaugeProps['href'];
}

/** One notification: how many of how many, in colour, shape and word, and what is missing behind a fold. */
function GaugeLine({ stage, gauge: { filled, needed, missing }, first, href }: LineProps) {
  const t = useT();
  const n = missing.length;
  return (
    <li>
      <div className="row between">
        <strong>{t(`breach_terms.stage.${stage}`)}</strong>
        {n === 0 ? (
          <Status tone="good">{t('breach_facts.gauge.complete')}</Status>
        ) : (
          <Status tone={first ? 'warning' : 'quiet'}>{t('breach_facts.gauge.missing', { n })}</Status>
        )}
      </div>
      <p className="hint">{t(`breach_facts.gauge.${stage}`)}</p>
      <p className="small">
        <Progress percent={needed === 0 ? 100 : (filled / needed) * 100} />{' '}
        {t('breach_facts.gauge.line', { filled, needed })}
      </p>
      {n > 0 && (
        <details className="small no-print">
          <summary>{t('breach_facts.gauge.show', { n })}</summary>
          <ul>
            {missing.map(({ key, step, why }) => (
              <li key={key}>
                <a href={`${href(step)}#${key}`}>{fieldLabel(t, key)}</a>{' '}
                <span className="soft">
                  {t(`breach_terms.step.${step}`)}
                  {why === 'provisional' && `, ${t('breach_facts.gauge.provisional')}`}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
