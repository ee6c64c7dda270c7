import { PROPERTIES } from '#app/domain/incident.ts';
import type { Language } from '#app/i18n/catalogue.ts';
import { partialText } from '#app/i18n/clock-words.ts';
import { formatNumber } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/translate.ts';
import type { IncidentView } from './view-incident.server.ts';

/** When, what and how it came about: labels with what is known, on the page of an incident and in its documents. */
export function circumstances(t: Translate, language: Language, view: IncidentView): [string, string][] {
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
