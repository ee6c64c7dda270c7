import { can, type RefusalReason } from '#app/domain/access.ts';
import type { Phase } from '#app/domain/review.ts';
import type { TickedAnswer } from '#app/domain/review-year.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { settleForm } from '#db/queries/forms.server.ts';
import { recordAll } from '#db/queries/journal.server.ts';
import { refreshScore } from '#db/queries/refresh-score.server.ts';
import { holdChecklist, insertVerdicts } from '#db/queries/review-acts.server.ts';
import { listReviewLines } from '#db/queries/reviews.server.ts';
import { type StatedLine, stated } from './review-lines.ts';
import { wasDone } from './was-done.server.ts';

/** Why one ticked answer stops all of them. */
export interface TickFault {
  code: string;
  why: 'changed' | 'judged' | 'gone';
}

export type AcceptedTicked =
  | { kind: 'accepted'; count: number }
  | { kind: 'not_found' }
  | { kind: 'refused'; reason: RefusalReason }
  | { kind: 'closed'; phase: Phase }
  | { kind: 'nothing_ticked' }
  /** Nothing is kept; each fault says which answer and why. */
  | { kind: 'faults'; faults: TickFault[] };

/**
 * Accepts the ticked answers of a checklist at once, with the value that the municipality gave: all, or none when one
 * changed or was judged after it was on screen. As many statements for two hundred as for one.
 */
export async function acceptTicked(
  tx: ActorTx,
  input: { checklistId: number; formKey: string; ticked: readonly TickedAnswer[] },
): Promise<AcceptedTicked> {
  const checklist = await holdChecklist(tx, input.checklistId);
  if (!checklist) return { kind: 'not_found' };
  const verdict = can(tx.actor, 'checklist.review', { municipalityId: checklist.municipalityId });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  if (await wasDone(tx, input.formKey, 'accept_ticked')) return { kind: 'accepted', count: 0 };
  if (checklist.phase !== 'submitted') return { kind: 'closed', phase: checklist.phase };
  if (input.ticked.length === 0) return { kind: 'nothing_ticked' };
  const lines = new Map(stated(await listReviewLines(tx, checklist.id)).map((line) => [line.answerId, line]));
  const ticked = [...new Map(input.ticked.map((each) => [each.answerId, each])).values()];
  const faults = ticked.flatMap((each) => faultOf(each, lines.get(each.answerId)));
  if (faults.length > 0) return { kind: 'faults', faults };
  const verified = { choice: null, doc: null, impl: null };
  const outcome = 'accepted' as const;
  await insertVerdicts(
    tx,
    checklist,
    ticked.map(({ answerId, version }) => ({ answerId, version, outcome, verified, remark: '' })),
  );
  await settleForm(tx, input.formKey, 'done');
  await recordAll(
    tx,
    verdict.as,
    ticked.map(({ answerId, version }) => ({
      event: 'requirement.judged',
      municipalityId: checklist.municipalityId,
      objectType: 'requirement',
      objectId: `${checklist.id}/${lines.get(answerId)?.code}`,
      after: { answer: answerId, version, outcome },
    })),
  );
  await refreshScore(tx, checklist.id);
  return { kind: 'accepted', count: ticked.length };
}

function faultOf(ticked: TickedAnswer, line: StatedLine | undefined): TickFault[] {
  if (!line) return [{ code: String(ticked.answerId), why: 'gone' }];
  const { code } = line;
  if (line.version !== ticked.version) return [{ code, why: 'changed' }];
  if (line.verdictId !== ticked.newestVerdict) return [{ code, why: 'judged' }];
  return line.state === 'to_review' ? [] : [{ code, why: line.state === 'unanswered' ? 'gone' : 'judged' }];
}
