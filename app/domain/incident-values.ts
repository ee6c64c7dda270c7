import type { Risk } from './breach-severity.ts';
import type { IncidentPhase, IncidentSeverity, Intent, Origin, ReportChannel, Ternary } from './incident.ts';
import { slugOf } from './municipality.ts';

/** What people write in a cell, in Dutch and English, as `slugOf` gives it; our own words and codes among them. */
type Words<Value extends string> = Record<Value, readonly string[]>;

const TERNARY_WORDS: Words<Ternary> = {
  yes: ['yes', 'ja', 'j', 'y', 'x', 'true', 'waar', '1'],
  no: ['no', 'neen', 'nee', 'n', 'false', 'onwaar', '0'],
  unknown: ['unknown', 'nog-niet-bekend', 'onbekend', 'not-known-yet', ''],
};
const ORIGIN_WORDS: Words<Origin> = {
  internal: ['internal', 'binnen-het-bestuur', 'intern', 'interne', 'inside-the-municipality', 'inside'],
  external: ['external', 'erbuiten', 'extern', 'externe', 'outside'],
  unknown: ['unknown', 'nog-niet-bekend', 'onbekend', 'not-known-yet', ''],
};
const INTENT_WORDS: Words<Intent> = {
  malicious: ['malicious', 'met-opzet', 'opzettelijk', 'kwaadwillig', 'on-purpose', 'ja', 'yes'],
  accidental: ['accidental', 'per-ongeluk', 'onopzettelijk', 'fout', 'by-accident', 'neen', 'nee', 'no'],
  unknown: ['unknown', 'nog-niet-bekend', 'onbekend', 'not-known-yet', ''],
};
const SEVERITY_WORDS: Words<IncidentSeverity | 'none'> = {
  low: ['low', 'laag', 'klein'],
  medium: ['medium', 'matig', 'middel', 'gemiddeld'],
  high: ['high', 'hoog', 'groot'],
  critical: ['critical', 'kritiek', 'zeer-hoog', 'very-high'],
  none: ['none', 'nog-niet-bepaald', 'not-decided-yet', ''],
};
const PHASE_WORDS: Words<IncidentPhase> = {
  reported: ['reported', 'gemeld', 'nieuw', 'open', 'new'],
  triage: ['triage', 'wordt-bekeken', 'in-behandeling', 'being-looked-at'],
  contained: ['contained', 'ingeperkt'],
  recovering: ['recovering', 'herstel-loopt', 'herstel'],
  review: ['review', 'nabespreking'],
  closed: ['closed', 'afgesloten', 'gesloten', 'afgehandeld', 'opgelost', 'done'],
};
const CHANNEL_WORDS: Words<ReportChannel> = {
  app: ['app', 'in-waarborg'],
  link: ['link', 'met-de-meldlink', 'by-the-link-for-reporting'],
  mail: ['mail', 'per-mail', 'e-mail', 'by-mail'],
  phone: ['phone', 'telefonisch', 'telefoon', 'by-phone'],
  meeting: ['meeting', 'in-een-overleg', 'overleg', 'in-a-meeting'],
  monitoring: ['monitoring', 'door-bewaking-van-systemen', 'by-monitoring-of-systems'],
  supplier: ['supplier', 'door-een-leverancier', 'leverancier', 'by-a-supplier'],
  authority: ['authority', 'door-een-toezichthouder', 'by-an-authority'],
  import: ['import', 'overgenomen', 'imported', ''],
};
const TICK_WORDS: Words<'yes' | 'no'> = {
  yes: TERNARY_WORDS.yes,
  no: [...TERNARY_WORDS.no, ''],
};

const RISK_WORDS: Words<Risk | 'unsaid'> = {
  none: ['none', 'geen', 'geen-risico', 'no-risk', 'laag', 'low'],
  risk: ['risk', 'risico', 'een-risico', 'a-risk'],
  high: ['high', 'hoog', 'hoog-risico', 'high-risk', 'een-hoog-risico', 'a-high-risk'],
  unsaid: [''],
};
const YES_NO_WORDS: Words<'yes' | 'no' | 'none'> = { yes: TERNARY_WORDS.yes, no: TERNARY_WORDS.no, none: [''] };

function choice<Value extends string>(words: Words<Value>, text: string): Value | null {
  const slug = slugOf(text);
  // Signs alone have no letters, but are no empty cell.
  if (slug === '' && text.trim() !== '') return null;
  const found = Object.entries<readonly string[]>(words).find(([, names]) => names.includes(slug));
  return found ? (found[0] as Value) : null;
}

/** Readers of a cell; each gives null for what it does not know. What is left empty is not known. */
export const readTernary = (text: string) => choice(TERNARY_WORDS, text);
export const readOrigin = (text: string) => choice(ORIGIN_WORDS, text);
export const readIntent = (text: string) => choice(INTENT_WORDS, text);
export const readSeverity = (text: string) => choice(SEVERITY_WORDS, text);
export const readChannel = (text: string) => choice(CHANNEL_WORDS, text);
export const readTick = (text: string) => choice(TICK_WORDS, text);

export const readRisk = (text: string) => choice(RISK_WORDS, text);
export const readYesNo = (text: string) => choice(YES_NO_WORDS, text);

/** A phase; empty stays empty, as the file may say elsewhere what it then is. */
export function readPhase(text: string): IncidentPhase | '' | null {
  return text.trim() === '' ? '' : choice(PHASE_WORDS, text);
}

/** Hours as people type them, `12` or `2,5`, in minutes; `none` for an empty cell. */
export function readHours(text: string): number | 'none' | null {
  const typed = text.trim();
  if (typed === '') return 'none';
  const minutes = /^\d{1,6}([.,]\d{1,2})?$/.test(typed) ? Math.round(Number(typed.replace(',', '.')) * 60) : null;
  return minutes !== null && minutes <= 6_000_000 ? minutes : null;
}

/** A number of the register as it was given before: `INC-2023-004`, or the bare `2023-004`, `2023/4`. */
export function readNumber(text: string): { year: number; number: number } | 'none' | null {
  return numberOf(text.trim().replace(/^INC[- ]/i, ''));
}

/** A number of a dossier of a breach as it was given before: `DL-2023-001`, or the bare `2023-1`. */
export function readDossier(text: string): { year: number; number: number } | 'none' | null {
  return numberOf(text.trim().replace(/^DL[- ]/i, ''));
}

function numberOf(typed: string): { year: number; number: number } | 'none' | null {
  if (typed === '') return 'none';
  const bare = /^(\d{4})\s*[-/.]\s*(\d{1,6})$/.exec(typed);
  const found = bare && { year: Number(bare[1]), number: Number(bare[2]) };
  return found && found.number > 0 && found.year >= 1990 && found.year <= 2200 ? found : null;
}
