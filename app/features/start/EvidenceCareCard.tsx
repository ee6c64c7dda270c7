import { useT } from '#app/i18n/context.tsx';
import { Status, type Tone } from '#app/ui/Status.tsx';
import type { EvidenceCare } from '#db/queries/evidence-register.server.ts';
import type { StartLinks } from './start-links.ts';

const STATES = [
  ['expired', 'bad'],
  ['damaged', 'bad'],
  ['expiring', 'warning'],
] as const satisfies readonly (readonly [keyof EvidenceCare, Tone])[];

/** Evidence near its end, past it or damaged, each with the list of exactly those. */
export function EvidenceCareCard({ care, links }: { care: readonly EvidenceCare[]; links: StartLinks }) {
  const t = useT();
  return (
    <section className="card" aria-labelledby="care">
      <h2 id="care">{t('evidence_register.care.title')}</h2>
      {care.map((place) => (
        <div key={place.slug}>
          {care.length > 1 && <h3>{place.name}</h3>}
          <ul className="plain-list">
            {STATES.filter(([state]) => place[state] > 0).map(([state, tone]) => (
              <li key={state}>
                <Status tone={tone}>
                  <a href={links.evidence(place.slug, state)}>
                    {t(`evidence_register.care.${state}`, { n: place[state] })}
                  </a>
                </Status>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
