import { randomUUID } from 'node:crypto';
import { can } from '#app/domain/access.ts';
import { writeSeen } from '#app/domain/review.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { findReviewHead, listHandOvers, listReviewLines } from '#db/queries/reviews.server.ts';
import { toJudge } from './accept-remaining.server.ts';
import { nextToJudge, stated, tallyOf } from './review-lines.ts';
import { countsOf, type ReviewPageData, SHOWS, shownIn } from './review-shows.ts';

/** Reads what the review page of a checklist shows; null when the checklist is not the actor's. Three queries. */
export async function findReviewPage(
  tx: ActorTx,
  slug: string,
  checklistId: number,
  asked: string | null,
): Promise<ReviewPageData | 'refused' | null> {
  const head = await findReviewHead(tx, slug, checklistId);
  if (!head) return null;
  if (!can(tx.actor, 'checklist.review', { municipalityId: head.municipalityId }).allowed) return 'refused';
  const all = stated(await listReviewLines(tx, checklistId));
  const counts = countsOf(all);
  const show = SHOWS.find((each) => each === asked) ?? (counts.todo > 0 ? 'todo' : 'all');
  return {
    head,
    show,
    lines: all.filter((line) => shownIn(line, show)),
    counts,
    tally: tallyOf(all),
    next: nextToJudge(all, null),
    seen: writeSeen(toJudge(all)),
    handOvers: await listHandOvers(tx, checklistId),
    formKeys: { acceptRest: randomUUID(), accept: randomUUID(), return: randomUUID() },
    reviewable: head.phase === 'submitted',
  };
}
