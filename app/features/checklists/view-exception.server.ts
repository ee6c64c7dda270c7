import { can } from '#app/domain/access.ts';
import type { StoredAnswer } from '#app/domain/answer.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { findQuestionFacts } from '#db/queries/answers.server.ts';
import { type QuestionView, viewQuestion } from './view-question.server.ts';

export interface ExceptionView {
  view: QuestionView;
  entity: { id: number; name: string };
  /** The exception as it stands, also when it was withdrawn; null when there never was one. */
  current: StoredAnswer | null;
  mayChange: boolean;
}

/** One question as one entity differs in it; null when it is not the actor's, or the entity is none of the checklist's. */
export async function viewException(
  tx: ActorTx,
  place: { slug: string; checklistId: number; code: string; entityId: number },
): Promise<ExceptionView | null> {
  const facts = await findQuestionFacts(tx, place);
  const view = facts && (await viewQuestion(tx, place.slug, place.checklistId, place.code));
  const entity = view?.checklist.entities.find((each) => each.id === place.entityId);
  if (!facts || !view || !entity) return null;
  const { municipalityId, assigneeId } = facts;
  const verdict = can(tx.actor, 'checklist.answer', { municipalityId, assigneeId, entityIds: [entity.id] });
  return { view, entity, current: facts.current, mayChange: verdict.allowed && view.reader.open };
}
