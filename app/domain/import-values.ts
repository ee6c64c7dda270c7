import { FUNCTIONS, type PersonFunction, slugOf } from './municipality.ts';
import type { Applicability, RegimeCode } from './regime.ts';

/** The legal persons that an import takes on; the others are added one by one. */
export const IMPORTED_KINDS = ['gemeente', 'ocmw'] as const;
export type ImportedKind = (typeof IMPORTED_KINDS)[number];

/** What people write in a cell, in Dutch and English, as `slugOf` gives it. */
type Words<Value extends string> = Record<Value, readonly string[]>;

const ENTITIES: Words<ImportedKind | 'both'> = {
  gemeente: ['gemeente', 'stad', 'municipality', 'city'],
  ocmw: ['ocmw', 'cpas', 'pcsw'],
  both: [
    'beide',
    'both',
    'gemeente-en-ocmw',
    'gemeente-ocmw',
    'ocmw-en-gemeente',
    'ocmw-gemeente',
    'stad-en-ocmw',
    'municipality-and-ocmw',
  ],
};
const REGIME_WORDS: Words<RegimeCode> = {
  gdpr: ['avg', 'gdpr'],
  ksz: ['ksz', 'ksz-normen', 'minimale-normen', 'bcss', 'cbss', 'ksz-norms', 'ksz-bcss'],
  nis2: ['nis2', 'nis-2'],
  cyfun: ['cyfun', 'cyberfundamentals'],
};
const APPLICABILITY_WORDS: Words<Applicability> = {
  in_scope: ['geldt', 'van-toepassing', 'in-scope', 'applies', 'ja', 'yes'],
  voluntary: ['vrijwillig', 'voluntary'],
  out_of_scope: ['geldt-niet', 'niet-van-toepassing', 'n-v-t', 'nvt', 'out-of-scope', 'does-not-apply', 'nee', 'no'],
  under_review: ['wordt-onderzocht', 'in-onderzoek', 'under-review', 'being-examined', 'onbekend', 'unknown'],
};
const LEVEL_WORDS: Words<'small' | 'basic' | 'important' | 'essential'> = {
  small: ['small', 'klein'],
  basic: ['basis', 'basic'],
  important: ['belangrijk', 'important'],
  essential: ['essentieel', 'essential'],
};
const FUNCTION_WORDS: Words<PersonFunction> = {
  spoc: [
    'spoc',
    'aanspreekpunt',
    'aanspreekpunt-spoc',
    'contactpersoon',
    'point-of-contact',
    'contact-person',
    'contact-person-spoc',
  ],
  director: ['directeur', 'algemeen-directeur', 'director', 'general-director'],
  it: ['it', 'ict', 'informatica', 'it-verantwoordelijke', 'ict-verantwoordelijke'],
  dpo: ['dpo', 'functionaris-voor-gegevensbescherming'],
  dpo_substitute: ['plaatsvervangend-dpo', 'vervangend-dpo', 'substitute-dpo', 'deputy-dpo', 'dpo-substitute'],
};
const LANGUAGES: Words<'nl' | 'en'> = { nl: ['', 'nl', 'nederlands', 'dutch'], en: ['en', 'engels', 'english'] };
const ANSWERS: Words<'yes' | 'no'> = {
  yes: ['ja', 'j', 'yes', 'y', 'x', 'true', 'waar', '1'],
  no: ['', 'nee', 'neen', 'n', 'no', 'false', 'onwaar', '0'],
};

function choice<Value extends string>(words: Words<Value>, text: string): Value | null {
  const slug = slugOf(text);
  // Signs alone have no letters, but are no empty cell.
  if (slug === '' && text.trim() !== '') return null;
  const found = Object.entries<readonly string[]>(words).find(([, names]) => names.includes(slug));
  return found ? (found[0] as Value) : null;
}

/** Readers of a cell; each gives null for what it does not know. An empty cell is Dutch, and no invitation. */
export const readRegime = (text: string) => choice(REGIME_WORDS, text);
export const readApplicability = (text: string) => choice(APPLICABILITY_WORDS, text);
export const readFunction = (text: string) => choice(FUNCTION_WORDS, text);
export const readLanguage = (text: string) => choice(LANGUAGES, text);
export const readAnswer = (text: string) => choice(ANSWERS, text);

/** A level; empty stays empty. */
export function readLevel(text: string): string | null {
  return text.trim() === '' ? '' : choice(LEVEL_WORDS, text);
}

/** The legal persons that a cell names: one of them, or both. */
export function readEntities(text: string): readonly ImportedKind[] | null {
  const found = choice(ENTITIES, text);
  return found === 'both' ? IMPORTED_KINDS : found && [found];
}

/** A calendar day as `2026-01-31`, `31/1/2026`, `31-01-2026` or `31.01.2026`; null for anything else, 31/02 included. */
export function readDay(text: string): string | null {
  // A spreadsheet may keep a time with a day; the day is what is asked.
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?: \d{2}:\d{2})?$/.exec(text.trim());
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim());
  const [year, month, day] = iso ? iso.slice(1) : local ? local.slice(1).reverse() : [];
  if (!year || !month || !day || year < '1900' || year > '2199') return null;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : null;
}

/** The role in which somebody with a function is let in; null for those whom the service lets in itself. */
export function roleOf(function_: PersonFunction): 'spoc' | 'director' | 'contributor' | null {
  if (function_ === 'spoc' || function_ === 'director') return function_;
  return function_ === 'it' ? 'contributor' : null;
}

/** Functions of which a municipality has one: two names for it in a file are a mistake, or a decision for a person. */
export const SINGLE_FUNCTIONS: readonly PersonFunction[] = FUNCTIONS.filter(
  (each) => each === 'spoc' || each === 'director',
);
