import { daysBetween } from './dates.ts';
import { cleanLine } from './file-name.ts';
import type { FileFault } from './file-type.ts';
import { type Phase, takesAnswers } from './review.ts';

/** Evidence beside an answer: what may be hung there, and when it may be added or taken off. */

/** Bytes that one file may have: 25 MB. */
export const FILE_LIMIT = 25 * 1_048_576;
export const TITLE_MAX = 300;
export const URL_MAX = 2_000;

export const CONFIDENTIALITIES = ['public', 'internal', 'confidential'] as const;
/** Who may know of a piece; a confidential one only the SPOC and director of that municipality, and the DPO. */
export type Confidentiality = (typeof CONFIDENTIALITIES)[number];

/** Days before the end of a piece's validity from which one is warned, the nearest last. */
export const WARN_DAYS = [60, 30, 7] as const;

/**
 * How near the end of a piece's validity is: the number of days of the warning that counts, `expired` from the day after
 * the last valid one, null when there is nothing to say. Days are `YYYY-MM-DD`.
 */
export function expiryOf(validUntil: string | null, today: string): 'expired' | (typeof WARN_DAYS)[number] | null {
  if (validUntil === null) return null;
  if (validUntil < today) return 'expired';
  const left = daysBetween(today, validUntil);
  return WARN_DAYS.findLast((days) => left <= days) ?? null;
}

/** Files that one revision of a piece may have. */
export const FILES_MAX = 20;

/** Kinds that a browser shows without running anything of them; SVG and HTML are none of these. */
const SHOWN: readonly string[] = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'application/pdf'];

/** How a file can be looked at in the page: as an image, in the browser's own PDF reader, or not at all. */
export function previewOf(mediaType: string): 'image' | 'pdf' | null {
  if (!SHOWN.includes(mediaType)) return null;
  return mediaType === 'application/pdf' ? 'pdf' : 'image';
}

/** Why a piece of evidence was refused; each has its sentence in the catalogue. */
export type EvidenceFault =
  | FileFault
  | 'no_file'
  | 'too_large'
  | 'too_many'
  | 'broken'
  | 'infected'
  | 'unscanned'
  | 'url'
  | 'title'
  | 'unknown'
  | 'form';

/** Whether evidence may change: as long as the answers may. */
export function mayChangeEvidence(phase: Phase): boolean {
  return takesAnswers(phase);
}

export type LinkDecision = { kind: 'take'; url: string; title: string } | { kind: 'refuse'; why: 'url' | 'title' };

/**
 * A link as it is kept: http or https, without a name and password in it, at most `URL_MAX` long. Without a title it is
 * called after its host.
 */
export function decideLink(typed: { url: string; title: string }): LinkDecision {
  const text = typed.url.trim();
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return { kind: 'refuse', why: 'url' };
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || url.href.length > URL_MAX) return { kind: 'refuse', why: 'url' };
  const title = decideTitle(typed.title, url.host);
  return title === null ? { kind: 'refuse', why: 'title' } : { kind: 'take', url: url.href, title };
}

/** A title as it is kept, or its stand-in when nothing was typed; null when it is too long. */
export function decideTitle(typed: string, otherwise: string): string | null {
  const title = cleanLine(typed) || otherwise;
  return title.length > TITLE_MAX ? null : title;
}
