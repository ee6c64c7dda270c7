/**
 * From what a form sends for one field of the template to what is kept, and from what was kept to values again; never
 * throws, and says what is wrong by a code.
 */
import type { CountValue, Field, FieldType, FieldValue } from './breach-field.ts';
import { fieldOf, type Values } from './breach-fields.ts';
import type { Resolved } from './local-time.ts';
import { type PartialParts, type PartialProblem, parsePartial, partialOf, textOf } from './partial-date.ts';

/** One value, several of one name, or the four parts of a moment. */
export type RawValue = string | readonly string[] | Partial<PartialParts> | undefined;

export type FieldProblem =
  | 'not_an_option'
  | 'too_long'
  | 'not_a_count'
  /** Neither an e-mail address nor a telephone number. */
  | 'unreachable'
  | 'not_a_national_number'
  | PartialProblem;

export type ParsedField =
  /** Null when it was left empty. `resolved` when a moment fell in an hour that is doubled or missing. */
  { ok: true; value: FieldValue | null; resolved: Resolved } | { ok: false; problem: FieldProblem };

const refused = (problem: FieldProblem): ParsedField => ({ ok: false, problem });
const kept = (value: FieldValue | null, resolved: Resolved = null): ParsedField => ({ ok: true, value, resolved });

export function parseField(field: Field, raw: RawValue): ParsedField {
  if (field.type === 'multi') return parseMulti(field, raw);
  if (field.type === 'date' || field.type === 'datetime') return parseMoment(field, raw);
  const text = single(raw);
  if (text === '') return kept(null);
  switch (field.type) {
    case 'enum':
      return field.options.includes(text) ? kept(text) : refused('not_an_option');
    case 'boolean':
      return parseBoolean(text);
    case 'number':
      return parseCount(text);
    default:
      return parseText(field, text);
  }
}

/**
 * A count as people write it: `120` or `1.200` is known; `±120`, `~120`, `ca. 120`, `circa 120` an estimate; `?`,
 * `onbekend` or `unknown` unknown.
 */
export function parseCount(text: string): ParsedField {
  const bare = text.trim().toLowerCase();
  if (/^(\?|onbekend|unknown)$/.test(bare)) return kept({ known: 'unknown', n: null });
  const found = /^(±|~|ca\.?|circa|about|ongeveer)?\s*(\d{1,3}(?:[. ]\d{3})+|\d{1,9})$/.exec(bare);
  if (!found?.[2]) return refused('not_a_count');
  const count: CountValue = { known: found[1] ? 'estimate' : 'known', n: Number(found[2].replace(/\D/g, '')) };
  return kept(count);
}

/**
 * The values of a dossier or a snapshot as they come out of storage: what is no field of the template, or has not the
 * shape of its type, is left out. An option that a later template dropped stays, so that an old snapshot reads as sent.
 */
export function readValues(stored: unknown): Values {
  if (stored === null || typeof stored !== 'object' || Array.isArray(stored)) return {};
  const known = Object.entries(stored).filter(([key, value]) => hasShape(fieldOf(key)?.type, value));
  return Object.fromEntries(known) as Values;
}

function hasShape(type: FieldType | undefined, value: unknown): boolean {
  if (type === undefined) return false;
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'multi') return Array.isArray(value) && value.every((one) => typeof one === 'string');
  if (type !== 'number') return typeof value === 'string';
  if (value === null || typeof value !== 'object' || !('known' in value) || !('n' in value)) return false;
  const { known, n } = value;
  return known === 'unknown' ? n === null : (known === 'known' || known === 'estimate') && typeof n === 'number';
}

function parseBoolean(text: string): ParsedField {
  if (/^(yes|true|on|1)$/.test(text)) return kept(true);
  return /^(no|false|0)$/.test(text) ? kept(false) : refused('not_an_option');
}

function parseMulti(field: Field, raw: RawValue): ParsedField {
  const given = typeof raw === 'string' ? [raw] : Array.isArray(raw) ? raw : [];
  const chosen = [...new Set(given.filter((one) => typeof one === 'string' && one !== ''))];
  if (chosen.some((one) => !field.options.includes(one))) return refused('not_an_option');
  const inOrder = field.options.filter((option) => chosen.includes(option));
  return kept(inOrder.length > 0 ? inOrder : null);
}

function parseMoment(field: Field, raw: RawValue): ParsedField {
  const asParts = raw !== undefined && raw !== null && typeof raw === 'object' && !Array.isArray(raw);
  const parsed = asParts ? parsePartial(raw as Partial<PartialParts>) : partialOf(single(raw));
  if (!parsed.ok) return parsed;
  const text = textOf(parsed.date);
  // A date has no time: one in its own box is left out, one inside a text makes the text something else.
  if (field.type === 'date' && parsed.date.precision === 'minute')
    return asParts ? parseMoment(field, { ...(raw as Partial<PartialParts>), time: '' }) : refused('time_impossible');
  return kept(text === '' ? null : text, parsed.resolved);
}

function parseText(field: Field, text: string): ParsedField {
  if (text.length > field.maxLength) return refused('too_long');
  if (field.format === 'contact' && !isReachable(text)) return refused('unreachable');
  if (field.format === 'national_id')
    return isNationalNumber(text) ? kept(text.replace(/\D/g, '')) : refused('not_a_national_number');
  return kept(text);
}

/** Whether a text holds an e-mail address or a telephone number: the least with which somebody can be reached. */
function isReachable(text: string): boolean {
  return /[^\s@]+@[^\s@]+\.[^\s@.]{2,}/.test(text) || /(?:\+|\b0)(?:[\s()./-]*\d){8,14}/.test(text);
}

/**
 * The number of the national register: eleven digits, the last two are 97 less the remainder of the first nine by 97,
 * with a 2 before them for who was born from 2000 on (Royal Decree of 3 April 1984).
 */
function isNationalNumber(text: string): boolean {
  const digits = text.replace(/[\s.-]/g, '');
  if (!/^\d{11}$/.test(digits)) return false;
  const [body, check] = [digits.slice(0, 9), Number(digits.slice(9))];
  return [body, `2${body}`].some((number) => 97 - (Number(number) % 97) === check);
}

function single(raw: RawValue): string {
  const text = typeof raw === 'string' ? raw : Array.isArray(raw) ? raw[0] : '';
  return typeof text === 'string' ? text.replace(/\r\n?/g, '\n').trim() : '';
}
