import { can, type RefusalReason } from '#app/domain/access.ts';
import { decideAccept, type Phase } from '#app/domain/review.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { settleForm } from '#db/queries/forms.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { queueMail } from '#db/queries/outbox.server.ts';
import { findHandOverReader, handOver, holdChecklist } from '#db/queries/review-acts.server.ts';
import { listReviewLines } from '#db/queries/reviews.server.ts';
import { stated, tallyOf } from './review-lines.ts';
import { wasDone } from './was-done.server.ts';

export type AcceptedChecklist =
  | { kind: 'accepted' }
  | { kind: 'not_found' }
  | { kind: 'refused'; reason: RefusalReason }
  | { kind: 'closed'; phase: Phase }
  | { kind: 'not_all_accepted'; left: number };

/** Accepts a checklist whose answers are all accepted, and tells those who gave them with one mail. */
export async function acceptChecklist(
  tx: ActorTx,
  input: { checklistId: number; formKey: string; path: string },
): Promise<AcceptedChecklist> {
  const checklist = await holdChecklist(tx, input.checklistId);
  if (!checklist) return { kind: 'not_found' };
  const verdict = can(tx.actor, 'checklist.review', { municipalityId: checklist.municipalityId });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  if (await wasDone(tx, input.formKey, 'accept_checklist')) return { kind: 'accepted' };
  const counts = tallyOf(stated(await listReviewLines(tx, checklist.id)));
  const decision = decideAccept(checklist.phase, counts);
  if (decision.kind !== 'accept') return decision;
  const step = await handOver(tx, checklist, 'accepted', '');
  const accountId = await findHandOverReader(tx, checklist);
  if (accountId !== null) {
    const { municipality, title } = checklist;
    await queueMail(tx, {
      kind: 'checklist_accepted',
      accountId,
      serviceId: tx.actor.serviceId,
      key: `checklist_accepted:${checklist.id}:${step}`,
      params: { municipality, title, path: input.path },
    });
  }
  await settleForm(tx, input.formKey, 'done');
  await record(tx, verdict.as, {
    event: 'checklist.accepted',
    municipalityId: checklist.municipalityId,
    objectType: 'checklist',
    objectId: checklist.id,
    before: { phase: checklist.phase },
    after: { phase: 'accepted', answers: counts.accepted },
  });
  return { kind: 'accepted' };
}
