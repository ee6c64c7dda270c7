import { sentProblem, strictSentAt } from '#app/domain/awareness.ts';
import { personsProblems } from '#app/domain/breach-persons.ts';
import { type FieldErrors, type HeldOutcome, savedAt } from '#app/i18n/faults.ts';
import { reasonKey } from '#app/i18n/reason-words.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { insertNotice, insertPersonsDecision } from '#db/queries/breach-persons.server.ts';
import { claimForm, findReceipt } from '#db/queries/forms.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { type BreachAddress, type HeldBreach, holdFor, journalled, tell } from './held-breach.server.ts';
import type { PersonsForm, PersonsPost } from './persons-forms.ts';
import { isUnfinished } from './persons-letter.ts';
import { typedInstant } from './typed-instant.ts';

/** Which field of the form each refusal of the domain is shown at. */
const FIELD = {
  risk_missing: 'form',
  exemption_missing: 'exemption',
  reason_missing: 'reason',
  way_missing: 'way',
  date_missing: 'told_on',
  public_way_missing: 'way',
} as const;

/** Decides on telling the persons concerned (article 34), or records that somebody else was told. */
export async function tellPersons(tx: ActorTx, address: BreachAddress, form: PersonsForm): Promise<HeldOutcome> {
  const found = await holdFor(tx, address, form.intent === 'persons' ? 'breach.decide' : 'breach.handle');
  if (found.kind !== 'held') return found;
  return form.intent === 'persons' ? decidePersons(found.held, form) : addNotice(found.held, form);
}

async function decidePersons(held: HeldBreach, form: PersonsPost<'persons'>): Promise<HeldOutcome> {
  const { tx, breach, as } = held;
  const version = breach.persons?.version ?? 0;
  if (form.seen !== version) return { kind: 'stale', errors: { form: ['breaches.fault.stale'] } };
  const inform = form.inform === 'yes';
  const exemption = inform ? null : form.exemption;
  const asked = { inform, reason: form.reason, exemption, way: form.way, on: form.told_on };
  const errors: FieldErrors = {};
  for (const problem of personsProblems(breach.assessment?.risk ?? null, asked))
    errors[FIELD[problem]] ??= [reasonKey('persons', problem)];
  if (inform && isUnfinished(form.text)) errors.text = ['breach_persons.fault.unfinished'];
  if (Object.keys(errors).length > 0) return { kind: 'invalid', errors };
  await insertPersonsDecision(tx, breach, {
    version: version + 1,
    inform,
    reason: form.reason,
    exemption,
    way: form.way,
    toldOn: form.told_on,
    persons: form.told === '' ? null : Number(form.told),
    text: form.text,
  });
  await tell(held, 'persons', { what: inform ? 'persons_inform' : 'persons_not' }, form.reason);
  await record(tx, as, {
    event: 'breach.persons_decided',
    ...journalled(breach),
    before: breach.persons && { inform: breach.persons.inform },
    after: { inform, exemption, way: form.way, told_on: form.told_on },
  });
  return { kind: 'saved' };
}

async function addNotice(held: HeldBreach, form: PersonsPost<'notice'>): Promise<HeldOutcome> {
  const { tx, breach, as } = held;
  if (await findReceipt(tx, form.form_key)) return { kind: 'saved' };
  const typed = typedInstant(form.told_at);
  if ('fault' in typed) return { kind: 'invalid', errors: { told_at: [typed.fault] } };
  const toldAt = strictSentAt(typed, tx.now);
  const problem = sentProblem({ sentAt: toldAt, awareAt: breach.awareAt, now: tx.now });
  if (problem) return { kind: 'invalid', errors: { told_at: [reasonKey('sent', problem)] } };
  const { recipient, name, reference, note } = form;
  if (recipient === 'other' && name === '') return { kind: 'invalid', errors: { name: ['common.error.required'] } };
  await claimForm(tx, form.form_key, 'breach.notice');
  await insertNotice(tx, breach, { recipient, name, toldAt, reference, note });
  await tell(held, 'notice', { what: 'notice', to: name, recipient, happenedAt: toldAt }, note);
  await record(tx, as, { event: 'breach.notice_added', ...journalled(breach), after: { recipient, name, reference } });
  return savedAt(typed.resolved);
}
