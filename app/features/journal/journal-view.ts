import { EVENTS, type JournalEvent, OBJECT_TYPES, type ObjectType } from '#app/domain/journal.ts';

/** What the address of a journal page asks for; the same words as in the filter form. */
export interface JournalQuery {
  event: string;
  person: string;
  object: string;
  from: string;
  until: string;
  before: string;
}

/** Reads the address; what makes no sense is left out, so that an old link still shows something. */
export function readJournalQuery(search: URLSearchParams): JournalQuery {
  const get = (name: string) => (search.get(name) ?? '').trim();
  const event = get('event');
  const known = (EVENTS as readonly string[]).includes(event) || GROUPS.some((group) => `${group}.` === event);
  return {
    event: known ? event : '',
    person: number(get('person')),
    object: parseObject(get('object')) ? get('object') : '',
    from: day(get('from')),
    until: day(get('until')),
    before: number(get('before')),
  };
}

/** Kinds of events that belong together: what stands before the dot. */
export const GROUPS = [...new Set(EVENTS.map((event) => event.split('.')[0] ?? ''))];

/** The events that a choice of the filter stands for: one, or a whole group (`checklist.`). */
export function eventsOf(choice: string): JournalEvent[] | undefined {
  if (choice === '') return undefined;
  return EVENTS.filter((event) => event === choice || (choice.endsWith('.') && event.startsWith(choice)));
}

/** `checklist:12` or `checklist` as a kind of object and its number. */
export function parseObject(text: string): { type: ObjectType; id: string | undefined } | null {
  const [type = '', ...rest] = text.split(':');
  const known = OBJECT_TYPES.find((one) => one === type);
  const id = rest.join(':');
  return known && id.length <= 100 ? { type: known, id: id === '' ? undefined : id } : null;
}

function number(text: string): string {
  return /^[1-9]\d{0,8}$/.test(text) ? text : '';
}

function day(text: string): string {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : '';
}

/** A line of the journal as its page shows it. */
export interface ShownLine {
  seq: number;
  at: Date;
  actor: string | null;
  actorId: number | null;
  role: string;
  event: JournalEvent;
  municipality: { slug: string; name: string } | null;
  objectType: ObjectType;
  objectId: string;
  before: unknown;
  after: unknown;
}

/** Names by number, for facts that hold a person or an entity. */
export interface JournalNames {
  people: ReadonlyMap<number, string>;
  entities: ReadonlyMap<number, string>;
}

/** One fact of a journal line before and after; undefined where that side does not name it. */
export interface Difference {
  fact: string;
  before: unknown;
  after: unknown;
}

/** Field by field what a line says: what changed first, and what merely identifies it after. Equal facts come once. */
export function differencesOf(before: unknown, after: unknown): { changed: Difference[]; same: Difference[] } {
  const [was, is] = [factsOf(before), factsOf(after)];
  const facts = [...new Set([...Object.keys(is), ...Object.keys(was)])].filter((fact) => !INNER.includes(fact));
  const all = facts.map((fact) => ({ fact, before: was[fact], after: is[fact] }));
  const differs = (one: Difference) => JSON.stringify(one.before ?? null) !== JSON.stringify(one.after ?? null);
  const bothSides = Object.keys(was).length > 0 && Object.keys(is).length > 0;
  if (!bothSides) return { changed: all.filter((one) => !isEmpty(one.before ?? one.after)), same: [] };
  return { changed: all.filter(differs), same: all.filter((one) => !differs(one) && !isEmpty(one.after)) };
}

/** Numbers that mean nothing to a reader: the line's own object says what it is about. */
const INNER: readonly string[] = ['answer', 'campaign'];

export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function factsOf(value: unknown): Record<string, unknown> {
  if (value === null || value === undefined) return {};
  if (typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  return { value };
}
