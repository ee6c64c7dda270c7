import type { ReactNode } from 'react';
import { useT } from '#app/i18n/context.tsx';
import { ClockLine } from '#app/ui/Clock.tsx';
import { FilterInput, FilterSelect, Filters } from '#app/ui/Filters.tsx';
import { EmptyState } from '#app/ui/Notice.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import { Status } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';
import { BREACH_STATES } from './breaches-filter.ts';
import { DecisionText, RiskText } from './Standing.tsx';
import type { BreachesView } from './view-breaches.server.ts';

interface Props {
  view: BreachesView;
  /** The municipality whose register this is; null over all. */
  municipality: string | null;
  crumbs?: readonly Crumb[];
  nav?: ReactNode;
  /** The exports of what is shown. */
  actions?: ReactNode;
  links: { self: string; page: (page: number) => string; breach: (slug: string, code: string) => string };
}

/** The register of data breaches (GDPR article 33(5)), of a municipality or over all: what is open comes first. */
export function BreachesPage({ view, municipality, crumbs, nav, actions, links }: Props) {
  const t = useT();
  const { query, total, pages } = view;
  const filtered = [query.q, query.state, query.year, query.entity, query.municipality, query.told].some(
    (part) => part !== '',
  );
  return (
    <Page
      title={t('breaches.title')}
      lead={municipality === null ? t('breaches.lead_all') : t('breaches.lead', { municipality })}
      crumbs={crumbs ?? []}
      actions={total > 0 ? actions : undefined}
    >
      {nav}
      <div className="stack">
        {(total > 0 || filtered) && <BreachFilters view={view} clear={filtered ? links.self : undefined} />}
        {total > 0 ? (
          <>
            <p className="soft small">{t('breaches.count', { n: total })}</p>
            <BreachTable view={view} named={municipality === null} breach={links.breach} />
            {pages > 1 && (
              <nav className="row between" aria-label={t('breaches.page', { n: query.page, all: pages })}>
                {query.page > 1 ? <a href={links.page(query.page - 1)}>{t('common.previous')}</a> : <span />}
                <span className="soft small">{t('breaches.page', { n: query.page, all: pages })}</span>
                {query.page < pages ? <a href={links.page(query.page + 1)}>{t('common.next')}</a> : <span />}
              </nav>
            )}
          </>
        ) : filtered ? (
          <EmptyState title={t('breaches.empty_filter')} />
        ) : (
          <EmptyState title={t('breaches.empty')}>
            <p>{t('breaches.empty_text')}</p>
          </EmptyState>
        )}
      </div>
    </Page>
  );
}

function BreachFilters({ view, clear }: { view: BreachesView; clear: string | undefined }) {
  const t = useT();
  const { query, entities, years } = view;
  const all = t('breaches.any');
  return (
    <Filters clear={clear}>
      <FilterInput name="q" label={t('common.search')} value={query.q} />
      <FilterSelect
        name="state"
        label={t('breaches.state')}
        value={query.state}
        all={all}
        options={BREACH_STATES.map((value) => ({ value, label: t(`breaches.states.${value}`) }))}
      />
      {entities.length > 1 && (
        <FilterSelect
          name="entity"
          label={t('breaches.entity')}
          value={query.entity}
          all={all}
          options={entities.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      )}
      <FilterSelect
        name="year"
        label={t('breaches.year')}
        value={query.year}
        all={all}
        options={years.map((year) => ({ value: String(year), label: String(year) }))}
      />
    </Filters>
  );
}

interface TableProps {
  view: BreachesView;
  named: boolean;
  breach: (slug: string, code: string) => string;
}

function BreachTable({ view, named, breach }: TableProps) {
  const t = useT();
  const keys = ['what', ...(named ? (['municipality'] as const) : []), 'entity', 'clock', 'risk', 'decision'] as const;
  return (
    <Table
      caption={t('breaches.title')}
      stacks
      columns={keys.map((key) => ({ key, label: t(`breaches.columns.${key as 'what'}`) }))}
      rows={view.lines.map(({ breach: one, code, incidentCode, clock }) => ({
        key: one.id,
        cells: [
          <span key="what" className="cell-title">
            <a href={breach(one.slug, code)} className="wrap-anywhere">
              {one.incident?.title ?? code}
            </a>
            <span className="soft small block">{[code, incidentCode].filter(Boolean).join(' · ')}</span>
          </span>,
          ...(named ? [one.municipality] : []),
          one.entity,
          clock ? (
            <ClockLine key="clock" state={clock.state} />
          ) : (
            <Status key="clock" tone="warning">
              {t('breaches.head.not_running')}
            </Status>
          ),
          <RiskText key="risk" breach={one} />,
          <span key="decision">
            <DecisionText breach={one} />
            {one.closedAt && <span className="soft small block">{t('breaches.head.frozen')}</span>}
          </span>,
        ],
      }))}
    />
  );
}
