import { slugOf } from './municipality.ts';

/** The columns of a sheet of data breaches that were settled before: one row for each controller of an incident. */
export const BREACH_COLUMNS = [
  'incident',
  'controller',
  'dossier',
  'aware',
  'risk',
  'notify',
  'reason',
  'decided_by',
  'notified',
  'authority',
  'reference',
  'informed',
  'informed_on',
] as const;
export type BreachColumn = (typeof BREACH_COLUMNS)[number];

/** Headings as people write them, in Dutch and English, as `slugOf` gives them. */
const HEADINGS: Record<BreachColumn, readonly string[]> = {
  incident: ['incident', 'nummer-incident', 'incidentnummer', 'number-of-the-incident', 'incident-number'],
  controller: ['verantwoordelijke', 'verwerkingsverantwoordelijke', 'entiteit', 'kbo', 'controller', 'entity'],
  dossier: ['dossier', 'nummer-dossier', 'nummer', 'dossiernummer', 'number-of-the-dossier', 'number'],
  aware: ['kennis-op', 'kennisname', 'kennis', 'aware', 'aware-on', 'aware-at'],
  risk: ['risico', 'risk'],
  notify: ['melden', 'gemeld-aan-toezichthouder', 'beslissing', 'notify', 'decision'],
  reason: ['reden', 'motivering', 'reason'],
  decided_by: ['beslist-door', 'decided-by'],
  notified: ['gemeld-op', 'datum-melding', 'gemeld', 'notified', 'notified-on'],
  authority: ['toezichthouder', 'autoriteit', 'authority'],
  reference: ['kenmerk', 'referentie', 'reference'],
  informed: ['betrokkenen-ingelicht', 'betrokkenen', 'persons-informed', 'informed'],
  informed_on: ['ingelicht-op', 'informed-on'],
};

/** The column that a heading of such a sheet names, or null. */
export function breachColumnOf(heading: string): BreachColumn | null {
  const slug = slugOf(heading.replaceAll('_', ' '));
  return BREACH_COLUMNS.find((column) => HEADINGS[column].includes(slug)) ?? null;
}
