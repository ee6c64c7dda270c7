import { can, type RefusalReason } from '#app/domain/access.ts';
import { isUnderWay } from '#app/domain/review.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { assignChecklistRow, listAnswerers } from '#db/queries/checklist-acts.server.ts';
import { type ChecklistHead, findChecklist } from '#db/queries/checklists.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { queueMail } from '#db/queries/outbox.server.ts';

export type Assigned =
  | { kind: 'assigned' }
  | { kind: 'not_found' }
  | { kind: 'refused'; reason: RefusalReason }
  /** Nobody who answers for that municipality. */
  | { kind: 'unknown_person' }
  /** It was accepted or closed: nobody has to answer it any more. */
  | { kind: 'closed' };

/** Lets another person of the municipality answer a checklist, with a mail to that person. */
export async function assignChecklist(
  tx: ActorTx,
  place: { slug: string; checklistId: number; path: string },
  accountId: number,
): Promise<Assigned> {
  const checklist = await findChecklist(tx, place.slug, place.checklistId);
  if (!checklist) return { kind: 'not_found' };
  const verdict = mayAssign(tx, checklist);
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  if (!isUnderWay(checklist.phase)) return { kind: 'closed' };
  const people = await listAnswerers(tx, checklist);
  if (!people.some((person) => person.id === accountId)) return { kind: 'unknown_person' };
  const step = await assignChecklistRow(tx, checklist, accountId);
  if (step === null) return { kind: 'assigned' };
  await record(tx, verdict.as, {
    event: 'checklist.reassigned',
    municipalityId: checklist.municipalityId,
    objectType: 'checklist',
    objectId: checklist.id,
    before: { assignee: checklist.assigneeId },
    after: { assignee: accountId },
  });
  const { municipality, title, dueOn } = checklist;
  await queueMail(tx, {
    kind: 'checklist_handed_over',
    accountId,
    serviceId: tx.actor.serviceId,
    key: `checklist_handed_over:${checklist.id}:${step}`,
    params: { municipality, title, dueOn, path: place.path, by: tx.actor.name },
  });
  return { kind: 'assigned' };
}

/** Whether the actor may hand this checklist to somebody else. */
export function mayAssign(tx: ActorTx, checklist: ChecklistHead) {
  const { municipalityId, assigneeId } = checklist;
  const entityIds = checklist.entities.map((entity) => entity.id);
  return can(tx.actor, 'checklist.assign', { municipalityId, assigneeId, entityIds });
}
