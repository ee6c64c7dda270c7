import { can, type RefusalReason } from '#app/domain/access.ts';
import { newRequestFacts, requestDueAt } from '#app/domain/data-request.ts';
import { wallClockOf } from '#app/domain/local-time.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import type { FieldErrors } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { insertRequest } from '#db/queries/data-request-acts.server.ts';
import { listEntities } from '#db/queries/entities.server.ts';
import { claimForm, settleForm } from '#db/queries/forms.server.ts';
import { record } from '#db/queries/journal.server.ts';
import type { NewRequestForm } from './request-form.ts';
import { typedReceipt } from './typed-moments.ts';

export type RegisterOutcome =
  | { kind: 'registered'; number: string }
  | { kind: 'invalid'; errors: FieldErrors }
  | { kind: 'refused'; reason: RefusalReason };

/** The entities of a municipality whose requests somebody may handle, for the form. One query. */
export async function listOwnEntities(tx: ActorTx, municipalityId: number) {
  const entities = await listEntities(tx, municipalityId);
  return entities
    .filter(({ id }) => can(tx.actor, 'request.handle', { municipalityId, entityIds: [id] }).allowed)
    .map(({ id, name }) => ({ id, name }));
}

/** Keeps a request with its number, once however often the form is sent; its clock runs from the receipt. */
export async function registerRequest(
  tx: ActorTx,
  municipalityId: number,
  form: NewRequestForm,
): Promise<RegisterOutcome> {
  const known = (await listEntities(tx, municipalityId)).some(({ id }) => id === form.entity);
  const scope = known ? { municipalityId, entityIds: [form.entity] } : { municipalityId };
  const verdict = can(tx.actor, 'request.handle', scope);
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  if (!known) return { kind: 'invalid', errors: { entity: ['common.error.invalid'] } };
  const typed = typedReceipt(form.received, tx.now);
  if ('fault' in typed) return { kind: 'invalid', errors: { received: [typed.fault] } };
  if (typed.at > tx.now) return { kind: 'invalid', errors: { received: ['request_terms.receipt_problem.future'] } };
  const claim = await claimForm(tx, form.form_key, 'request.register');
  if (claim.kind === 'done') return { kind: 'registered', number: String(claim.result) };
  const dueAt = requestDueAt(newRequestFacts(typed.at));
  const head = {
    kind: form.kind,
    way: form.way,
    personName: form.person_name,
    personContact: form.person_contact,
    reference: form.reference,
    subject: form.subject,
    receivedAt: typed.at,
    receivedResolved: typed.resolved,
    dueAt,
  };
  const year = Number(wallClockOf(typed.at).day.slice(0, 4));
  const made = await insertRequest(tx, { municipalityId, entityId: form.entity }, head, year);
  const number = registerNumber('request', made.year, made.number);
  await settleForm(tx, form.form_key, number);
  const after = { entity: form.entity, kind: form.kind, way: form.way, received_at: typed.at.toISOString() };
  const line = { municipalityId, objectType: 'request' as const, objectId: number, after };
  await record(tx, verdict.as, { event: 'request.received', ...line });
  return { kind: 'registered', number };
}
