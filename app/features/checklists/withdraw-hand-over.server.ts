import type { RefusalReason } from '#app/domain/access.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { findChecklist } from '#db/queries/checklists.server.ts';
import { holdHandOver, withdrawHandOverRow } from '#db/queries/hand-overs.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { mayAssign } from './assign-checklist.server.ts';

export type Withdrawn = { kind: 'withdrawn' } | { kind: 'not_found' } | { kind: 'refused'; reason: RefusalReason };

/** Takes a hand-over back: its questions close for that person at once. What was answered stays. Twice changes nothing. */
export async function withdrawHandOver(
  tx: ActorTx,
  place: { slug: string; checklistId: number },
  id: number,
): Promise<Withdrawn> {
  const checklist = await findChecklist(tx, place.slug, place.checklistId);
  if (!checklist) return { kind: 'not_found' };
  const verdict = mayAssign(tx, checklist);
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  const handOver = await holdHandOver(tx, checklist.id, id);
  if (!handOver) return { kind: 'not_found' };
  if (handOver.withdrawnAt !== null) return { kind: 'withdrawn' };
  await withdrawHandOverRow(tx, id);
  await record(tx, verdict.as, {
    event: 'checklist.questions_withdrawn',
    municipalityId: checklist.municipalityId,
    objectType: 'checklist',
    objectId: checklist.id,
    before: { hand_over: id, to: handOver.toId, questions: handOver.codes },
  });
  return { kind: 'withdrawn' };
}
