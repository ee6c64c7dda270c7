import { slugOf } from './municipality.ts';

/** The kinds of sheets that an import has, in the order in which they are read. */
export const IMPORT_SHEETS = ['municipalities', 'people', 'regimes'] as const;
export type ImportSheet = (typeof IMPORT_SHEETS)[number];

/** The columns of each kind, in the order of the template. */
export const IMPORT_COLUMNS = {
  municipalities: ['municipality', 'entity', 'from', 'until', 'kbo_gemeente', 'kbo_ocmw'],
  regimes: ['municipality', 'entity', 'regime', 'applicability', 'level', 'reason'],
  people: ['municipality', 'function', 'name', 'email', 'phone', 'language', 'invite'],
} as const satisfies Record<ImportSheet, readonly string[]>;
export type ImportColumn = (typeof IMPORT_COLUMNS)[ImportSheet][number];

/** The columns without which a sheet says nothing; the others may be missing altogether. */
export const NEEDED_COLUMNS: Record<ImportSheet, readonly ImportColumn[]> = {
  municipalities: ['municipality', 'entity', 'from'],
  regimes: ['municipality', 'entity', 'regime', 'applicability'],
  people: ['municipality', 'function', 'name'],
};

/** Columns that only one kind of sheet has: what a sheet is recognised by, whatever its name. */
const TELLING: [ImportColumn, ImportSheet][] = [
  ['regime', 'regimes'],
  ['applicability', 'regimes'],
  ['function', 'people'],
  ['email', 'people'],
  ['name', 'people'],
  ['from', 'municipalities'],
  ['until', 'municipalities'],
  ['entity', 'municipalities'],
];

/** Headings as people write them, in Dutch and English, as `slugOf` gives them. */
const HEADINGS: Record<ImportColumn, readonly string[]> = {
  municipality: [
    'bestuur',
    'lokaal-bestuur',
    'municipality',
    'local-authority',
    'nis',
    'nis-code',
    'gemeente',
    'naam-gemeente',
  ],
  entity: ['entiteit', 'entiteiten', 'entity', 'entities'],
  from: ['gedekt-vanaf', 'vanaf', 'dekking-vanaf', 'covered-from', 'from'],
  until: ['gedekt-tot-en-met', 'tot-en-met', 'dekking-tot-en-met', 'covered-until', 'until'],
  kbo_gemeente: ['kbo-gemeente', 'kbo-nummer-gemeente', 'kbo-municipality'],
  kbo_ocmw: ['kbo-ocmw', 'kbo-nummer-ocmw'],
  regime: ['regel', 'regels', 'regime', 'rule', 'rules'],
  applicability: ['toepassing', 'toepasselijkheid', 'applicability', 'applies'],
  level: ['niveau', 'level'],
  reason: ['reden', 'reason'],
  function: ['functie', 'function'],
  name: ['naam', 'name'],
  email: ['e-mail', 'email', 'e-mailadres', 'mail', 'mailadres', 'e-mail-address', 'email-address'],
  phone: ['telefoon', 'telefoonnummer', 'gsm', 'phone'],
  language: ['taal', 'language'],
  invite: ['uitnodigen', 'uitnodiging', 'invite', 'invitation'],
};

/** Names of sheets, for one whose headings do not tell. */
const SHEET_NAMES: Record<ImportSheet, readonly string[]> = {
  municipalities: ['besturen', 'gemeenten', 'municipalities'],
  regimes: ['regels', 'regimes', 'rules'],
  people: ['mensen', 'personen', 'contacten', 'people', 'contacts'],
};

/** The column that a heading names, or null. */
export function columnOf(heading: string): ImportColumn | null {
  const slug = slugOf(heading);
  const found = Object.entries(HEADINGS).find(([, names]) => names.includes(slug));
  return found ? (found[0] as ImportColumn) : null;
}

/** Which kind of sheet this is, by its headings or else by its name; null when neither tells. */
export function sheetOf(name: string, headings: readonly string[]): ImportSheet | null {
  const columns = headings.map(columnOf);
  const told = TELLING.find(([column]) => columns.includes(column));
  if (told) return told[1];
  return IMPORT_SHEETS.find((sheet) => SHEET_NAMES[sheet].includes(slugOf(name))) ?? null;
}
