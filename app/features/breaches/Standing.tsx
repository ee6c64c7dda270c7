import { mustDecideAnew } from '#app/domain/breach.ts';
import { decidedText } from '#app/i18n/breach-words.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { ClockExplained, ClockLine } from '#app/ui/Clock.tsx';
import { Status } from '#app/ui/Status.tsx';
import type { BreachHead } from './breach-head.ts';

const TONE_OF_RISK = { none: 'good', risk: 'warning', high: 'bad' } as const;

/** The four things that everybody asks first. */
export function Standing({ head, incident }: { head: BreachHead; incident: string | null }) {
  const t = useT();
  const { breach, clock, incidentCode } = head;
  return (
    <section className="card breach-head" aria-label={t('breaches.state')}>
      <dl className="facts">
        <div className="fact">
          <dt>{t('breaches.head.clock')}</dt>
          <dd>
            {clock ? (
              <>
                <ClockLine state={clock.state} />
                <ClockExplained how={clock.how} />
              </>
            ) : (
              <Status tone="warning">
                {t(breach.awareAt ? 'breaches.head.before_law' : 'breaches.head.no_clock')}
              </Status>
            )}
          </dd>
        </div>
        <div className="fact">
          <dt>{t('breaches.head.risk')}</dt>
          <dd>
            <RiskText breach={breach} />
          </dd>
        </div>
        <div className="fact">
          <dt>{t('breaches.head.decision')}</dt>
          <dd>
            <DecisionText breach={breach} />
          </dd>
        </div>
        {incidentCode && incident && (
          <div className="fact">
            <dt>{t('breaches.head.incident')}</dt>
            <dd>
              <a href={incident}>{incidentCode}</a>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

/** The assessment of a person, as colour, shape and word. */
export function RiskText({ breach: { assessment } }: { breach: BreachHead['breach'] }) {
  const t = useT();
  if (!assessment) return <Status tone="quiet">{t('breaches.head.not_assessed')}</Status>;
  return <Status tone={TONE_OF_RISK[assessment.risk]}>{t(`breach_terms.risk.${assessment.risk}`)}</Status>;
}

/** What the controller decided, who and when. */
export function DecisionText({ breach }: { breach: BreachHead['breach'] }) {
  const t = useT();
  const language = useLanguage();
  const { decision } = breach;
  if (!decision) return <Status tone="quiet">{t('breaches.head.undecided')}</Status>;
  return (
    <>
      {mustDecideAnew(breach) && <Status tone="warning">{t('breaches.head.overtaken')}</Status>}{' '}
      <Status tone="accent">{t(`breach_terms.decision.${decision.notify ? 'notify' : 'not_notify'}`)}</Status>
      <span className="soft small block">{decidedText(language, decision)}</span>
    </>
  );
}
