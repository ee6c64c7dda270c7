import { randomUUID } from 'node:crypto';
import { can } from '#app/domain/access.ts';
import { writeSeen } from '#app/domain/review.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listFindings } from '#db/queries/findings.server.ts';
import { listPrevious } from '#db/queries/previous.server.ts';
import { claimReview, findOtherReviewer } from '#db/queries/review-claims.server.ts';
import { findReviewHead, listHandOvers, listReviewLines } from '#db/queries/reviews.server.ts';
import { toJudge } from './accept-remaining.server.ts';
import { compareLines } from './last-year.ts';
import { nextToJudge, stated, tallyOf } from './review-lines.ts';
import { countsOf, matches, ONLY, type Only, type ReviewPageData, SHOWS, shownIn } from './review-shows.ts';

/** What the address narrows the list to. */
export interface Asked {
  show: string | null;
  only: string | null;
}

/**
 * Reads what the review page of a checklist shows, and says that the actor reviews it now; null when the checklist is
 * not the actor's. Seven queries at most, whatever its size.
 */
export async function findReviewPage(
  tx: ActorTx,
  slug: string,
  checklistId: number,
  asked: Asked,
): Promise<ReviewPageData | 'refused' | null> {
  const head = await findReviewHead(tx, slug, checklistId);
  if (!head) return null;
  if (!can(tx.actor, 'checklist.review', { municipalityId: head.municipalityId }).allowed) return 'refused';
  const reviewable = head.phase === 'submitted';
  const other = reviewable && !(await claimReview(tx, head)) ? await findOtherReviewer(tx, head.id) : null;
  const previous = await listPrevious(tx, head);
  const open = (await listFindings(tx, head.id)).filter(({ resolvedAt }) => resolvedAt === null);
  const lines = stated(await listReviewLines(tx, checklistId));
  const all = compareLines(lines, previous, new Set(open.map(({ code }) => code)));
  const counts = countsOf(all);
  const show = SHOWS.find((each) => each === asked.show) ?? (counts.todo > 0 ? 'todo' : 'all');
  const only = ONLY.find((each) => each === asked.only) ?? null;
  const shown = all.filter((line) => shownIn(line, show));
  const countOf = (each: Only) => shown.filter((line) => matches(line, each)).length;
  return {
    head,
    show,
    only,
    lines: shown.filter((line) => matches(line, only)),
    counts,
    onlyCounts: Object.fromEntries(ONLY.map((each) => [each, countOf(each)])) as Record<Only, number>,
    compares: previous.length > 0,
    tally: tallyOf(all),
    next: nextToJudge(all, null),
    seen: writeSeen(toJudge(all)),
    handOvers: await listHandOvers(tx, checklistId),
    formKeys: {
      acceptRest: randomUUID(),
      acceptTicked: randomUUID(),
      accept: randomUUID(),
      return: randomUUID(),
    },
    reviewable,
    other,
  };
}
