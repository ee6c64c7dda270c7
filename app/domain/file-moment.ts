import { type PartialDate, partialOf, textOf } from './partial-date.ts';
import { readMoment, writeMoment } from './typed-moment.ts';

/**
 * A moment for a file that is read again: as people type it, but an hour that a clock change made double as the instant
 * that it was, so that it comes back as the same one.
 */
export function fileMoment(date: PartialDate): string {
  const text = writeMoment(date);
  const read = readMoment(text);
  return read?.ok && textOf(read.date) === textOf(date) ? text : textOf(date);
}

/** What `fileMoment` wrote, what `textOf` keeps, or what somebody typed; null where it is none of these. */
export function readFileMoment(text: string): PartialDate | null {
  const typed = text.trim();
  const read = typed.endsWith('Z') ? partialOf(typed) : readMoment(typed.replace(/(:\d{2}):\d{2}(\.\d+)?$/, '$1'));
  return read?.ok ? read.date : null;
}
