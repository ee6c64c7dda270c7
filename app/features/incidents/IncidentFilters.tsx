import { INCIDENT_SEVERITIES } from '#app/domain/incident.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { titleIn } from '#app/i18n/words.ts';
import { FilterInput, FilterSelect, Filters } from '#app/ui/Filters.tsx';
import { STATES } from './incidents-filter.ts';
import type { IncidentsView } from './view-incidents.server.ts';

/** What a list of incidents, or its figures, is narrowed by. */
export function IncidentFilters({
  view,
  clear,
}: {
  view: Pick<IncidentsView, 'query' | 'categories' | 'years'>;
  clear: string | undefined;
}) {
  const t = useT();
  const language = useLanguage();
  const { query } = view;
  return (
    <Filters clear={clear}>
      <FilterInput name="q" label={t('common.search')} value={query.q} />
      <FilterSelect
        name="state"
        label={t('incidents.state')}
        value={query.state}
        all={t('incidents.any')}
        options={STATES.map((value) => ({
          value,
          label: value === 'open' ? t('incidents.states.open') : t(`incidents.phase.${value}`),
        }))}
      />
      <FilterSelect
        name="severity"
        label={t('incidents.severity_label')}
        value={query.severity}
        all={t('incidents.any')}
        options={INCIDENT_SEVERITIES.map((value) => ({ value, label: t(`incidents.severity.${value}`) }))}
      />
      <FilterSelect
        name="category"
        label={t('incidents.category')}
        value={query.category}
        all={t('incidents.any')}
        options={view.categories.map((each) => ({ value: each.code, label: titleIn(language, each) }))}
      />
      <FilterSelect
        name="year"
        label={t('incidents.year')}
        value={query.year}
        all={t('incidents.any')}
        options={view.years.map((year) => ({ value: String(year), label: String(year) }))}
      />
    </Filters>
  );
}
