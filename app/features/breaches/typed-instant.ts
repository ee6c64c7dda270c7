import type { Resolved } from '#app/domain/local-time.ts';
import { readMoment } from '#app/domain/typed-moment.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';

/**
 * An instant as somebody typed it, to the minute: a legal clock can't start on a day. `resolved` where the hour is
 * doubled or missing at a clock change, which is read the strict way.
 */
export function typedInstant(text: string): { at: Date; resolved: Resolved } | { fault: MessageKey } {
  const read = readMoment(text);
  if (!read?.ok || read.date.precision !== 'minute') return { fault: 'breaches.fault.moment' };
  return { at: read.date.at, resolved: read.resolved };
}
