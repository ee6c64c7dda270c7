import { extensionProblem, momentProblem, requestDueAt } from '#app/domain/data-request.ts';
import { savedAt } from '#app/i18n/faults.ts';
import { insertStep, updateRequest } from '#db/queries/data-request-acts.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { type ActOutcome, type HeldRequest, journalled } from './held-request.ts';
import type { FormOf } from './request-form.ts';
import { typedAct } from './typed-moments.ts';

const FIELD = {
  ground_missing: 'extension_ground',
  reason_missing: 'extension_reason',
  too_late: 'extended_at',
} as const;

/** Makes three months of the one (article 12(3)): on one of two grounds, and told to the person within the first month. */
export async function extendRequest(held: HeldRequest, form: FormOf<'extend'>): Promise<ActOutcome> {
  const { tx, request, as } = held;
  const typed = typedAct(form.extended_at, tx.now);
  if ('fault' in typed) return { kind: 'invalid', errors: { extended_at: [typed.fault] } };
  const { extension_ground: ground, extension_reason: reason } = form;
  const problem = extensionProblem(request, { ground, reason, at: typed.at });
  if (problem) {
    const field = problem === 'closed' || problem === 'twice' ? 'form' : FIELD[problem];
    return { kind: 'invalid', errors: { [field]: [`request_terms.extension_problem.${problem}`] } };
  }
  const moment = momentProblem(request, typed.at, tx.now);
  if (moment || ground === null) {
    return { kind: 'invalid', errors: { extended_at: [`request_terms.step_problem.${moment ?? 'future'}`] } };
  }
  const dueAt = requestDueAt({ ...request, extendedAt: typed.at });
  await updateRequest(tx, request.id, {
    extended_at: typed.at,
    extension_ground: ground,
    extension_reason: reason,
    due_at: dueAt,
  });
  await insertStep(tx, request, { kind: 'extended', happenedAt: typed.at, text: reason, ground });
  const after = { ground, extended_at: typed.at.toISOString(), due_at: dueAt?.toISOString() ?? null };
  await record(tx, as, { event: 'request.extended', ...journalled(request), after });
  return savedAt(typed.resolved);
}
