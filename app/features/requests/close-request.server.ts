import { closingProblem, stepProblem } from '#app/domain/data-request.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';
import { savedAt } from '#app/i18n/faults.ts';
import { insertStep, updateRequest } from '#db/queries/data-request-acts.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { type ActOutcome, type HeldRequest, journalled } from './held-request.ts';
import type { FormOf } from './request-form.ts';
import { typedAct } from './typed-moments.ts';

/** Keeps that a request was answered, and in short what with: never to somebody who may be somebody else. */
export async function answerRequest(held: HeldRequest, form: FormOf<'answer'>): Promise<ActOutcome> {
  const { tx, request, as } = held;
  const typed = typedAct(form.answered_at, tx.now);
  if ('fault' in typed) return invalid('answered_at', typed.fault);
  const { kind } = request;
  const problem = closingProblem(request, { kind, outcome: 'answer', at: typed.at, now: tx.now });
  if (problem) {
    const moment = problem === 'before_receipt' || problem === 'future';
    return invalid(moment ? 'answered_at' : 'form', `request_terms.closing_problem.${problem}`);
  }
  if (form.answer === '') return invalid('answer', 'requests.fault.answer');
  await updateRequest(tx, request.id, { answered_at: typed.at, answer: form.answer });
  await insertStep(tx, request, { kind: 'answered', happenedAt: typed.at, text: form.answer });
  const after = { answered_at: typed.at.toISOString() };
  await record(tx, as, { event: 'request.answered', ...journalled(request), after });
  return savedAt(typed.resolved);
}

/** Keeps that a request was refused: on a ground that exists for its kind, and with the reason (article 12(4)). */
export async function refuseRequest(held: HeldRequest, form: FormOf<'refuse'>): Promise<ActOutcome> {
  const { tx, request, as } = held;
  const typed = typedAct(form.refused_at, tx.now);
  if ('fault' in typed) return invalid('refused_at', typed.fault);
  const { refusal_ground: ground, refusal_reason: reason } = form;
  const { kind } = request;
  const problem = closingProblem(request, { kind, outcome: 'refuse', at: typed.at, now: tx.now, ground, reason });
  if (problem || ground === null) {
    const why = problem ?? 'ground_missing';
    return invalid(refusalField(why), `request_terms.closing_problem.${why}`);
  }
  await updateRequest(tx, request.id, { refused_at: typed.at, refusal_ground: ground, refusal_reason: reason });
  await insertStep(tx, request, { kind: 'refused', happenedAt: typed.at, text: reason, ground });
  const after = { ground, refused_at: typed.at.toISOString() };
  await record(tx, as, { event: 'request.refused', ...journalled(request), after });
  return savedAt(typed.resolved);
}

function refusalField(problem: NonNullable<ReturnType<typeof closingProblem>>): string {
  if (problem === 'ground_missing' || problem === 'ground_does_not_fit') return 'refusal_ground';
  if (problem === 'reason_missing') return 'refusal_reason';
  return problem === 'before_receipt' || problem === 'future' ? 'refused_at' : 'form';
}

/** Keeps that the person withdrew the request. */
export async function withdrawRequest(held: HeldRequest, form: FormOf<'withdraw'>): Promise<ActOutcome> {
  const { tx, request, as } = held;
  const typed = typedAct(form.withdrawn_at, tx.now);
  if ('fault' in typed) return invalid('withdrawn_at', typed.fault);
  const problem = stepProblem(request, { step: 'withdrawn', at: typed.at, now: tx.now });
  if (problem) return invalid(problem === 'closed' ? 'form' : 'withdrawn_at', `request_terms.step_problem.${problem}`);
  await updateRequest(tx, request.id, { withdrawn_at: typed.at });
  await insertStep(tx, request, { kind: 'withdrawn', happenedAt: typed.at, text: form.withdrawn_note });
  const after = { withdrawn_at: typed.at.toISOString() };
  await record(tx, as, { event: 'request.withdrawn', ...journalled(request), after });
  return savedAt(typed.resolved);
}

function invalid(field: string, fault: MessageKey): ActOutcome {
  return { kind: 'invalid', errors: { [field]: [fault] } };
}
