import type { RefusalReason } from '#app/domain/access.ts';
import { localDate } from '#app/domain/dates.ts';
import { takesAnswers } from '#app/domain/review.ts';
import type { FieldErrors } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listAnswerers } from '#db/queries/checklist-acts.server.ts';
import { type ChecklistHead, findChecklist, listContents } from '#db/queries/checklists.server.ts';
import { claimForm, settleForm } from '#db/queries/forms.server.ts';
import { insertHandOver } from '#db/queries/hand-overs.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { queueMail } from '#db/queries/outbox.server.ts';
import { mayAssign } from './assign-checklist.server.ts';
import { sectionsOf } from './contents.ts';
import type { HandOverForm } from './hand-over-form.ts';

export type HandedOver =
  | { kind: 'handed'; questions: number }
  | { kind: 'invalid'; errors: FieldErrors }
  /** The checklist is with the reviewer, or done. */
  | { kind: 'closed' }
  | { kind: 'not_found' }
  | { kind: 'refused'; reason: RefusalReason };

/**
 * Hands questions of a checklist to a contributor of the municipality: single ones, and all of the chosen sections. One
 * mail, however many questions; the message itself waits behind the sign-in. The same form sent again changes nothing.
 */
export async function handOverQuestions(
  tx: ActorTx,
  place: { slug: string; checklistId: number; path: string },
  form: HandOverForm,
): Promise<HandedOver> {
  const checklist = await findChecklist(tx, place.slug, place.checklistId);
  if (!checklist) return { kind: 'not_found' };
  const verdict = mayAssign(tx, checklist);
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  if (!isOpen(checklist)) return { kind: 'closed' };
  const codes = await chosenCodes(tx, checklist, form);
  const errors = await faultsOf(tx, checklist, form, codes);
  if (Object.keys(errors).length > 0) return { kind: 'invalid', errors };
  const claim = await claimForm(tx, form.form_key, 'checklist.hand_over');
  if (claim.kind === 'done') return { kind: 'handed', questions: codes.length };
  const given = { toId: form.to, message: form.message, dueOn: form.due_on || null, codes };
  const id = await insertHandOver(tx, checklist, given);
  await settleForm(tx, form.form_key, id);
  await record(tx, verdict.as, {
    event: 'checklist.questions_handed',
    municipalityId: checklist.municipalityId,
    objectType: 'checklist',
    objectId: checklist.id,
    after: { hand_over: id, to: form.to, questions: codes, due_on: given.dueOn },
  });
  const { municipality, title } = checklist;
  await queueMail(tx, {
    kind: 'questions_handed_over',
    accountId: form.to,
    serviceId: tx.actor.serviceId,
    key: `questions_handed_over:${id}`,
    params: {
      municipality,
      title,
      path: place.path,
      by: tx.actor.name,
      n: codes.length,
      dueOn: given.dueOn ?? checklist.dueOn,
    },
  });
  return { kind: 'handed', questions: codes.length };
}

/** To whom questions of this checklist can be handed: contributors of the municipality who do not answer all of it. */
export async function listHolders(tx: ActorTx, checklist: ChecklistHead) {
  const people = await listAnswerers(tx, checklist);
  return people.filter((person) => person.role === 'contributor' && person.id !== checklist.assigneeId);
}

export function isOpen(checklist: Pick<ChecklistHead, 'phase'>): boolean {
  return takesAnswers(checklist.phase);
}

/** The codes that were ticked, alone or by their section, in framework order; what the checklist does not ask is left out. */
async function chosenCodes(tx: ActorTx, checklist: ChecklistHead, form: HandOverForm): Promise<string[]> {
  const sections = sectionsOf(await listContents(tx, checklist), checklist.scale);
  return sections.flatMap((section) =>
    section.questions
      .filter(({ code }) => form.sections.includes(section.code) || form.codes.includes(code))
      .map(({ code }) => code),
  );
}

async function faultsOf(tx: ActorTx, checklist: ChecklistHead, form: HandOverForm, codes: readonly string[]) {
  const errors: FieldErrors = {};
  const holders = await listHolders(tx, checklist);
  if (!holders.some((person) => person.id === form.to)) errors.to = ['hand_overs.fault.person'];
  if (codes.length === 0) errors.codes = ['hand_overs.fault.none_chosen'];
  if (form.due_on !== '' && form.due_on < localDate(tx.now)) errors.due_on = ['hand_overs.fault.past'];
  return errors;
}
