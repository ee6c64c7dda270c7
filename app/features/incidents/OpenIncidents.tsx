import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { ButtonLink } from '#app/ui/Button.tsx';
import { PhaseStatus, SeverityStatus } from './IncidentsPage.tsx';
import type { OpenIncidentsView } from './view-open-incidents.server.ts';

interface Props {
  view: OpenIncidentsView;
  links: { incident: (slug: string, code: string) => string; report: (slug: string) => string; all: string };
}

/** What goes wrong now, on the start page: the newest reports first, before anything else of the day. */
export function OpenIncidents({ view, links }: Props) {
  const t = useT();
  const language = useLanguage();
  return (
    <section className="card" aria-labelledby="open-incidents">
      <div className="row between">
        <h2 id="open-incidents">{t('incidents.start.title')}</h2>
        <span className="row">
          {view.places.map(({ slug, name }) => (
            <ButtonLink key={slug} href={links.report(slug)}>
              {view.places.length === 1
                ? t('incidents.report.act')
                : t('incidents.report.act_for', { municipality: name })}
            </ButtonLink>
          ))}
        </span>
      </div>
      {view.total === 0 && <p className="soft">{t('incidents.start.none')}</p>}
      <ul className="plain-list">
        {view.lines.map((line) => (
          <li key={line.id}>
            <a href={links.incident(line.slug, line.code)}>{line.title}</a> <PhaseStatus phase={line.phase} />{' '}
            {line.severity !== null && <SeverityStatus severity={line.severity} />}
            <span className="soft small block">
              {[
                line.municipality,
                formatMoment(language, line.reportedAt),
                ...(line.personalData === 'no' ? [] : [t(`incidents.personal.${line.personalData}`)]),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {view.total > view.lines.length && (
        <ButtonLink href={links.all}>{t('incidents.start.all', { n: view.total })}</ButtonLink>
      )}
    </section>
  );
}
