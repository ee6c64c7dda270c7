import { can } from '#app/domain/access.ts';
import { localDate } from '#app/domain/dates.ts';
import { daysLeft, progressOf } from '#app/domain/progress.ts';
import { readinessOf } from '#app/domain/submission.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listAnswerers } from '#db/queries/checklist-acts.server.ts';
import {
  type ChecklistHead,
  findChecklist,
  listChecklists,
  listContents,
  listSteps,
} from '#db/queries/checklists.server.ts';
import { listHandOvers } from '#db/queries/hand-overs.server.ts';
import { countHanded, withHanded } from '#db/queries/handed.server.ts';
import { findMunicipality } from '#db/queries/municipalities.server.ts';
import { listPrevious } from '#db/queries/previous.server.ts';
import { mayAssign } from './assign-checklist.server.ts';
import { type Mark, nextToAnswer, questionsOf, type Section, sectionsOf } from './contents.ts';
import { maySubmit } from './submit-checklist.server.ts';
import { handedPart, onlyThese, withProgress } from './view-hand-overs.server.ts';

/** A checklist's front page: what is asked, by when, by whom, how far, and where to go on. At most seven queries. */
export async function viewChecklist(tx: ActorTx, slug: string, checklistId: number) {
  const checklist = await findChecklist(tx, slug, checklistId);
  if (!checklist) return null;
  const ready = (await listPrevious(tx, checklist)).filter((line) => line.fault === null);
  const toConfirm = new Set(ready.map((line) => line.code));
  const part = await handedPart(tx, checklist);
  const all = sectionsOf(await listContents(tx, checklist), checklist.scale, toConfirm);
  const sections = part ? onlyThese(all, part) : all;
  const handOvers = withProgress(await listHandOvers(tx, checklistId), questionsOf(sections));
  const steps = await listSteps(tx, checklistId);
  const assigns = mayAssign(tx, checklist).allowed;
  const people = assigns ? await listAnswerers(tx, checklist) : [];
  const { municipalityId, assigneeId } = checklist;
  const entityIds = checklist.entities.map((entity) => entity.id);
  const answers = can(tx.actor, 'checklist.answer', { municipalityId, assigneeId, entityIds, handed: part !== null });
  const reviews = can(tx.actor, 'checklist.review', { municipalityId });
  const seen = part ? { ...checklist, ...countsOf(sections) } : checklist;
  return {
    checklist: seen,
    sections,
    handOvers,
    onlyHanded: part !== null,
    toConfirm: toConfirm.size,
    next: nextToAnswer(questionsOf(sections)),
    steps,
    people: people.filter((person) => person.id !== assigneeId),
    ...whenOf(tx, seen),
    may: {
      answer: answers.allowed,
      submit: maySubmit(tx, checklist).allowed,
      assign: assigns,
      review: reviews.allowed,
    },
  };
}
export type ChecklistView = NonNullable<Awaited<ReturnType<typeof viewChecklist>>>;

/** The checklists of one municipality; null when the actor may not know of it. Two queries. */
export async function viewChecklists(tx: ActorTx, slug: string) {
  const municipality = await findMunicipality(tx, slug);
  if (!municipality) return null;
  const checklists = withHanded(await listChecklists(tx, slug), await countHanded(tx));
  return {
    municipality,
    checklists: checklists.map((checklist) => ({ ...checklist, ...whenOf(tx, checklist) })),
    mayLaunch: can(tx.actor, 'campaign.launch').allowed,
  };
}
export type ChecklistsView = NonNullable<Awaited<ReturnType<typeof viewChecklists>>>;

/** What is left before a checklist can be handed to the DPO. Two queries. */
export async function viewSubmission(tx: ActorTx, slug: string, checklistId: number) {
  const checklist = await findChecklist(tx, slug, checklistId);
  if (!checklist) return null;
  const questions = questionsOf(sectionsOf(await listContents(tx, checklist), checklist.scale));
  const readiness = readinessOf(checklist.scale, questions);
  const named = (codes: readonly string[]) => questions.filter((question) => codes.includes(question.code));
  return {
    checklist,
    verdict: maySubmit(tx, checklist),
    total: questions.length,
    open: named(readiness.open.map((each) => each.code)),
    withoutEvidence: named(readiness.keyMeasuresWithoutEvidence),
    unchanged: named(readiness.unchanged),
  };
}
export type SubmissionView = NonNullable<Awaited<ReturnType<typeof viewSubmission>>>;

/** The figures of the questions that somebody sees, when these are not all. */
function countsOf(sections: readonly Section[]) {
  const questions = questionsOf(sections);
  const marked = (...marks: Mark[]) => questions.filter(({ mark }) => marks.includes(mark)).length;
  return { total: questions.length, answered: marked('answered', 'accepted'), returned: marked('returned') };
}

function whenOf(tx: ActorTx, head: ChecklistHead) {
  return { progress: progressOf(head), daysLeft: daysLeft(head.phase, head.dueOn, localDate(tx.now)) };
}
