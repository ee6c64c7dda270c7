import { can, type RefusalReason } from '#app/domain/access.ts';
import {
  type AnswerContent,
  type AnswerDecision,
  type AnswerForm,
  decideAnswer,
  type StoredAnswer,
  sameContent,
} from '#app/domain/answer.ts';
import type { JournalEntry, JournalEvent } from '#app/domain/journal.ts';
import type { ActorTx } from '#db/connection.server.ts';
import {
  type AnswerPlace,
  findQuestionFacts,
  insertAnswerVersion,
  type QuestionFacts,
} from '#db/queries/answers.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { refreshScore } from '#db/queries/refresh-score.server.ts';

export type Answered =
  | { kind: 'saved'; version: number }
  | { kind: 'not_found' }
  | { kind: 'refused'; reason: RefusalReason }
  | Exclude<AnswerDecision, { kind: 'write' | 'unchanged' }>;

/**
 * Keeps an answer to one requirement, as the next version of it: for all entities of the checklist, or with
 * `place.entityId` for one that differs. What is asked for a second time is answered as saved and written once.
 */
export async function answerRequirement(tx: ActorTx, place: AnswerPlace, form: AnswerForm): Promise<Answered> {
  const facts = await findQuestionFacts(tx, place);
  if (!facts) return { kind: 'not_found' };
  const verdict = mayAnswer(tx, facts, place.entityId);
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  const decision = decideAnswer(facts, form);
  if (decision.kind === 'unchanged') return { kind: 'saved', version: facts.current?.version ?? 0 };
  if (decision.kind !== 'write') return decision;
  const event = place.entityId === null ? 'requirement.answered' : 'requirement.exception_set';
  return writeAnswer(tx, { facts, place, as: verdict.as, event, content: decision.content });
}

/** An answer for all is for whoever answers for one of the entities; an exception only for who answers for that one. */
export function mayAnswer(tx: ActorTx, facts: QuestionFacts, entityId: number | null) {
  const { municipalityId, assigneeId, handed } = facts;
  const entityIds = entityId === null ? facts.entityIds : [entityId];
  return can(tx.actor, 'checklist.answer', { municipalityId, assigneeId, handed, entityIds });
}

interface Writing {
  facts: QuestionFacts;
  place: AnswerPlace;
  as: Parameters<typeof record>[1];
  event: JournalEvent;
  content: AnswerContent;
}

/**
 * Writes the next version, its journal line and the checklist's figures. The line comes before the figures: it makes
 * other writers of the service wait, so the figures are counted after all that was written before.
 */
export async function writeAnswer(tx: ActorTx, { facts, place, as, event, content }: Writing): Promise<Answered> {
  const saved = await insertAnswerVersion(tx, facts, place.entityId, facts.current, content);
  if (!saved) return lostRace(tx, place, content);
  await record(tx, as, journalLine(facts, event, { place, version: saved.version, content }));
  await refreshScore(tx, facts.checklistId);
  return { kind: 'saved', version: saved.version };
}

/** Somebody saved between the reading and the writing. Had they the same thing in mind, it is saved. */
async function lostRace(tx: ActorTx, place: AnswerPlace, mine: AnswerContent): Promise<Answered> {
  const now = await findQuestionFacts(tx, place);
  const theirs = now?.current ?? null;
  return theirs && sameContent(theirs, mine) ? { kind: 'saved', version: theirs.version } : { kind: 'stale', theirs };
}

/** What the journal says of a save: the answer before and after, without what its scale does not know. */
export function journalLine(
  facts: QuestionFacts,
  event: JournalEvent,
  save: { place: Pick<AnswerPlace, 'entityId'>; version: number; content: AnswerContent },
): JournalEntry {
  const { place, version, content } = save;
  return {
    event,
    municipalityId: facts.municipalityId,
    objectType: 'requirement',
    objectId: `${facts.checklistId}/${facts.code}`,
    before: facts.current && { version: facts.current.version, ...told(facts, facts.current) },
    after: { version, ...told(facts, content), ...(place.entityId ? { entity: place.entityId } : {}) },
  };
}

function told(facts: QuestionFacts, content: AnswerContent | StoredAnswer) {
  const { choice, doc, impl, explanation, exceptionReason } = content;
  const values = facts.scale === 'maturity' ? { doc, impl } : { choice };
  return { ...values, explanation, ...(facts.exception ? { exceptionReason } : {}) };
}
