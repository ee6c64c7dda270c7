import { can } from '#app/domain/access.ts';
import { closedWith, requestDueAt } from '#app/domain/data-request.ts';
import type { HeldOutcome } from '#app/i18n/faults.ts';
import { insertStep, updateRequest } from '#db/queries/data-request-acts.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { type HeldRequest, journalled } from './held-request.ts';
import type { FormOf } from './request-form.ts';

/**
 * Opens a request again that was dealt with, with the reason. What it was closed with stays in its history. Its clock is
 * that of its own receipt and extension: it may be late at once, and it never gets a new month.
 */
export async function reopenRequest(held: HeldRequest, form: FormOf<'reopen'>): Promise<HeldOutcome> {
  const { tx, request } = held;
  const { municipalityId, entityId } = request;
  const verdict = can(tx.actor, 'request.reopen', { municipalityId, entityIds: [entityId] });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  const closed = closedWith(request);
  if (!closed) return { kind: 'invalid', errors: { form: ['requests.fault.not_closed'] } };
  if (form.reopen_reason === '')
    return { kind: 'invalid', errors: { reopen_reason: ['requests.fault.reopen_reason'] } };
  const open = { answeredAt: null, refusedAt: null, withdrawnAt: null };
  const dueAt = requestDueAt({ ...request, ...open });
  await updateRequest(tx, request.id, {
    ...{ answered_at: null, answer: '', withdrawn_at: null },
    ...{ refused_at: null, refusal_ground: null, refusal_reason: '' },
    due_at: dueAt,
    reopened_at: tx.now,
    reopened_from: closed.with,
    closed_before_at: closed.at,
    reopened_reason: form.reopen_reason,
  });
  await insertStep(tx, request, { kind: 'reopened', happenedAt: tx.now, text: form.reopen_reason });
  await record(tx, verdict.as, {
    event: 'request.reopened',
    ...journalled(request),
    before: { state: closed.with, at: closed.at.toISOString() },
    after: { due_at: dueAt?.toISOString() ?? null },
  });
  return { kind: 'saved' };
}
