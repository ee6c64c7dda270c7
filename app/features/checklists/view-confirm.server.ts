import { can } from '#app/domain/access.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { type ChecklistHead, findChecklist } from '#db/queries/checklists.server.ts';
import { findPrevious, listPrevious, type PreviousLine } from '#db/queries/previous.server.ts';
import { type EvidenceOnFile, listEvidenceOf } from '#db/queries/review-detail.server.ts';

/** What last year says of one question, and the evidence that stood beside what can be confirmed. */
export interface LastYearOf {
  lines: PreviousLine[];
  evidence: EvidenceOnFile[];
}

/** What last year says of one question. Two queries. */
export async function viewLastYearOf(tx: ActorTx, checklist: ChecklistHead, code: string): Promise<LastYearOf> {
  const lines = await findPrevious(tx, checklist, code);
  const first = lines.find((line) => line.relation === 'same' || line.relation === 'equal') ?? lines[0];
  return { lines, evidence: first ? await listEvidenceOf(tx, first.fromChecklistId, first.fromNodeId) : [] };
}

/** All of last year's answers that can be confirmed with one word as things stand; null for no such checklist. */
export async function viewConfirmable(tx: ActorTx, slug: string, checklistId: number) {
  const checklist = await findChecklist(tx, slug, checklistId);
  if (!checklist) return null;
  const lines = (await listPrevious(tx, checklist)).filter((line) => line.fault === null);
  const { municipalityId, assigneeId } = checklist;
  const entityIds = checklist.entities.map((entity) => entity.id);
  const verdict = can(tx.actor, 'checklist.answer', { municipalityId, assigneeId, entityIds });
  return { checklist, lines, verdict };
}
export type ConfirmableView = NonNullable<Awaited<ReturnType<typeof viewConfirmable>>>;
