import { randomUUID } from 'node:crypto';
import { can } from '#app/domain/access.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { findPrevious } from '#db/queries/previous.server.ts';
import { claimReview, findOtherReviewer } from '#db/queries/review-claims.server.ts';
import { findQuestion, listAnswersTo, listEvidenceOf, listVerdictsOn } from '#db/queries/review-detail.server.ts';
import { findReviewHead, listReviewLines } from '#db/queries/reviews.server.ts';
import { type ComparedLine, compareLines } from './last-year.ts';
import { codesOf, nextToJudge, stated, tallyOf } from './review-lines.ts';
import type { AnswerBefore, ReviewOneData } from './review-one.ts';

/**
 * Reads what the review of one requirement shows, and says that the actor reviews the checklist now; null when it is not
 * the actor's or not asked. Nine queries at most.
 */
export async function findReviewOne(
  tx: ActorTx,
  slug: string,
  checklistId: number,
  code: string,
  from: string | null = null,
): Promise<ReviewOneData | 'refused' | null> {
  const head = await findReviewHead(tx, slug, checklistId);
  if (!head) return null;
  if (!can(tx.actor, 'checklist.review', { municipalityId: head.municipalityId }).allowed) return 'refused';
  const question = await findQuestion(tx, checklistId, code);
  const lines = stated(await listReviewLines(tx, checklistId));
  if (!question || !lines.some((line) => line.code === code)) return null;
  const reviewable = head.phase === 'submitted';
  const other = reviewable && !(await claimReview(tx, head)) ? await findOtherReviewer(tx, head.id) : null;
  const lastYear = await findPrevious(tx, head, code);
  const mine = compareLines(
    lines.filter((line) => line.code === code),
    lastYear,
  );
  const codes = codesOf(lines);
  const at = codes.indexOf(code);
  const answers = await listAnswersTo(tx, checklistId, question.nodeId);
  const verdicts = await listVerdictsOn(tx, checklistId, question.nodeId);
  return {
    head,
    question,
    keyMeasure: mine[0]?.keyMeasure ?? false,
    naAllowed: mine[0]?.naAllowed ?? false,
    position: at + 1,
    total: codes.length,
    left: tallyOf(lines).to_review,
    previous: codes[at - 1] ?? null,
    next: codes[at + 1] ?? null,
    nextToJudge: nextToJudge(lines, code),
    answers: answers.map((answer) => ({
      answer,
      ...standingOf(mine.find((line) => line.answerId === answer.answerId)),
      verdicts: verdicts.filter((verdict) => verdict.answerId === answer.answerId),
      formKey: randomUUID(),
    })),
    evidence: await listEvidenceOf(tx, checklistId, question.nodeId),
    reviewable,
    lastYear,
    other,
    from: lines.some((line) => line.code === from) ? from : null,
  };
}

function standingOf(line: ComparedLine | undefined): Pick<AnswerBefore, 'state' | 'year'> {
  return { state: line?.state ?? 'unanswered', year: line?.year ?? { mark: 'none', differs: [], asAccepted: false } };
}

/** Where a reviewer goes after a verdict: the next answer that has none, or the page of the whole when all have. */
export async function findNextToJudge(tx: ActorTx, checklistId: number, code: string): Promise<string | null> {
  const lines = stated(await listReviewLines(tx, checklistId));
  const same = lines.some((line) => line.code === code && line.state === 'to_review');
  return same ? code : nextToJudge(lines, code);
}
