import { randomUUID } from 'node:crypto';
import { can } from '#app/domain/access.ts';
import { mayGrant } from '#app/domain/membership.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { type ChecklistHead, findChecklist, listContents } from '#db/queries/checklists.server.ts';
import { type HandOver, listHandedNodes, listHandOvers } from '#db/queries/hand-overs.server.ts';
import { canHold } from '#db/queries/handed.server.ts';
import { mayAssign } from './assign-checklist.server.ts';
import { type Question, questionsOf, type Section, sectionsOf } from './contents.ts';
import { isOpen, listHolders } from './hand-over-questions.server.ts';

/** A hand-over with how far it is. */
export interface HandOverLine extends HandOver {
  answered: number;
  /** Said to be done, or all of it answered. */
  done: boolean;
}

/** How far each hand-over is, from the questions as they stand. */
export function withProgress(handOvers: readonly HandOver[], questions: readonly Question[]): HandOverLine[] {
  const done = new Set(questions.filter(isDone).map((question) => question.code));
  return handOvers.map((handOver) => {
    const answered = handOver.codes.filter((code) => done.has(code)).length;
    return { ...handOver, answered, done: handOver.doneAt !== null || answered === handOver.codes.length };
  });
}

function isDone({ mark }: Question): boolean {
  return mark === 'answered' || mark === 'accepted';
}

/** What the actor holds of a checklist; null for whoever sees all of it. At most one query. */
export async function handedPart(tx: ActorTx, checklist: ChecklistHead): Promise<readonly string[] | null> {
  const { municipalityId, assigneeId } = checklist;
  const entityIds = checklist.entities.map((entity) => entity.id);
  const whole = can(tx.actor, 'checklist.read', { municipalityId, assigneeId, entityIds }).allowed;
  if (whole || !canHold(tx.actor)) return null;
  return (await listHandedNodes(tx, checklist.id)).map((node) => node.code);
}

/** The sections with nothing but these questions; their numbers stay those of the whole checklist. */
export function onlyThese(sections: readonly Section[], codes: readonly string[]): Section[] {
  return sections
    .map((section) => ({ ...section, questions: section.questions.filter(({ code }) => codes.includes(code)) }))
    .filter((section) => section.questions.length > 0);
}

/** The page on which questions are handed over; null when the checklist is not the actor's. Four queries. */
export async function viewHandOvers(tx: ActorTx, slug: string, checklistId: number) {
  const checklist = await findChecklist(tx, slug, checklistId);
  if (!checklist) return null;
  const sections = sectionsOf(await listContents(tx, checklist), checklist.scale);
  const handOvers = withProgress(await listHandOvers(tx, checklistId), questionsOf(sections));
  const verdict = mayAssign(tx, checklist);
  const holders = verdict.allowed ? await listHolders(tx, checklist) : [];
  const invites = mayGrant(tx.actor, 'contributor', checklist.municipalityId).allowed;
  return { checklist, sections, handOvers, holders, verdict, invites, open: isOpen(checklist), formKey: randomUUID() };
}
export type HandOversView = NonNullable<Awaited<ReturnType<typeof viewHandOvers>>>;
