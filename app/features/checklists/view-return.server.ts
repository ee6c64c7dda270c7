import { can } from '#app/domain/access.ts';
import { hasOneScore } from '#app/domain/answer.ts';
import { takesAnswers } from '#app/domain/review.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { findChecklist } from '#db/queries/checklists.server.ts';
import { handedPart } from './view-hand-overs.server.ts';

/** The page where a checklist is downloaded and sent back; null when it is not the actor's. At most two queries. */
export async function viewReturn(tx: ActorTx, place: { slug: string; checklistId: number }) {
  const checklist = await findChecklist(tx, place.slug, place.checklistId);
  if (!checklist) return null;
  const handed = (await handedPart(tx, checklist)) !== null;
  const { municipalityId, assigneeId, phase } = checklist;
  const entityIds = checklist.entities.map((entity) => entity.id);
  const verdict = can(tx.actor, 'checklist.answer', { municipalityId, assigneeId, entityIds, handed });
  const open = takesAnswers(phase);
  return { checklist, oneScore: hasOneScore(checklist.framework), verdict, open };
}
export type ReturnView = NonNullable<Awaited<ReturnType<typeof viewReturn>>>;
