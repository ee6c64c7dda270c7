import type { ReactNode } from 'react';
import { type IncidentPhase, type IncidentSeverity, TONE_OF_PHASE, TONE_OF_SEVERITY } from '#app/domain/incident.ts';
import { momentFrom } from '#app/domain/stored-moment.ts';
import { partialText } from '#app/i18n/clock-words.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { titleIn } from '#app/i18n/words.ts';
import { ButtonLink } from '#app/ui/Button.tsx';
import { EmptyState } from '#app/ui/Notice.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import { Status } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';
import { IncidentFilters } from './IncidentFilters.tsx';
import { type FileLinks, RegisterFiles } from './RegisterFiles.tsx';
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
    files: FileLinks;
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
        <RegisterFiles links={links.files} total={total} />
        {children}
      </div>
    </Page>
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
      stacks
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
            <PhaseStatus phase={line.phase} withdrawn={line.withdrawnAt !== null} />
            {line.openTasks > 0 && (
              <span className="soft small block">{t('incidents.tasks_open', { n: line.openTasks })}</span>
            )}
          </span>,
          <SeverityStatus key="severity" severity={line.severity} />,
          <span key="reported" className="nowrap">
            {partialText(t, language, momentFrom(line.reportedAt, line.reportedPrecision))}
          </span>,
          line.owner ?? <span className="soft">{t('incidents.nobody')}</span>,
        ],
      }))}
    />
  );
}

/** Where the handling stands: colour, shape and word. */
export function PhaseStatus({ phase, withdrawn = false }: { phase: IncidentPhase; withdrawn?: boolean }) {
  const t = useT();
  if (withdrawn) return <Status tone="quiet">{t('incidents.withdrawn')}</Status>;
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
