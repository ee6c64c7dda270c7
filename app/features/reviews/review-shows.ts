import type { ReviewTally } from '#app/domain/review.ts';
import type { HandOver, ReviewHead } from '#db/queries/reviews.server.ts';
import type { StatedLine } from './review-lines.ts';

/** The states by which a review page narrows its list. */
export const SHOWS = ['todo', 'returned', 'accepted', 'exceptions', 'all'] as const;
export type Show = (typeof SHOWS)[number];

/** What the review page of a checklist shows. */
export interface ReviewPageData {
  head: ReviewHead;
  show: Show;
  lines: StatedLine[];
  counts: Record<Show, number>;
  tally: ReviewTally;
  /** Where reviewing starts or goes on; null when every answer has a verdict. */
  next: string | null;
  /** The answers without a verdict as they are on this page. */
  seen: string;
  handOvers: HandOver[];
  formKeys: { acceptRest: string; accept: string; return: string };
  /** It lies with the reviewer now. */
  reviewable: boolean;
}

/** How many lines each state holds. */
export function countsOf(lines: readonly StatedLine[]): Record<Show, number> {
  const count = (show: Show) => lines.filter((line) => shownIn(line, show)).length;
  return {
    todo: count('todo'),
    returned: count('returned'),
    accepted: count('accepted'),
    exceptions: count('exceptions'),
    all: lines.length,
  };
}

export function shownIn(line: StatedLine, show: Show): boolean {
  if (show === 'all') return true;
  if (show === 'exceptions') return line.entityId !== null;
  return line.state === (show === 'todo' ? 'to_review' : show);
}
