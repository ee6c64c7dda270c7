import { type ParsedPartial, type PartialDate, parsePartial, partsOf } from './partial-date.ts';

/**
 * A moment as people here type it, as exactly as they know it: `3/11/2026 14:30`, `3/11/2026`, `11/2026` or `2026`; the
 * year may come first too. Null where it is none of these.
 */
export function readMoment(text: string): ParsedPartial | null {
  const typed = text.trim();
  const local = /^(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})(?:[ ,T]+(\d{1,2}[:.]\d{2}))?$/.exec(typed);
  const sorted = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[ ,T]+(\d{1,2}[:.]\d{2}))?$/.exec(typed);
  if (typed === '') return parsePartial({});
  if (sorted) return parsePartial({ ...named(sorted[1], sorted[2], sorted[3]), time: clock(sorted[4]) });
  return local ? parsePartial({ ...named(local[3], local[2], local[1]), time: clock(local[4]) }) : null;
}

/** The text that `readMoment` reads back as the same moment. */
export function writeMoment(date: PartialDate): string {
  const { year, month, day, time } = partsOf(date);
  const bare = (part: string) => String(Number(part));
  const days = [...(day ? [bare(day)] : []), ...(month ? [bare(month)] : []), year].join('/');
  return time ? `${days} ${time}` : days;
}

function named(year = '', month = '', day = '') {
  return { year, month, day };
}

function clock(time = ''): string {
  return time.replace('.', ':');
}
