import { can, type RefusalReason } from '#app/domain/access.ts';
import { type Phase, type SeenAnswer, sawAll, stateOf } from '#app/domain/review.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { settleForm } from '#db/queries/forms.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { refreshScore } from '#db/queries/refresh-score.server.ts';
import { holdChecklist, insertVerdicts } from '#db/queries/review-acts.server.ts';
import { listReviewLines, type ReviewLine } from '#db/queries/reviews.server.ts';
import { judgedOf } from './review-lines.ts';
import { wasDone } from './was-done.server.ts';

export type AcceptedRemaining =
  | { kind: 'accepted'; count: number }
  | { kind: 'not_found' }
  | { kind: 'refused'; reason: RefusalReason }
  | { kind: 'closed'; phase: Phase }
  /** An answer changed, or was judged by somebody else, since the reviewer looked: nothing is kept. */
  | { kind: 'stale' };

/**
 * Accepts at once every answer of a checklist that has no verdict yet; what was returned stays returned.
 * @param input.seen the answers that the reviewer had on screen (`writeSeen`): nothing unseen is accepted.
 */
export async function acceptRemaining(
  tx: ActorTx,
  input: { checklistId: number; formKey: string; seen: string },
): Promise<AcceptedRemaining> {
  const checklist = await holdChecklist(tx, input.checklistId);
  if (!checklist) return { kind: 'not_found' };
  const verdict = can(tx.actor, 'checklist.review', { municipalityId: checklist.municipalityId });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  if (await wasDone(tx, input.formKey, 'accept_remaining')) return { kind: 'accepted', count: 0 };
  if (checklist.phase !== 'submitted') return { kind: 'closed', phase: checklist.phase };
  const open = toJudge(await listReviewLines(tx, checklist.id));
  if (!sawAll(input.seen, open)) return { kind: 'stale' };
  const verified = { choice: null, doc: null, impl: null };
  await insertVerdicts(
    tx,
    checklist,
    open.map(({ answerId, version }) => ({ answerId, version, outcome: 'accepted', verified, remark: '' })),
  );
  await settleForm(tx, input.formKey, 'done');
  await record(tx, verdict.as, {
    event: 'requirement.judged',
    municipalityId: checklist.municipalityId,
    objectType: 'checklist',
    objectId: checklist.id,
    after: { outcome: 'accepted', requirements: open.map((each) => each.code) },
  });
  await refreshScore(tx, checklist.id);
  return { kind: 'accepted', count: open.length };
}

/** The answers that wait for a verdict, exceptions included. */
export function toJudge(lines: readonly ReviewLine[]): (SeenAnswer & { code: string })[] {
  return lines.flatMap((line) =>
    line.answerId !== null && stateOf({ ...line.answer, version: line.version }, judgedOf(line)) === 'to_review'
      ? [{ answerId: line.answerId, version: line.version, code: line.code }]
      : [],
  );
}
