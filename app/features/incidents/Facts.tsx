import type { ReactNode } from 'react';
import type { Language } from '#app/i18n/catalogue.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import type { Translate } from '#app/i18n/translate.ts';
import { titleIn } from '#app/i18n/words.ts';
import { PhaseStatus, SeverityStatus } from './IncidentsPage.tsx';
import { circumstances } from './record-lines.ts';
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
