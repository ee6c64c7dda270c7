import { can, type RefusalReason } from '#app/domain/access.ts';
import { decideReturn, type Phase } from '#app/domain/review.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { settleForm } from '#db/queries/forms.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { queueMail } from '#db/queries/outbox.server.ts';
import { findHandOverReader, handOver, holdChecklist } from '#db/queries/review-acts.server.ts';
import { listReviewLines } from '#db/queries/reviews.server.ts';
import { stated, tallyOf } from './review-lines.ts';
import { wasDone } from './was-done.server.ts';

export type ReturnedChecklist =
  | { kind: 'returned' }
  | { kind: 'not_found' }
  | { kind: 'refused'; reason: RefusalReason }
  | { kind: 'closed'; phase: Phase }
  | { kind: 'says_nothing' };

/** Gives a checklist back to those who answered it, with the remarks, and tells them so with one mail. */
export async function returnChecklist(
  tx: ActorTx,
  input: { checklistId: number; formKey: string; remark: string; path: string },
): Promise<ReturnedChecklist> {
  const checklist = await holdChecklist(tx, input.checklistId);
  if (!checklist) return { kind: 'not_found' };
  const verdict = can(tx.actor, 'checklist.review', { municipalityId: checklist.municipalityId });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  if (await wasDone(tx, input.formKey, 'return_checklist')) return { kind: 'returned' };
  const counts = tallyOf(stated(await listReviewLines(tx, checklist.id)));
  const decision = decideReturn(checklist.phase, counts, input.remark);
  if (decision.kind !== 'return') return decision;
  const remark = input.remark.trim();
  const step = await handOver(tx, checklist, 'returned', remark);
  const accountId = await findHandOverReader(tx, checklist);
  if (accountId !== null) {
    const { municipality, title, dueOn } = checklist;
    await queueMail(tx, {
      kind: 'checklist_returned',
      accountId,
      serviceId: tx.actor.serviceId,
      key: `checklist_returned:${checklist.id}:${step}`,
      params: { municipality, title, dueOn, path: input.path },
    });
  }
  await settleForm(tx, input.formKey, 'done');
  await record(tx, verdict.as, {
    event: 'checklist.returned',
    municipalityId: checklist.municipalityId,
    objectType: 'checklist',
    objectId: checklist.id,
    before: { phase: checklist.phase },
    after: { phase: 'returned', returned: counts.returned, remark },
  });
  return { kind: 'returned' };
}
