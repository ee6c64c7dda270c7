import { can, type RefusalReason } from '#app/domain/access.ts';
import { decideSubmit, type Readiness, readinessOf } from '#app/domain/submission.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listReviewers, submitChecklistRow } from '#db/queries/checklist-acts.server.ts';
import { type ChecklistHead, findChecklist, listContents } from '#db/queries/checklists.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { queueMails } from '#db/queries/outbox.server.ts';
import { holdChecklist } from '#db/queries/review-acts.server.ts';
import { questionsOf, sectionsOf } from './contents.ts';

export type Submitted =
  | { kind: 'submitted' | 'already' | 'closed' }
  | { kind: 'not_found' }
  | { kind: 'refused'; reason: RefusalReason }
  | { kind: 'incomplete'; open: Readiness['open'] };

/**
 * Hands a checklist to the DPO, once however often it is asked. The row is held first: of two posts
 * at once the second sees what the first did, and no answer changes between the look at what is open and the hand-over.
 */
export async function submitChecklist(
  tx: ActorTx,
  place: { slug: string; checklistId: number; path: string },
  remark: string,
): Promise<Submitted> {
  const held = await holdChecklist(tx, place.checklistId);
  const checklist = held && (await findChecklist(tx, place.slug, place.checklistId));
  if (!checklist) return { kind: 'not_found' };
  const verdict = maySubmit(tx, checklist);
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  const questions = questionsOf(sectionsOf(await listContents(tx, checklist), checklist.scale));
  const decision = decideSubmit(checklist.phase, readinessOf(checklist.scale, questions));
  if (decision.kind !== 'submit') return decision;
  const step = await submitChecklistRow(tx, checklist, remark);
  await record(tx, verdict.as, {
    event: 'checklist.submitted',
    municipalityId: checklist.municipalityId,
    objectType: 'checklist',
    objectId: checklist.id,
    before: { phase: checklist.phase },
    after: { phase: 'submitted', ...(remark ? { remark } : {}) },
  });
  await tellReviewers(tx, checklist, place.path, step);
  return { kind: 'submitted' };
}

/** Whether the actor may hand this checklist to the DPO. */
export function maySubmit(tx: ActorTx, checklist: ChecklistHead) {
  const { municipalityId, assigneeId } = checklist;
  const entityIds = checklist.entities.map((entity) => entity.id);
  return can(tx.actor, 'checklist.submit', { municipalityId, assigneeId, entityIds });
}

async function tellReviewers(tx: ActorTx, checklist: ChecklistHead, path: string, step: number): Promise<void> {
  const { municipality, title } = checklist;
  const { serviceId, name: by } = tx.actor;
  const reviewers = (await listReviewers(tx)).filter((accountId) => accountId !== tx.actor.accountId);
  await queueMails(
    tx,
    reviewers.map((accountId) => ({
      kind: 'checklist_submitted' as const,
      accountId,
      serviceId,
      key: `checklist_submitted:${checklist.id}:${step}:${accountId}`,
      params: { municipality, title, path, by },
    })),
  );
}
