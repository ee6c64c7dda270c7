import { formatKbo } from '#app/domain/kbo.ts';
import { includes } from '#app/domain/municipality.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { ButtonLink } from '#app/ui/Button.tsx';
import { Status } from '#app/ui/Status.tsx';
import { RegimeTable } from './RegimeTable.tsx';
import type { FormHref, ShownEntity } from './settings-view.ts';

interface EntityCardProps {
  entity: ShownEntity;
  today: string;
  /** The address of a form about this entity; null for who may not change anything. */
  formHref: FormHref | null;
}

/** One legal person: its numbers, what is covered, which regimes apply and why, who decides. */
export function EntityCard({ entity, today, formHref }: EntityCardProps) {
  const t = useT();
  return (
    <section className="card entity" aria-labelledby={`entity-${entity.id}`}>
      <div className="section-head">
        <h2 id={`entity-${entity.id}`}>{entity.name}</h2>
        {formHref && (
          <ButtonLink small href={formHref('change_entity')}>
            {t('common.change')} <span className="visually-hidden">{entity.name}</span>
          </ButtonLink>
        )}
      </div>
      <dl className="facts">
        <dt>{t('municipalities.field.kind')}</dt>
        <dd>{t(`common.entity.${entity.kind}`)}</dd>
        <dt>{t('municipalities.form.kbo')}</dt>
        <dd>
          {entity.kbo ? formatKbo(entity.kbo) : <span className="soft">{t('municipalities.settings.no_number')}</span>}
        </dd>
        <dt>{t('municipalities.form.ovo')}</dt>
        <dd>{entity.ovo ?? <span className="soft">{t('municipalities.settings.no_number')}</span>}</dd>
      </dl>
      <CoverageList entity={entity} today={today} formHref={formHref} />
      <RegimeTable entity={entity} today={today} formHref={formHref} />
      <OrganList entity={entity} formHref={formHref} />
    </section>
  );
}

function CoverageList({ entity, today, formHref }: EntityCardProps) {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      <div className="section-head">
        <h3>{t('municipalities.settings.coverage')}</h3>
        {formHref && (
          <ButtonLink small href={formHref('start_coverage')}>
            {t('municipalities.settings.add_coverage')} <span className="visually-hidden">{entity.name}</span>
          </ButtonLink>
        )}
      </div>
      {entity.coverage.length === 0 && <p className="soft">{t('municipalities.settings.no_coverage')}</p>}
      <ul className="plain-list ruled">
        {entity.coverage.map((period) => (
          <li key={period.id} className="row spread">
            <span>
              <CoverageState period={period} today={today} />{' '}
              {period.untilOn === null
                ? t('people.from_future', { day: formatDay(language, period.fromOn) })
                : t('people.between', {
                    from: formatDay(language, period.fromOn),
                    until: formatDay(language, period.untilOn),
                  })}
              {period.note && <span className="soft"> · {period.note}</span>}
            </span>
            {formHref && (
              <a className="small" href={formHref('end_coverage', { coverage: period.id })}>
                {t('municipalities.settings.end_coverage')}
              </a>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function CoverageState({ period, today }: { period: ShownEntity['coverage'][number]; today: string }) {
  const t = useT();
  if (includes(period, today)) return <Status tone="good">{t('municipalities.settings.running')}</Status>;
  if (period.fromOn > today) return <Status tone="accent">{t('municipalities.settings.planned')}</Status>;
  return <Status tone="quiet">{t('municipalities.settings.past')}</Status>;
}

function OrganList({ entity, formHref }: Pick<EntityCardProps, 'entity' | 'formHref'>) {
  const t = useT();
  return (
    <>
      <div className="section-head">
        <h3>{t('municipalities.settings.organs')}</h3>
        {formHref && (
          <ButtonLink small href={formHref('add_organ')}>
            {t('municipalities.settings.add_organ')} <span className="visually-hidden">{entity.name}</span>
          </ButtonLink>
        )}
      </div>
      {entity.organs.length === 0 && <p className="soft">{t('municipalities.settings.no_organs')}</p>}
      <ul className="plain-list ruled">
        {entity.organs.map((organ) => (
          <li key={organ.id}>
            <OrganText organ={organ} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** The kind stands beside the name only where the name does not say it. */
function OrganText({ organ }: { organ: ShownEntity['organs'][number] }) {
  const t = useT();
  const kind = t(`municipalities.organ.${organ.kind}`);
  const told = kind.toLowerCase().includes(organ.name.toLowerCase());
  return (
    <>
      {organ.name} {!told && <span className="soft small">{kind}</span>}
    </>
  );
}
