import type { ReactNode } from 'react';
import { useT } from '#app/i18n/context.tsx';
import { ButtonLink } from '#app/ui/Button.tsx';
import { FilterSelect, Filters } from '#app/ui/Filters.tsx';
import { EmptyState } from '#app/ui/Notice.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import { RequestTable } from './RequestTable.tsx';
import { KINDS, STATES, TERMS } from './requests-filter.ts';
import type { RequestsView } from './view-requests.server.ts';

interface Props {
  view: RequestsView;
  /** The municipality whose register this is; null over all. */
  municipality: string | null;
  crumbs?: readonly Crumb[];
  nav?: ReactNode;
  links: {
    self: string;
    page: (page: number) => string;
    request: (slug: string, code: string) => string;
    /** Where a request is written down, for who may. */
    register: string | null;
    file: (as: 'xlsx' | 'csv' | 'pdf') => string;
  };
}

/** The register of requests of data subjects, of a municipality or over all: what runs comes first, by the time left. */
export function RequestsPage({ view, municipality, crumbs, nav, links }: Props) {
  const t = useT();
  const { query, total } = view;
  const filtered = [query.state, query.term, query.kind, query.year, query.entity].some((part) => part !== '');
  const register = links.register && (
    <ButtonLink kind="primary" href={links.register}>
      {t('requests.new.act')}
    </ButtonLink>
  );
  return (
    <Page
      title={t('requests.title')}
      lead={municipality === null ? t('requests.lead_all') : t('requests.lead', { municipality })}
      crumbs={crumbs ?? []}
      actions={register}
    >
      {nav}
      <div className="stack">
        {(total > 0 || filtered) && <RequestFilters view={view} clear={filtered ? links.self : undefined} />}
        {total > 0 ? (
          <>
            <div className="row between">
              <p className="soft small">{t('requests.count', { n: total })}</p>
              <Files file={links.file} />
            </div>
            <RequestTable view={view} named={municipality === null} request={links.request} />
            <Pages view={view} page={links.page} />
          </>
        ) : filtered ? (
          <EmptyState title={t('requests.empty_filter')} />
        ) : (
          <EmptyState title={t('requests.empty')}>
            <p>{t('requests.empty_text')}</p>
            {register}
          </EmptyState>
        )}
      </div>
    </Page>
  );
}

function Files({ file }: { file: (as: 'xlsx' | 'csv' | 'pdf') => string }) {
  const t = useT();
  return (
    <p className="row small no-print">
      <span>{t('requests.files')}</span>
      {(['xlsx', 'csv', 'pdf'] as const).map((as) => (
        <a key={as} href={file(as)}>
          {t(`requests.file.${as}`)}
        </a>
      ))}
    </p>
  );
}

function RequestFilters({ view, clear }: { view: RequestsView; clear: string | undefined }) {
  const t = useT();
  const { query, entities, years } = view;
  const all = t('requests.any');
  return (
    <Filters clear={clear}>
      <FilterSelect
        name="state"
        label={t('requests.columns.state')}
        value={query.state}
        all={all}
        options={STATES.map((value) => ({
          value,
          label: value === 'open' ? t('requests.states.open') : t(`request_terms.state.${value}`),
        }))}
      />
      <FilterSelect
        name="term"
        label={t('requests.columns.term')}
        value={query.term}
        all={all}
        options={TERMS.map((value) => ({ value, label: t(`requests.terms.${value}`) }))}
      />
      <FilterSelect
        name="kind"
        label={t('requests.columns.kind')}
        value={query.kind}
        all={all}
        options={KINDS.map((value) => ({ value, label: t(`request_terms.kind.${value}`) }))}
      />
      {entities.length > 1 && (
        <FilterSelect
          name="entity"
          label={t('requests.columns.entity')}
          value={query.entity}
          all={all}
          options={entities.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      )}
      <FilterSelect
        name="year"
        label={t('requests.year')}
        value={query.year}
        all={all}
        options={years.map((year) => ({ value: String(year), label: String(year) }))}
      />
    </Filters>
  );
}

function Pages({ view, page }: { view: RequestsView; page: (n: number) => string }) {
  const t = useT();
  const { query, pages } = view;
  if (pages === 1) return null;
  return (
    <nav className="row between" aria-label={t('requests.page', { n: query.page, all: pages })}>
      {query.page > 1 ? <a href={page(query.page - 1)}>{t('common.previous')}</a> : <span />}
      <span className="soft small">{t('requests.page', { n: query.page, all: pages })}</span>
      {query.page < pages ? <a href={page(query.page + 1)}>{t('common.next')}</a> : <span />}
    </nav>
  );
}
