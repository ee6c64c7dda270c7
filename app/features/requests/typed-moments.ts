import { strictSentAt } from '#app/domain/awareness.ts';
import type { Resolved } from '#app/domain/local-time.ts';
import { earliestOf, latestOf } from '#app/domain/partial-date.ts';
import { readMoment } from '#app/domain/typed-moment.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';

const MINUTE = 60_000;

/**
 * When a request came in, as somebody typed it: a day without an hour counts from its beginning, an hour that the clock
 * change doubles or leaves out as the earlier instant, and nothing as the minute at hand. The clock never starts late.
 */
export function typedReceipt(text: string, now: Date): { at: Date; resolved: Resolved } | { fault: MessageKey } {
  if (text.trim() === '') return { at: new Date(Math.floor(now.getTime() / MINUTE) * MINUTE), resolved: null };
  const read = readMoment(text);
  const at = read?.ok && isExact(read.date.precision) ? earliestOf(read.date) : null;
  return read?.ok && at ? { at, resolved: read.resolved } : { fault: 'requests.fault.moment' };
}

/**
 * When something was done about a request: a day without an hour counts until its end, or until now on the day itself,
 * and nothing as now; an hour that the clock change doubles or leaves out is the later instant. What was done never counts
 * as earlier than it may have been.
 */
export function typedAct(text: string, now: Date): { at: Date; resolved: Resolved } | { fault: MessageKey } {
  if (text.trim() === '') return { at: now, resolved: null };
  const read = readMoment(text);
  if (!read?.ok || !isExact(read.date.precision)) return { fault: 'requests.fault.moment' };
  const { resolved } = read;
  const first = earliestOf(read.date);
  const last =
    read.date.precision === 'minute' ? strictSentAt({ at: read.date.at, resolved }, now) : latestOf(read.date);
  if (!first || !last) return { fault: 'requests.fault.moment' };
  return { at: first <= now && last > now ? now : last, resolved };
}

function isExact(precision: string): boolean {
  return precision === 'minute' || precision === 'day';
}
