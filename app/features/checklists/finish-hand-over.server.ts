import { can, type RefusalReason } from '#app/domain/access.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { findChecklist } from '#db/queries/checklists.server.ts';
import { finishHandOverRows, listHandedNodes } from '#db/queries/hand-overs.server.ts';
import { record } from '#db/queries/journal.server.ts';

export type Finished = { kind: 'finished' } | { kind: 'not_found' } | { kind: 'refused'; reason: RefusalReason };

/** Says that what one was handed of a checklist is done. The questions stay open to change. Twice changes nothing. */
export async function finishHandOver(tx: ActorTx, place: { slug: string; checklistId: number }): Promise<Finished> {
  const checklist = await findChecklist(tx, place.slug, place.checklistId);
  if (!checklist) return { kind: 'not_found' };
  const { municipalityId } = checklist;
  const entityIds = checklist.entities.map((entity) => entity.id);
  const handed = (await listHandedNodes(tx, checklist.id)).length > 0;
  const verdict = can(tx.actor, 'checklist.answer', { municipalityId, entityIds, handed });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  if (!handed) return { kind: 'refused', reason: 'not_handed_over' };
  const done = await finishHandOverRows(tx, checklist.id);
  if (done.length === 0) return { kind: 'finished' };
  await record(tx, verdict.as, {
    event: 'checklist.questions_done',
    municipalityId,
    objectType: 'checklist',
    objectId: checklist.id,
    after: { hand_overs: done },
  });
  return { kind: 'finished' };
}
