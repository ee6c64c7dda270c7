import type { ReviewTally } from '#app/domain/review.ts';
import type { OtherReviewer } from '#db/queries/review-claims.server.ts';
import type { HandOver, ReviewHead } from '#db/queries/reviews.server.ts';
import type { ComparedLine } from './last-year.ts';
import type { StatedLine } from './review-lines.ts';

/** The states by which a review page narrows its list. */
export const SHOWS = ['todo', 'returned', 'accepted', 'exceptions', 'all'] as const;
export type Show = (typeof SHOWS)[number];

/** What the list may be narrowed to further: how it stands to last year, and what weighs. */
export const ONLY = ['changed', 'unchanged', 'confirmed', 'key', 'exception', 'finding'] as const;
export type Only = (typeof ONLY)[number];

/** What the review page of a checklist shows. */
export interface ReviewPageData {
  head: ReviewHead;
  show: Show;
  only: Only | null;
  lines: ComparedLine[];
  counts: Record<Show, number>;
  /** Of the lines in the chosen state. */
  onlyCounts: Record<Only, number>;
  /** It starts from an earlier checklist, so that there is something to compare with. */
  compares: boolean;
  tally: ReviewTally;
  /** Where reviewing starts or goes on; null when every answer has a verdict. */
  next: string | null;
  /** The answers without a verdict as they are on this page. */
  seen: string;
  handOvers: HandOver[];
  formKeys: { acceptRest: string; acceptTicked: string; accept: string; return: string };
  /** It lies with the reviewer now. */
  reviewable: boolean;
  /** Somebody else who reviews it now. */
  other: OtherReviewer | null;
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

/** Whether a line belongs to a further choice; without one every line does. */
export function matches(line: ComparedLine, only: Only | null): boolean {
  switch (only) {
    case null:
      return true;
    case 'key':
      return line.keyMeasure;
    case 'exception':
      return line.entityId !== null;
    case 'finding':
      return line.finding;
    case 'unchanged':
      return line.year.mark === 'unchanged' || line.year.mark === 'confirmed';
    default:
      return line.year.mark === only;
  }
}
