import { BREACH_COLUMNS, type BreachColumn, breachColumnOf } from './breach-columns.ts';
import { slugOf } from './municipality.ts';

/** The columns of a register of incidents as a file, in the order in which it is written. */
export const INCIDENT_COLUMNS = [
  'number',
  'municipality',
  'title',
  'description',
  'reported',
  'detected',
  'occurred_from',
  'occurred_until',
  'ongoing',
  'personal_data',
  'category',
  'entities',
  'confidentiality',
  'integrity',
  'availability',
  'cause_origin',
  'cause_intent',
  'systems',
  'supplier',
  'severity',
  'severity_reason',
  'phase',
  'closed',
  'channel',
  'reporter',
  'contact',
  'impact',
  'hours_lost',
  'lessons',
  'measures',
] as const;
export type IncidentColumn = (typeof INCIDENT_COLUMNS)[number];

/** What a sheet of a file is read as. */
export const SHEET_KINDS = ['incidents', 'breaches', 'skip'] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];

/** The columns that a sheet of each kind may have. */
export const COLUMNS_OF = { incidents: INCIDENT_COLUMNS, breaches: BREACH_COLUMNS, skip: [] } as const;
export const REGISTER_COLUMNS = [...INCIDENT_COLUMNS, ...BREACH_COLUMNS] as const;
export type RegisterColumn = IncidentColumn | BreachColumn;

/** Headings as people write them, in Dutch and English, as `slugOf` gives them; those of our own files among them. */
const HEADINGS: Record<IncidentColumn, readonly string[]> = {
  number: ['nummer', 'nr', 'incidentnummer', 'registratienummer', 'number', 'incident-number', 'incident-id', 'id'],
  municipality: [
    'bestuur',
    'lokaal-bestuur',
    'gemeente',
    'organisatie',
    'nis',
    'nis-code',
    'municipality',
    'authority',
  ],
  title: ['titel', 'onderwerp', 'title', 'subject', 'incident', 'naam-incident'],
  description: [
    'omschrijving',
    'beschrijving',
    'wat-is-er-gebeurd',
    'feiten',
    'description',
    'summary',
    'what-happened',
  ],
  reported: [
    'gemeld',
    'gemeld-op',
    'datum-melding',
    'meldingsdatum',
    'reported',
    'reported-on',
    'date-reported',
    'datum',
  ],
  detected: ['vastgesteld', 'vastgesteld-op', 'datum-vaststelling', 'ontdekt', 'ontdekt-op', 'detected', 'discovered'],
  occurred_from: [
    'gebeurd-vanaf',
    'gebeurd',
    'gebeurd-op',
    'begin',
    'datum-incident',
    'start',
    'occurred-from',
    'occurred',
  ],
  occurred_until: ['gebeurd-tot', 'tot', 'einde', 'eind', 'end', 'until', 'occurred-until'],
  ongoing: ['nog-bezig', 'bezig', 'ongoing', 'still-going-on'],
  personal_data: [
    'persoonsgegevens',
    'persoonsgegevens-betrokken',
    'datalek',
    'personal-data',
    'personal-data-involved',
  ],
  category: ['categorie', 'soort', 'type', 'category', 'kind'],
  entities: ['raakt', 'entiteit', 'entiteiten', 'entity', 'entities', 'touches'],
  confidentiality: ['vertrouwelijkheid', 'confidentiality'],
  integrity: ['juistheid', 'integriteit', 'integrity'],
  availability: ['beschikbaarheid', 'availability'],
  cause_origin: ['oorzaak', 'herkomst', 'waar-lag-de-oorzaak', 'cause', 'origin', 'where-did-the-cause-lie'],
  cause_intent: ['opzet', 'was-er-opzet', 'intent', 'was-it-on-purpose'],
  systems: ['systemen', 'systeem', 'toepassing', 'systemen-en-toestellen', 'systems', 'system', 'systems-and-devices'],
  supplier: ['leverancier', 'supplier', 'vendor'],
  severity: ['ernst', 'impactniveau', 'severity'],
  severity_reason: ['waarom-deze-ernst', 'reden-ernst', 'why-this-severity', 'severity-reason'],
  phase: ['fase', 'status', 'toestand', 'phase', 'state'],
  closed: ['afgesloten', 'afgesloten-op', 'datum-afsluiting', 'closed', 'closed-on'],
  channel: ['kanaal', 'hoe-gemeld', 'channel'],
  reporter: ['melder', 'gemeld-door', 'reporter', 'reported-by'],
  contact: ['contact', 'contact-melder', 'contact-of-the-reporter'],
  impact: ['gevolgen', 'impact', 'consequences'],
  hours_lost: ['verloren-uren', 'uren', 'hours-lost', 'hours'],
  lessons: ['wat-hebben-we-geleerd', 'lessen', 'geleerde-lessen', 'lessons', 'what-did-we-learn'],
  measures: ['maatregelen', 'acties', 'measures', 'actions'],
};

/** What a sheet would be read as, and each of its columns; null for a column that is left out. */
export interface SheetMapping {
  kind: SheetKind;
  columns: (RegisterColumn | null)[];
}

/** What the headings of a sheet seem to say: incidents, breaches, or neither. */
export function guessMapping(head: readonly string[], width: number): SheetMapping {
  const breaches = guessColumns(head, width, breachColumnOf);
  if (breaches.includes('incident') && breaches.includes('aware')) return { kind: 'breaches', columns: breaches };
  const columns = guessColumns(head, width, columnOf);
  // A sheet of our own beside the incidents has the number of each too.
  const telling = ['title', 'description', 'category', 'reported', 'occurred_from'] as const;
  return { kind: telling.filter((each) => columns.includes(each)).length >= 2 ? 'incidents' : 'skip', columns };
}

/** The first column that says something gets it, a second one is left out. */
function guessColumns(
  head: readonly string[],
  width: number,
  find: (heading: string) => RegisterColumn | null,
): (RegisterColumn | null)[] {
  const taken = new Set<RegisterColumn>();
  return Array.from({ length: width }, (_, at) => {
    const column = find(head[at] ?? '');
    if (!column || taken.has(column)) return null;
    taken.add(column);
    return column;
  });
}

/** The column of a sheet of incidents that a heading names, or null. */
export function columnOf(heading: string): IncidentColumn | null {
  const slug = slugOf(heading.replaceAll('_', ' '));
  return (
    INCIDENT_COLUMNS.find(
      (column) => HEADINGS[column].includes(slug) || slugOf(column.replaceAll('_', ' ')) === slug,
    ) ?? null
  );
}
