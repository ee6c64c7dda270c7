import { isClosed, receiptProblem, requestDueAt } from '#app/domain/data-request.ts';
import { insertStep, updateRequestHead } from '#db/queries/data-request-acts.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { type ActOutcome, type HeldRequest, journalled } from './held-request.ts';
import type { FormOf } from './request-form.ts';
import { typedReceipt } from './typed-moments.ts';

/** Corrects what was written down when the request came in, with the reason. Another receipt starts its clock anew. */
export async function correctRequest(held: HeldRequest, form: FormOf<'change'>): Promise<ActOutcome> {
  const { tx, request, as } = held;
  if (isClosed(request)) return { kind: 'invalid', errors: { form: ['request_terms.receipt_problem.closed'] } };
  const untouched = form.received.trim() === '';
  const typed = untouched
    ? { at: request.receivedAt, resolved: request.receivedResolved }
    : typedReceipt(form.received, tx.now);
  if ('fault' in typed) return { kind: 'invalid', errors: { received: [typed.fault] } };
  const moved = typed.at.getTime() !== request.receivedAt.getTime();
  const problem = moved ? receiptProblem(request, typed.at, tx.now) : null;
  if (problem) return { kind: 'invalid', errors: { received: [`request_terms.receipt_problem.${problem}`] } };
  const head = {
    kind: form.kind,
    way: form.way,
    personName: form.person_name,
    personContact: form.person_contact,
    reference: form.reference,
    subject: form.subject,
    receivedAt: typed.at,
    receivedResolved: typed.resolved,
    dueAt: requestDueAt({ ...request, receivedAt: typed.at }),
  };
  await updateRequestHead(tx, request.id, head, moved);
  await insertStep(tx, request, { kind: 'changed', happenedAt: tx.now, text: form.change_reason });
  const said = (at: { kind: string; way: string; receivedAt: Date }) => ({
    kind: at.kind,
    way: at.way,
    received_at: at.receivedAt.toISOString(),
  });
  await record(tx, as, { event: 'request.changed', ...journalled(request), before: said(request), after: said(head) });
  return { kind: 'saved' };
}
