import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { levelText } from '#app/i18n/words.ts';
import { Status } from '#app/ui/Status.tsx';
import type { EntityLine, OverviewPageData } from './overview-page.ts';

/** The legal persons, what the service does for each, which regimes hold, and whom to call. */
export function EntityCards({ page }: { page: OverviewPageData }) {
  const t = useT();
  return (
    <aside className="side-cards" aria-label={t('overview.who')}>
      {page.entities.map((entity) => (
        <EntityCard key={entity.id} entity={entity} />
      ))}
      <section className="card" aria-labelledby="people">
        <h2 id="people">{t('overview.people')}</h2>
        {page.people.length === 0 && <p className="soft">{t('overview.no_people')}</p>}
        <dl className="facts">
          {page.people.map((person) => (
            <div key={person.id} className="fact">
              <dt>{t(`overview.function.${person.function}`)}</dt>
              <dd>
                {person.name}
                {person.email && (
                  <a className="small block" href={`mailto:${person.email}`}>
                    {person.email}
                  </a>
                )}
                {person.phone && <span className="soft small block">{person.phone}</span>}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </aside>
  );
}

function EntityCard({ entity }: { entity: EntityLine }) {
  const t = useT();
  const language = useLanguage();
  return (
    <section className="card">
      <h2>{entity.name}</h2>
      <p>
        {entity.coveredSince ? (
          <>
            <Status tone="good">{t('overview.covered')}</Status>{' '}
            <span className="soft small">
              {t('overview.since', { day: formatDay(language, entity.coveredSince) })}
              {entity.coveredUntil && ` ${t('overview.until', { day: formatDay(language, entity.coveredUntil) })}`}
            </span>
          </>
        ) : (
          <Status tone="quiet">{t('overview.not_covered')}</Status>
        )}
      </p>
      <dl className="facts">
        {entity.regimes.map((regime) => (
          <div key={regime.code} className="fact">
            <dt>{t(`terms.regime.${regime.code}`)}</dt>
            <dd>
              {t(`terms.applicability.${regime.applicability}`)}
              {regime.level && ` · ${levelText(t, regime.level).toLowerCase()}`}
              {regime.reason && <span className="soft small block">{regime.reason}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
