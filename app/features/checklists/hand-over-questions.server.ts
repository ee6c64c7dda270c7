import type { RefusalReason } from '#app/domain/access.ts';
import { localDate } from '#app/domain/dates.ts';
import type { MailParams } from '#app/domain/mail.ts';
import { INVITATION_DAYS } from '#app/domain/membership.ts';
import { takesAnswers } from '#app/domain/review.ts';
import type { FieldErrors } from '#app/i18n/faults.ts';
import { freshToken, hashToken, type Secrets } from '#app/outside/secrets.server.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listAnswerers } from '#db/queries/checklist-acts.server.ts';
import { type ChecklistHead, findChecklist, listContents } from '#db/queries/checklists.server.ts';
import { claimForm, findReceipt, settleForm } from '#db/queries/forms.server.ts';
import { insertHandOver } from '#db/queries/hand-overs.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { keepInvitationLink } from '#db/queries/memberships.server.ts';
import { queueMail } from '#db/queries/outbox.server.ts';
import { findService } from '#db/queries/settings.server.ts';
import { lockService } from '#db/queries/world.server.ts';
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

/** Lets somebody in as contributor of a municipality, without a mail of its own. */
export type LetIn = (
  tx: ActorTx,
  person: { name: string; email: string; language: 'nl' | 'en'; municipality: { id: number; name: string } },
) => Promise<
  | { kind: 'invited'; accountId: number }
  | { kind: 'invalid'; errors: FieldErrors }
  | { kind: 'refused'; reason: RefusalReason }
>;

/** How somebody gets in who is not there yet. */
export interface Door {
  letIn: LetIn;
  secrets: Secrets;
}

/**
 * Hands questions of a checklist to a contributor of the municipality: single ones, and all of the chosen sections; also
 * to somebody who is let in by the same act, where the actor may invite. One mail, however many questions; the message
 * itself waits behind the sign-in. The same form sent again changes nothing.
 */
export async function handOverQuestions(
  tx: ActorTx,
  place: { slug: string; checklistId: number; path: string },
  form: HandOverForm,
  door: Door | null = null,
): Promise<HandedOver> {
  const checklist = await findChecklist(tx, place.slug, place.checklistId);
  if (!checklist) return { kind: 'not_found' };
  const verdict = mayAssign(tx, checklist);
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  if (!isOpen(checklist)) return { kind: 'closed' };
  const codes = await chosenCodes(tx, checklist, form);
  if (form.to === 'new') await lockService(tx);
  if (await findReceipt(tx, form.form_key)) return { kind: 'handed', questions: codes.length };
  const errors = await faultsOf(tx, checklist, form, codes);
  if (Object.keys(errors).length > 0) return { kind: 'invalid', errors };
  const to = await recipient(tx, checklist, form, door);
  if (to.kind !== 'person') return to;
  const claim = await claimForm(tx, form.form_key, 'checklist.hand_over');
  if (claim.kind === 'done') return { kind: 'handed', questions: codes.length };
  const given = { toId: to.id, message: form.message, dueOn: form.due_on || null, codes };
  const id = await insertHandOver(tx, checklist, given);
  await settleForm(tx, form.form_key, id);
  await record(tx, verdict.as, {
    event: 'checklist.questions_handed',
    municipalityId: checklist.municipalityId,
    objectType: 'checklist',
    objectId: checklist.id,
    after: { hand_over: id, to: to.id, questions: codes, due_on: given.dueOn },
  });
  const { municipality, title } = checklist;
  const dueOn = given.dueOn ?? checklist.dueOn;
  const told = { municipality, title, path: place.path, by: tx.actor.name, n: codes.length, dueOn };
  await queueMail(tx, {
    kind: 'questions_handed_over',
    accountId: to.id,
    serviceId: tx.actor.serviceId,
    key: `questions_handed_over:${id}`,
    ...(to.fresh && door ? await asInvitation(tx, to.id, told, door) : { params: told }),
  });
  return { kind: 'handed', questions: codes.length };
}

type Recipient = { kind: 'person'; id: number; fresh: boolean } | Extract<HandedOver, { kind: 'invalid' | 'refused' }>;

/** Who was chosen, or who is let in now: the last thing that can be refused, so that nobody is let in for nothing. */
async function recipient(
  tx: ActorTx,
  checklist: ChecklistHead,
  form: HandOverForm,
  door: Door | null,
): Promise<Recipient> {
  if (form.to !== 'new') return { kind: 'person', id: form.to, fresh: false };
  if (!door) return { kind: 'invalid', errors: { to: ['hand_overs.fault.person'] } };
  const { name, email, language } = form;
  const municipality = { id: checklist.municipalityId, name: checklist.municipality };
  const invited = await door.letIn(tx, { name, email, language, municipality });
  if (invited.kind === 'invited') return { kind: 'person', id: invited.accountId, fresh: true };
  return invited.kind === 'refused'
    ? invited
    : { kind: 'invalid', errors: { email: Object.values(invited.errors).flat() } };
}

/** The mail as an invitation too: with a link to choose a password for who has none. */
async function asInvitation(
  tx: ActorTx,
  accountId: number,
  told: MailParams['questions_handed_over'],
  { secrets }: Door,
) {
  const token = freshToken();
  const expiresAt = new Date(tx.now.getTime() + INVITATION_DAYS * 86_400_000);
  const needed = await keepInvitationLink(tx, { tokenHash: hashToken(token), accountId, expiresAt });
  const params = { ...told, invitedTo: (await findService(tx)).name };
  return needed ? { params, sealedToken: secrets.seal(token) } : { params };
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
  const holders = form.to === 'new' ? [] : await listHolders(tx, checklist);
  if (form.to !== 'new' && !holders.some((person) => person.id === form.to)) errors.to = ['hand_overs.fault.person'];
  if (codes.length === 0) errors.codes = ['hand_overs.fault.none_chosen'];
  if (form.due_on !== '' && form.due_on < localDate(tx.now)) errors.due_on = ['hand_overs.fault.past'];
  return errors;
}
