import { useT } from '#app/i18n/context.tsx';
import { ButtonLink } from '#app/ui/Button.tsx';
import { ClockLine } from '#app/ui/Clock.tsx';
import type { BreachHead } from './breach-head.ts';
import { DecisionText } from './Standing.tsx';

export interface BreachesCardProps {
  personalData: 'yes' | 'no' | 'unknown';
  heads: readonly BreachHead[];
  /** Where one is opened; null for who may not, and once every entity has one. */
  open: string | null;
  breach: (code: string) => string;
}

/** The dossiers of an incident, one per controller, each with its clock; and the way to open them. */
export function BreachesCard({ personalData, heads, open, breach }: BreachesCardProps) {
  const t = useT();
  return (
    <section className="card" aria-labelledby="breaches">
      <h2 id="breaches">{t('breaches.open.card')}</h2>
      {heads.length === 0 && <p>{t(`breaches.open.card_${personalData}`)}</p>}
      {heads.map((head) => (
        <p key={head.code}>
          <a href={breach(head.code)}>
            {head.code} · {head.breach.entity}
          </a>
          <span className="block">
            {head.clock ? <ClockLine state={head.clock.state} /> : t('breaches.head.not_running')}
          </span>
          <span className="block small">
            <DecisionText breach={head.breach} />
          </span>
        </p>
      ))}
      {open && (
        <p className="no-print">
          <ButtonLink kind={personalData === 'yes' && heads.length === 0 ? 'primary' : 'plain'} href={open}>
            {t(heads.length === 0 ? 'breaches.open.title' : 'breaches.open.another')}
          </ButtonLink>
        </p>
      )}
    </section>
  );
}
