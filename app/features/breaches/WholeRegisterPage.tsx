import type { ReactNode } from 'react';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { FilterInput, FilterSelect, Filters } from '#app/ui/Filters.tsx';
import { EmptyState } from '#app/ui/Notice.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import { BREACH_STATES, TOLD } from './breaches-filter.ts';
import { RegisterDossier } from './RegisterPage.tsx';
import type { WholeRegisterView } from './register-entries.server.ts';

interface Props {
  view: WholeRegisterView;
  crumbs: readonly Crumb[];
  nav: ReactNode;
  files: ReactNode;
  links: { self: string; page: (page: number) => string; breach: (slug: string, code: string) => string };
}

/** The register of article 33(5) over all municipalities, dossier after dossier, to read on a screen and to narrow. */
export function WholeRegisterPage({ view, crumbs, nav, files, links }: Props) {
  const t = useT();
  const { query, total, range } = view;
  const at = formatMoment(useLanguage(), view.now);
  const { page: _, ...narrowing } = query;
  const filtered = Object.values(narrowing).some((part) => part !== '');
  return (
    <Page
      title={t('breach_register.title')}
      lead={t('breach_register.lead_all')}
      crumbs={crumbs}
      actions={total > 0 ? files : undefined}
    >
      {nav}
      <div className="stack">
        {(view.any || filtered) && <RegisterFilters view={view} clear={filtered ? links.self : undefined} />}
        {total > 0 ? (
          <>
            <p className="soft small">{t('breach_register.page_of', { ...range, n: total, at })}</p>
            {view.entries.map((entry) => (
              <RegisterDossier key={entry.breach.id} entry={entry} href={links.breach} overAll />
            ))}
            <Pages view={view} page={links.page} />
          </>
        ) : filtered ? (
          <EmptyState title={t('breaches.empty_filter')} />
        ) : (
          <EmptyState title={t('breach_register.empty')}>
            <p>{t('breach_register.empty_text')}</p>
          </EmptyState>
        )}
      </div>
    </Page>
  );
}

function RegisterFilters({ view, clear }: { view: WholeRegisterView; clear: string | undefined }) {
  const t = useT();
  const { query, municipalities, entities, years } = view;
  const select = (name: 'municipality' | 'entity' | 'year' | 'told' | 'state', label: string, options: Option[]) => (
    <FilterSelect
      name={name}
      label={label}
      value={query[name]}
      all={t('breaches.any')}
      options={options.map(([value, text]) => ({ value: String(value), label: text }))}
    />
  );
  return (
    <Filters clear={clear}>
      <FilterInput name="q" label={t('common.search')} value={query.q} />
      {select('municipality', t('breaches.columns.municipality'), municipalities)}
      {select('entity', t('breaches.entity'), entities)}
      {select(
        'year',
        t('breaches.year'),
        years.map((year) => [year, String(year)]),
      )}
      {select(
        'told',
        t('breach_register.told_label'),
        TOLD.map((told) => [told, t(`breach_register.told_filter.${told}`)]),
      )}
      {select(
        'state',
        t('breaches.state'),
        BREACH_STATES.filter((state) => state !== 'notified').map((state) => [state, t(`breaches.states.${state}`)]),
      )}
    </Filters>
  );
}
type Option = readonly [number | string, string];

function Pages({ view, page }: { view: WholeRegisterView; page: (page: number) => string }) {
  const t = useT();
  const { query, pages } = view;
  if (pages === 1) return null;
  const here = t('breaches.page', { n: query.page, all: pages });
  return (
    <nav className="row between no-print" aria-label={here}>
      {query.page > 1 ? <a href={page(query.page - 1)}>{t('common.previous')}</a> : <span />}
      <span className="soft small">{here}</span>
      {query.page < pages ? <a href={page(query.page + 1)}>{t('common.next')}</a> : <span />}
    </nav>
  );
}
