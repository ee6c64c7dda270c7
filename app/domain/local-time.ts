/**
 * Between the clock on the wall in Brussels and the instant that is kept. Everything with an effect in law is kept as an
 * instant; a wall clock that does not name exactly one instant is resolved to the earlier, and the answer says so.
 */
import { ZONE } from './dates.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

const clock = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** What a clock and a calendar on a wall in Brussels show: `YYYY-MM-DD` and `HH:MM`. */
export interface WallClock {
  day: string;
  time: string;
}

export function wallClockOf(instant: Date): WallClock {
  const part = Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, value]));
  return { day: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` };
}

/** Minutes that Brussels is ahead of UTC at an instant: 60 in winter, 120 in summer. */
export function offsetOf(instant: Date): number {
  const { day, time } = wallClockOf(instant);
  return (Date.parse(`${day}T${time}:00Z`) - Math.floor(instant.getTime() / MINUTE) * MINUTE) / MINUTE;
}

/**
 * Why a wall clock had to be resolved: `doubled` when the hour comes twice (last Sunday of October), `missing` when it
 * does not come at all (last Sunday of March); null when it names one instant.
 */
export type Resolved = 'doubled' | 'missing' | null;

export interface LocalInstant {
  at: Date;
  resolved: Resolved;
}

/**
 * The instant of a day and a time of day in Brussels; null when the day or the time does not exist on a calendar or a
 * dial. A doubled hour is the first of the two, a missing hour is read with the offset of summer: both times the
 * earlier instant, so that a legal clock never starts later than the strictest reading of what somebody wrote down.
 */
export function instantOf(day: string, time: string): LocalInstant | null {
  if (!isDay(day) || !isTime(time)) return null;
  const wall = Date.parse(`${day}T${time}:00Z`);
  const offsets = new Set([offsetOf(new Date(wall - DAY)), offsetOf(new Date(wall + DAY))]);
  const readings = [...offsets].map((offset) => new Date(wall - offset * MINUTE));
  const real = readings.filter((at) => wallOf(at) === wall);
  const earliest = new Date(Math.min(...(real.length > 0 ? real : readings).map(Number)));
  return { at: earliest, resolved: real.length === 1 ? null : real.length === 0 ? 'missing' : 'doubled' };
}

/** The first instant of a calendar day in Brussels. Midnight is never doubled or missing there. */
export function startOfDay(day: string): Date {
  return strictInstant(day, '00:00');
}

/** The instant of a wall clock that is known to be possible; the earlier where there are two readings. */
export function strictInstant(day: string, time: string): Date {
  const found = instantOf(day, time);
  if (!found) throw new RangeError(`no such moment: ${day} ${time}`);
  return found.at;
}

/** The first instant at which the offset differs, between two instants at most half a year apart; null when none. */
export function offsetChangeBetween(from: Date, until: Date): Date | null {
  const before = offsetOf(from);
  if (until <= from || offsetOf(until) === before) return null;
  let low = Math.floor(from.getTime() / MINUTE);
  let high = Math.ceil(until.getTime() / MINUTE);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetOf(new Date(middle * MINUTE)) === before) low = middle;
    else high = middle;
  }
  return new Date(high * MINUTE);
}

/** Whether a text is a day that the calendar has, from 1900 on. */
export function isDay(text: string): boolean {
  if (!/^(19|2\d)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** Whether a text is a time of day, from `00:00` to `23:59`. */
export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** The same date some months later, or the last day of that month when it is shorter: 31 January gives 28 February. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

function wallOf(instant: Date): number {
  const { day, time } = wallClockOf(instant);
  return Date.parse(`${day}T${time}:00Z`);
}
