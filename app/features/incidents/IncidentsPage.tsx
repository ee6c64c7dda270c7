import type { ReactNode } from 'react';
import {
  INCIDENT_SEVERITIES,
  type IncidentPhase,
  type IncidentSeverity,
  TONE_OF_PHASE,
  TONE_OF_SEVERITY,
} from '#app/domain/incident.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { titleIn } from '#app/i18n/words.ts';
import { ButtonLink } from '#app/ui/Button.tsx';
import { FilterInput, FilterSelect, Filters } from '#app/ui/Filters.tsx';
import { EmptyState } from '#app/ui/Notice.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import { Status } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';
import { STATES } from './incidents-filter.ts';
import type { IncidentsView } from './view-incidents.server.ts';

interface Props {
  view: IncidentsView;
  /** The municipality whose incidents these are; null over all. */
  municipality: string | null;
  crumbs?: readonly Crumb[];
  nav?: ReactNode;
  links: {
    self: string;
    page: (page: number) => string;
    incident: (slug: string, code: string) => string;
    /** Where to report, for who may. */
    report: string | null;
  };
  children?: ReactNode;
}

/** The incidents of a municipality, or of all: what is open comes first. */
export function IncidentsPage({ view, municipality, crumbs, nav, links, children }: Props) {
  const t = useT();
  const { query, total } = view;
  const filtered = [query.q, query.state, query.year, query.category, query.severity].some((part) => part !== '');
  const report = links.report && (
    <ButtonLink kind="primary" href={links.report}>
      {t('incidents.report.act')}
    </ButtonLink>
  );
  return (
    <Page
      title={t('incidents.title')}
      lead={municipality === null ? t('incidents.lead_all') : t('incidents.lead', { municipality })}
      crumbs={crumbs ?? []}
      actions={report}
    >
      {nav}
      <div className="stack">
        {(total > 0 || filtered) && <IncidentFilters view={view} clear={filtered ? links.self : undefined} />}
        {total > 0 ? (
          <>
            <p className="soft small">{t('incidents.count', { n: total })}</p>
            <IncidentTable view={view} named={municipality === null} incident={links.incident} />
            <Pages view={view} page={links.page} />
          </>
        ) : filtered ? (
          <EmptyState title={t('incidents.empty_filter')} />
        ) : (
          <EmptyState title={t('incidents.empty')}>
            <p>{t('incidents.empty_text')}</p>
            {report}
          </EmptyState>
        )}
        {children}
      </div>
    </Page>
  );
}

function IncidentFilters({ view, clear }: { view: IncidentsView; clear: string | undefined }) {
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
        options={view.categories.map((each) => ({ value: String(each.id), label: titleIn(language, each) }))}
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

interface TableProps {
  view: IncidentsView;
  named: boolean;
  incident: (slug: string, code: string) => string;
}

function IncidentTable({ view, named, incident }: TableProps) {
  const t = useT();
  const language = useLanguage();
  const columns = [
    { key: 'what', label: t('incidents.what') },
    ...(named ? [{ key: 'municipality', label: t('incidents.municipality') }] : []),
    { key: 'phase', label: t('incidents.phase_label') },
    { key: 'severity', label: t('incidents.severity_label') },
    { key: 'reported', label: t('incidents.reported') },
    { key: 'owner', label: t('incidents.owner') },
  ];
  return (
    <Table
      caption={t('incidents.title')}
      columns={columns}
      rows={view.lines.map((line) => ({
        key: line.id,
        cells: [
          <span key="what">
            <a href={incident(line.slug, line.code)} className="wrap-anywhere">
              {line.title}
            </a>
            <span className="soft small block">
              {line.code}
              {line.categoryNl &&
                ` · ${titleIn(language, { titleNl: line.categoryNl, titleEn: line.categoryEn ?? '' })}`}
              {line.personalData !== 'no' && ` · ${t(`incidents.personal.${line.personalData}`)}`}
            </span>
          </span>,
          ...(named ? [line.municipality] : []),
          <span key="phase">
            <PhaseStatus phase={line.phase} />
            {line.openTasks > 0 && (
              <span className="soft small block">{t('incidents.tasks_open', { n: line.openTasks })}</span>
            )}
          </span>,
          <SeverityStatus key="severity" severity={line.severity} />,
          <span key="reported" className="nowrap">
            {formatMoment(language, line.reportedAt)}
          </span>,
          line.owner ?? <span className="soft">{t('incidents.nobody')}</span>,
        ],
      }))}
    />
  );
}

/** Where the handling stands: colour, shape and word. */
export function PhaseStatus({ phase }: { phase: IncidentPhase }) {
  const t = useT();
  return <Status tone={TONE_OF_PHASE[phase]}>{t(`incidents.phase.${phase}`)}</Status>;
}

/** How bad it is, once that was decided. */
export function SeverityStatus({ severity }: { severity: IncidentSeverity | null }) {
  const t = useT();
  if (severity === null) return <span className="soft">{t('incidents.severity.none')}</span>;
  return <Status tone={TONE_OF_SEVERITY[severity]}>{t(`incidents.severity.${severity}`)}</Status>;
}

function Pages({ view, page }: { view: IncidentsView; page: (n: number) => string }) {
  const t = useT();
  const { query, pages } = view;
  if (pages === 1) return null;
  return (
    <nav className="row between" aria-label={t('incidents.page', { n: query.page, all: pages })}>
      {query.page > 1 ? <a href={page(query.page - 1)}>{t('common.previous')}</a> : <span />}
      <span className="soft small">{t('incidents.page', { n: query.page, all: pages })}</span>
      {query.page < pages ? <a href={page(query.page + 1)}>{t('common.next')}</a> : <span />}
    </nav>
  );
}
