import type { ReactNode } from 'react';
import { PROPERTIES } from '#app/domain/incident.ts';
import type { Language } from '#app/i18n/catalogue.ts';
import { partialText } from '#app/i18n/clock-words.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatNumber } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/translate.ts';
import { titleIn } from '#app/i18n/words.ts';
import { PhaseStatus, SeverityStatus } from './IncidentsPage.tsx';
import type { IncidentView } from './view-incident.server.ts';

const TEXTS = ['impact', 'measures', 'lessons'] as const;

/** The record as it is read. What is not known yet is said to be so, since that is what has to be found out. */
export function Facts({ view }: { view: IncidentView }) {
  const t = useT();
  const language = useLanguage();
  const { incident } = view;
  return (
    <section className="card" aria-labelledby="facts">
      <h2 id="facts">{t('incidents.page_of.facts')}</h2>
      <p className="typed">{incident.description}</p>
      <dl className="facts">
        {[...standing(t, language, view), ...circumstances(t, language, view)].map(([term, value]) => (
          <div key={term} className="fact">
            <dt>{term}</dt>
            <dd className="wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      {TEXTS.filter((each) => incident[each] !== '').map((each) => (
        <div key={each}>
          <h3>{t(`incidents.page_of.${each}`)}</h3>
          <p className="typed">{incident[each]}</p>
        </div>
      ))}
    </section>
  );
}

type Lines = [string, ReactNode][];

/** How it stands and how bad it is. */
function standing(t: Translate, language: Language, { incident }: IncidentView): Lines {
  const { categoryNl, categoryEn } = incident;
  return [
    [
      t('incidents.phase_label'),
      <PhaseStatus key="phase" phase={incident.phase} withdrawn={incident.withdrawnAt !== null} />,
    ],
    [
      t('incidents.severity_label'),
      <span key="severity">
        <SeverityStatus severity={incident.severity} />
        {incident.severityReason && <span className="typed block small">{incident.severityReason}</span>}
      </span>,
    ],
    [
      t('incidents.category'),
      categoryNl ? titleIn(language, { titleNl: categoryNl, titleEn: categoryEn ?? '' }) : t('incidents.severity.none'),
    ],
    [t('incidents.page_of.personal_data'), t(`incidents.ternary.${incident.personalData}`)],
    [t('incidents.page_of.ongoing'), t(`incidents.ternary.${incident.ongoing}`)],
    [t('incidents.owner'), incident.owner ?? t('incidents.nobody')],
  ];
}

/** When, what and how it came about. */
function circumstances(t: Translate, language: Language, view: IncidentView): Lines {
  const { incident, occurredFrom, occurredUntil } = view;
  const from = partialText(t, language, occurredFrom);
  const until = partialText(t, language, occurredUntil);
  const harms = PROPERTIES.filter((each) => view.values[each] === 'yes').map((each) => t(`incidents.property.${each}`));
  const touched = incident.entities.flatMap(({ name, touched: is }) => (is ? [name] : []));
  const { causeOrigin, causeIntent, minutesLost } = incident;
  const cause = `${t(`incidents.page_of.origin.${causeOrigin}`)} · ${t(`incidents.page_of.intent.${causeIntent}`)}`;
  const hours = formatNumber(language, (minutesLost ?? 0) / 60, (minutesLost ?? 0) % 60 ? 1 : 0);
  return [
    [t('incidents.page_of.detected'), partialText(t, language, view.detected)],
    [
      t('incidents.page_of.occurred'),
      occurredUntil.precision === 'unknown' ? from : t('incidents.page_of.until', { from, until }),
    ],
    [t('incidents.page_of.entities'), touched.join(', ') || '–'],
    [t('incidents.page_of.harms'), harms.join(', ') || '–'],
    [t('incidents.page_of.cause'), causeOrigin === 'unknown' && causeIntent === 'unknown' ? '–' : cause],
    [t('incidents.page_of.systems'), incident.systems || '–'],
    [t('incidents.page_of.supplier'), incident.supplier || '–'],
    [t('incidents.page_of.reporter'), incident.reporterContact || '–'],
    [t('incidents.page_of.hours_lost'), minutesLost === null ? '–' : t('incidents.page_of.hours', { n: hours })],
  ];
}
