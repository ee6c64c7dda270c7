import { can, type RefusalReason } from '#app/domain/access.ts';
import { decideJudge, type JudgeForm, type Phase } from '#app/domain/review.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { settleForm } from '#db/queries/forms.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { refreshScore } from '#db/queries/refresh-score.server.ts';
import { findJudgeFacts, holdChecklist, insertVerdicts } from '#db/queries/review-acts.server.ts';
import { wasDone } from './was-done.server.ts';

export type Judged =
  | { kind: 'judged' }
  | { kind: 'not_found' }
  | { kind: 'refused'; reason: RefusalReason }
  | { kind: 'closed'; phase: Phase }
  | { kind: 'stale' }
  | {
      kind: 'invalid';
      field: 'remark' | 'doc' | 'impl' | 'choice';
      why: 'remark_required' | 'other_scale' | 'na_forbidden';
    };

/**
 * Keeps a reviewer's verdict on the version of an answer that was on screen, beside the answer and never over it.
 * The same form sent twice is one verdict.
 */
export async function judgeAnswer(
  tx: ActorTx,
  input: { checklistId: number; answerId: number; formKey: string; form: JudgeForm },
): Promise<Judged> {
  const checklist = await holdChecklist(tx, input.checklistId);
  const facts = checklist && (await findJudgeFacts(tx, checklist, input.answerId));
  if (!checklist || !facts) return { kind: 'not_found' };
  const verdict = can(tx.actor, 'checklist.review', { municipalityId: checklist.municipalityId });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  if (await wasDone(tx, input.formKey, 'judge_answer')) return { kind: 'judged' };
  const decision = decideJudge(facts, input.form);
  if (decision.kind !== 'judge') return decision;
  const { outcome, remark, verified } = input.form;
  const { version } = facts.answer;
  await insertVerdicts(tx, checklist, [
    { answerId: input.answerId, version, outcome, verified, remark: remark.trim() },
  ]);
  await settleForm(tx, input.formKey, 'done');
  await record(tx, verdict.as, {
    event: 'requirement.judged',
    municipalityId: checklist.municipalityId,
    objectType: 'requirement',
    objectId: `${checklist.id}/${facts.code}`,
    after: { answer: input.answerId, version, outcome, ...verified, remark: remark.trim() },
  });
  await refreshScore(tx, checklist.id);
  return { kind: 'judged' };
}
