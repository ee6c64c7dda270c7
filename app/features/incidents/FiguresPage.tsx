import type { ReactNode } from 'react';
import { INCIDENT_SEVERITIES, TONE_OF_SEVERITY } from '#app/domain/incident.ts';
import type { Language } from '#app/i18n/catalogue.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import type { Translate } from '#app/i18n/translate.ts';
import { titleIn } from '#app/i18n/words.ts';
import { EmptyState } from '#app/ui/Notice.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import type { IncidentCount } from '#db/queries/incident-figures.server.ts';
import { type Count, CountChart } from './CountChart.tsx';
import { IncidentFilters } from './IncidentFilters.tsx';
import { NotificationTimes } from './NotificationTimes.tsx';
import type { FiguresView } from './view-figures.server.ts';

export interface FigureLinks {
  self: string;
  /** The list under the same filter, narrowed by one thing more. */
  list: (more: Record<string, string | number>) => string;
  municipality: (slug: string) => string;
}

interface Props {
  view: FiguresView;
  /** The municipality whose figures these are; null over all. */
  municipality: string | null;
  crumbs: readonly Crumb[];
  nav?: ReactNode;
  links: FigureLinks;
}

/** Incidents counted by year, category, cause, municipality and severity, and how soon breaches were notified. */
export function FiguresPage({ view, municipality, crumbs, nav, links }: Props) {
  const t = useT();
  const language = useLanguage();
  const { query, counts, total } = view;
  const filtered = [query.q, query.state, query.year, query.category, query.severity].some((part) => part !== '');
  const charts = chartsOf(t, language, counts, links);
  return (
    <Page
      title={t('register_figures.title')}
      lead={municipality === null ? t('register_figures.lead_all') : t('register_figures.lead', { municipality })}
      crumbs={crumbs}
    >
      {nav}
      <div className="stack">
        <IncidentFilters view={view} clear={filtered ? links.self : undefined} />
        {total === 0 ? (
          <EmptyState title={t(filtered ? 'incidents.empty_filter' : 'incidents.empty')} />
        ) : (
          <>
            <p>
              <a href={links.list({})}>{t('incidents.count', { n: total })}</a>
            </p>
            <NotificationTimes figures={view.notifications} />
            <div className="columns wide-columns">
              <CountChart id="year" title={t('register_figures.year')} counts={charts.year} total={total} />
              <CountChart id="severity" title={t('register_figures.severity')} counts={charts.severity} total={total} />
              <CountChart id="category" title={t('register_figures.category')} counts={charts.category} total={total} />
              <CountChart id="cause" title={t('register_figures.cause')} counts={charts.cause} total={total} />
            </div>
            {municipality === null && (
              <CountChart id="place" title={t('register_figures.municipality')} counts={charts.place} total={total} />
            )}
          </>
        )}
      </div>
    </Page>
  );
}

function chartsOf(t: Translate, language: Language, counts: readonly IncidentCount[], links: FigureLinks) {
  const unknown = t('register_figures.unknown');
  const charts: Record<'year' | 'severity' | 'category' | 'cause' | 'place', Count[]> = {
    year: [],
    severity: [],
    category: [],
    cause: [],
    place: [],
  };
  for (const each of counts) {
    const { n } = each;
    if (each.of === 'year') {
      const year = String(each.year);
      charts.year.push({ key: year, label: year, n, href: links.list({ year }) });
    } else if (each.of === 'category') {
      const { titleNl, titleEn, category } = each;
      const label = titleNl === null ? unknown : titleIn(language, { titleNl, titleEn: titleEn ?? '' });
      const key = category ?? 'none';
      const href = category === null ? {} : { href: links.list({ category }) };
      charts.category.push({ key, label, n, ...href });
    } else if (each.of === 'cause') charts.cause.push(causeOf(t, each));
    else if (each.of === 'municipality') {
      const { slug, municipality } = each;
      charts.place.push({ key: slug, label: municipality, n, href: links.municipality(slug) });
    } else if (each.of === 'severity') {
      const { severity } = each;
      const tone = severity === null ? 'quiet' : TONE_OF_SEVERITY[severity];
      const href = severity === null ? {} : { href: links.list({ severity }) };
      charts.severity.push({
        key: severity ?? 'none',
        label: t(`incidents.severity.${severity ?? 'none'}`),
        n,
        tone,
        ...href,
      });
    }
  }
  const order: readonly string[] = [...INCIDENT_SEVERITIES, 'none'];
  charts.severity.sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
  charts.year.sort((a, b) => a.key.localeCompare(b.key));
  return charts;
}

function causeOf(t: Translate, { origin, intent, n }: Extract<IncidentCount, { of: 'cause' }>): Count {
  const key = `${origin} ${intent}`;
  if (origin === 'unknown' && intent === 'unknown')
    return { key, label: t('register_figures.unknown'), n, tone: 'quiet' };
  const label = `${t(`incidents.page_of.origin.${origin}`)} · ${t(`incidents.page_of.intent.${intent}`)}`;
  return { key, label, n };
}
