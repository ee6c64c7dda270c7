import { can } from '#app/domain/access.ts';
import { takesAnswers } from '#app/domain/review.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listAnswerHistory } from '#db/queries/answers.server.ts';
import { findChecklist, findQuestionWords } from '#db/queries/checklists.server.ts';
import { countHanded, withHanded } from '#db/queries/handed.server.ts';
import { listIncidentsOf } from '#db/queries/incident-requirements.server.ts';
import { listAnswersElsewhere } from '#db/queries/mapped-answers.server.ts';
import { listAnswersTo, listEvidenceOf, listVerdictsOn } from '#db/queries/review-detail.server.ts';
import { viewLastYearOf } from './view-confirm.server.ts';
import { handedPart } from './view-hand-overs.server.ts';

/** One question with all that stands beside it; null when it is not the actor's. Ten queries. */
export async function viewQuestion(tx: ActorTx, slug: string, checklistId: number, code: string) {
  const checklist = await findChecklist(tx, slug, checklistId);
  const asked = checklist && (await findQuestionWords(tx, checklist, code));
  if (!checklist || !asked) return null;
  const part = await handedPart(tx, checklist);
  if (part && !part.includes(code)) return null;
  const words = part ? { ...asked, ...besides(part, code) } : asked;
  const answers = await listAnswersTo(tx, checklistId, words.nodeId);
  const verdicts = await listVerdictsOn(tx, checklistId, words.nodeId);
  const evidence = await listEvidenceOf(tx, checklistId, words.nodeId);
  const history = await listAnswerHistory(tx, checklistId, words.nodeId);
  const lastYear = await viewLastYearOf(tx, checklist, code);
  const elsewhere = await listAnswersElsewhere(tx, checklist, code);
  const { municipalityId, assigneeId, phase } = checklist;
  const incidents = await listIncidentsOf(tx, municipalityId, words.nodeId);
  const entityIds = checklist.entities.map((entity) => entity.id);
  const verdict = can(tx.actor, 'checklist.answer', { municipalityId, assigneeId, entityIds, handed: part !== null });
  const open = takesAnswers(phase);
  const [seen = checklist] = part ? withHanded([checklist], await countHanded(tx)) : [];
  return {
    checklist: seen,
    words,
    shared: answers.find((answer) => answer.entityId === null) ?? null,
    exceptions: answers.filter((answer) => answer.entityId !== null),
    verdicts,
    evidence,
    history,
    lastYear,
    elsewhere,
    incidents,
    reader: { id: tx.actor.accountId, mayAnswer: verdict.allowed, open },
  };
}
export type QuestionView = NonNullable<Awaited<ReturnType<typeof viewQuestion>>>;

/** The questions before and after one, of those that somebody holds. */
function besides(codes: readonly string[], code: string) {
  const at = codes.indexOf(code);
  return { previous: codes[at - 1] ?? null, next: codes[at + 1] ?? null };
}
