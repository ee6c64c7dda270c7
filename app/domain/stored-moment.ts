import { localDate } from './dates.ts';
import { earliestOf, type PartialDate, type Precision, UNKNOWN } from './partial-date.ts';

/** A moment as two columns hold it: the first instant that it can mean, and how exactly it is known. */
export interface StoredMoment {
  at: Date | null;
  precision: Precision;
}

/** A moment for the database, where it can be sorted and counted by. */
export function stored(date: PartialDate): StoredMoment {
  return { at: earliestOf(date), precision: date.precision };
}

/** What two columns say, as precisely as it was known. */
export function momentFrom(at: Date | null, precision: Precision): PartialDate {
  if (at === null || precision === 'unknown') return UNKNOWN;
  if (precision === 'minute') return { precision, at };
  const length = { day: 10, month: 7, year: 4 }[precision];
  return { precision, value: localDate(at).slice(0, length) };
}
