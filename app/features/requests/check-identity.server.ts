import { stepProblem } from '#app/domain/data-request.ts';
import { savedAt } from '#app/i18n/faults.ts';
import { insertStep, updateRequest } from '#db/queries/data-request-acts.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { type ActOutcome, type HeldRequest, journalled } from './held-request.ts';
import type { FormOf } from './request-form.ts';
import { typedAct } from './typed-moments.ts';

/** Keeps that the person was asked who they are (article 12(6)). The clock runs on: the strict reading. */
export async function askIdentity(held: HeldRequest, form: FormOf<'ask_identity'>): Promise<ActOutcome> {
  const { tx, request, as } = held;
  const typed = typedAct(form.asked_at, tx.now);
  if ('fault' in typed) return { kind: 'invalid', errors: { asked_at: [typed.fault] } };
  const problem = stepProblem(request, { step: 'identity_asked', at: typed.at, now: tx.now });
  if (problem) {
    const field = problem === 'twice' || problem === 'closed' ? 'form' : 'asked_at';
    return { kind: 'invalid', errors: { [field]: [`request_terms.step_problem.${problem}`] } };
  }
  await updateRequest(tx, request.id, { identity_asked_at: typed.at });
  await insertStep(tx, request, { kind: 'identity_asked', happenedAt: typed.at, text: form.asked_note });
  const after = { asked_at: typed.at.toISOString() };
  await record(tx, as, { event: 'request.identity_asked', ...journalled(request), after });
  return savedAt(typed.resolved);
}

/** Keeps how it was found out who the person is; only then can the request be answered. */
export async function checkIdentity(held: HeldRequest, form: FormOf<'check_identity'>): Promise<ActOutcome> {
  const { tx, request, as } = held;
  const typed = typedAct(form.checked_at, tx.now);
  if ('fault' in typed) return { kind: 'invalid', errors: { checked_at: [typed.fault] } };
  const { identity_how: how } = form;
  const problem = stepProblem(request, { step: 'identity_checked', how, at: typed.at, now: tx.now });
  if (problem) {
    const common = problem === 'twice' || problem === 'closed';
    const field = problem === 'how_missing' ? 'identity_how' : common ? 'form' : 'checked_at';
    return { kind: 'invalid', errors: { [field]: [`request_terms.step_problem.${problem}`] } };
  }
  await updateRequest(tx, request.id, { identity_checked_at: typed.at, identity_how: how });
  await insertStep(tx, request, { kind: 'identity_checked', happenedAt: typed.at, text: how });
  const after = { checked_at: typed.at.toISOString() };
  await record(tx, as, { event: 'request.identity_checked', ...journalled(request), after });
  return savedAt(typed.resolved);
}
