import type { Phase } from './review.ts';

/** Evidence beside an answer: which files are taken, what they are called, and when it may be added or taken off. */

/** Bytes that one file may have: 25 MB. */
export const FILE_LIMIT = 25 * 1_048_576;
export const TITLE_MAX = 300;
export const URL_MAX = 2_000;

/** Whether evidence may change: as long as the answers may. */
export function mayChangeEvidence(phase: Phase): boolean {
  return phase === 'open' || phase === 'returned';
}
