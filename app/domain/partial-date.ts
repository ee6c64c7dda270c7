/**
 * A moment in the past as precisely as somebody knows it. Nothing is made up: a month stays a month, and comparing asks
 * for the earliest and the latest instant that it can mean. The parts are those of VERIS: year, month, day and time.
 */
import { addDays } from './dates.ts';
import { addMonths, instantOf, isDay, isTime, type Resolved, startOfDay, wallClockOf } from './local-time.ts';

export const PRECISIONS = ['minute', 'day', 'month', 'year', 'unknown'] as const;
export type Precision = (typeof PRECISIONS)[number];

export type PartialDate =
  | { precision: 'minute'; at: Date }
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, in Brussels. */
  | { precision: 'day' | 'month' | 'year'; value: string }
  | { precision: 'unknown' };

export const UNKNOWN: PartialDate = { precision: 'unknown' };

/** The first instant that it can mean; null when unknown. */
export function earliestOf(date: PartialDate): Date | null {
  if (date.precision === 'unknown') return null;
  return date.precision === 'minute' ? date.at : startOfDay(firstDay(date.value));
}

/** The last millisecond that it can mean; null when unknown. */
export function latestOf(date: PartialDate): Date | null {
  if (date.precision === 'unknown') return null;
  if (date.precision === 'minute') return new Date(Math.floor(date.at.getTime() / 60_000) * 60_000 + 59_999);
  const first = firstDay(date.value);
  const next = { day: addDays(first, 1), month: addMonths(first, 1), year: addMonths(first, 12) }[date.precision];
  return new Date(startOfDay(next).getTime() - 1);
}

/** How two relate: `overlap` when neither is certainly first, `unknown` when one says nothing. */
export function comparePartial(a: PartialDate, b: PartialDate): 'before' | 'after' | 'overlap' | 'unknown' {
  const [from, until, otherFrom, otherUntil] = [earliestOf(a), latestOf(a), earliestOf(b), latestOf(b)];
  if (!from || !until || !otherFrom || !otherUntil) return 'unknown';
  if (until < otherFrom) return 'before';
  return from > otherUntil ? 'after' : 'overlap';
}

/** For lists: by the earliest instant, the most precise first, unknown last. */
export function orderPartial(a: PartialDate, b: PartialDate): number {
  const order = Number(earliestOf(a) ?? Number.MAX_SAFE_INTEGER) - Number(earliestOf(b) ?? Number.MAX_SAFE_INTEGER);
  return order || PRECISIONS.indexOf(a.precision) - PRECISIONS.indexOf(b.precision);
}

/** The four fields of a form or of VERIS, empty where not known: `2026`, `03` or `3`, `09` or `9`, `HH:MM`. */
export interface PartialParts {
  year: string;
  month: string;
  day: string;
  time: string;
}

/** The parts as they fill a form again, and from which a text is made. */
export function partsOf(date: PartialDate): PartialParts {
  if (date.precision === 'unknown') return { year: '', month: '', day: '', time: '' };
  const wall = date.precision === 'minute' ? wallClockOf(date.at) : { day: date.value, time: '' };
  const [year = '', month = '', day = ''] = wall.day.split('-');
  return { year, month, day, time: wall.time };
}

export type PartialProblem =
  | 'year_missing'
  | 'month_missing'
  | 'day_missing'
  | 'year_impossible'
  | 'month_impossible'
  | 'day_impossible'
  | 'time_impossible';

export type ParsedPartial =
  | { ok: true; date: PartialDate; resolved: Resolved }
  | { ok: false; problem: PartialProblem };

/** From what was filled in; the precision is that of the last part. A part without the one above it is refused. */
export function parsePartial(parts: Partial<PartialParts>): ParsedPartial {
  const tidy = (text: string | undefined, width: number) => {
    const bare = typeof text === 'string' ? text.trim() : '';
    return bare === '' ? '' : bare.padStart(width, '0');
  };
  const [year, month, day, time] = [
    tidy(parts.year, 4),
    tidy(parts.month, 2),
    tidy(parts.day, 2),
    tidy(parts.time, 5),
  ] as const;
  const problem = problemOf(year, month, day, time);
  if (problem) return { ok: false, problem };
  if (year === '') return { ok: true, date: UNKNOWN, resolved: null };
  if (month === '') return { ok: true, date: { precision: 'year', value: year }, resolved: null };
  if (day === '') return { ok: true, date: { precision: 'month', value: `${year}-${month}` }, resolved: null };
  const whole = `${year}-${month}-${day}`;
  const found = time === '' ? null : instantOf(whole, time);
  return found
    ? { ok: true, date: { precision: 'minute', at: found.at }, resolved: found.resolved }
    : { ok: true, date: { precision: 'day', value: whole }, resolved: null };
}

function problemOf(year: string, month: string, day: string, time: string): PartialProblem | null {
  if (time !== '' && day === '') return 'day_missing';
  if (day !== '' && month === '') return 'month_missing';
  if (month !== '' && year === '') return 'year_missing';
  if (year !== '' && !isDay(`${year}-01-01`)) return 'year_impossible';
  if (month !== '' && !isDay(`${year}-${month}-01`)) return 'month_impossible';
  if (day !== '' && !isDay(`${year}-${month}-${day}`)) return 'day_impossible';
  return time !== '' && !isTime(time) ? 'time_impossible' : null;
}

/**
 * One text to keep and to send: `2026-03-29T00:30Z` (an instant, so that a doubled hour stays told apart), `2026-03-29`,
 * `2026-03`, `2026`, or nothing when unknown. Texts of one precision sort in time.
 */
export function textOf(date: PartialDate): string {
  if (date.precision === 'unknown') return '';
  return date.precision === 'minute' ? `${date.at.toISOString().slice(0, 16)}Z` : date.value;
}

/** What was kept by `textOf`; also a day and time in Brussels as people type them, `2026-03-29 02:30`. */
export function partialOf(text: string): ParsedPartial {
  const kept = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})Z$/.exec(text.trim());
  if (kept?.[1] && kept[2]) {
    if (!isDay(kept[1])) return { ok: false, problem: 'day_impossible' };
    if (!isTime(kept[2])) return { ok: false, problem: 'time_impossible' };
    return { ok: true, date: { precision: 'minute', at: new Date(text.trim()) }, resolved: null };
  }
  const typed = /^(\d{4})?(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?:[ T]+(\d{1,2}:\d{2})(?::\d{2})?)?$/.exec(text.trim());
  if (!typed) return { ok: false, problem: 'day_impossible' };
  const [, year, month, day, time] = typed;
  return parsePartial({ year: year ?? '', month: month ?? '', day: day ?? '', time: time ?? '' });
}

function firstDay(value: string): string {
  return `${value}-01-01`.slice(0, 10);
}
