import { can } from '#app/domain/access.ts';
import { parseRegisterNumber } from '#app/domain/register-number.ts';
import type { HeldOutcome } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { insertStep } from '#db/queries/data-request-acts.server.ts';
import { holdRequest } from '#db/queries/data-requests.server.ts';
import { claimForm, findReceipt, settleForm } from '#db/queries/forms.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { askIdentity, checkIdentity } from './check-identity.server.ts';
import { answerRequest, refuseRequest, withdrawRequest } from './close-request.server.ts';
import { correctRequest } from './correct-request.server.ts';
import { extendRequest } from './extend-request.server.ts';
import { type ActOutcome, type HeldRequest, journalled } from './held-request.ts';
import { reopenRequest } from './reopen-request.server.ts';
import type { FormOf, RequestForm } from './request-form.ts';

/**
 * Does what was posted to the page of a request, once however often it is sent, with its row held. Who acts on what
 * somebody else changed meanwhile is told so; a note stands by itself and is never stale.
 */
export async function handleRequest(
  tx: ActorTx,
  address: { slug: string; number: string },
  form: RequestForm,
): Promise<HeldOutcome> {
  const at = parseRegisterNumber('request', address.number);
  const request = at && (await holdRequest(tx, address.slug, at));
  if (!request) return { kind: 'not_found' };
  const { municipalityId, entityId } = request;
  const verdict = can(tx.actor, 'request.handle', { municipalityId, entityIds: [entityId] });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  if (await findReceipt(tx, form.form_key)) return { kind: 'saved' };
  if (form.intent !== 'note' && form.version !== request.version) {
    return { kind: 'stale', errors: { form: ['requests.fault.stale'] } };
  }
  const outcome = await dispatch({ tx, request, as: verdict.as }, form);
  if (outcome.kind === 'saved') {
    await claimForm(tx, form.form_key, `request.${form.intent}`);
    await settleForm(tx, form.form_key, request.id);
  }
  return outcome;
}

function dispatch(held: HeldRequest, form: RequestForm): Promise<HeldOutcome> {
  switch (form.intent) {
    case 'ask_identity':
      return askIdentity(held, form);
    case 'check_identity':
      return checkIdentity(held, form);
    case 'extend':
      return extendRequest(held, form);
    case 'answer':
      return answerRequest(held, form);
    case 'refuse':
      return refuseRequest(held, form);
    case 'withdraw':
      return withdrawRequest(held, form);
    case 'reopen':
      return reopenRequest(held, form);
    case 'change':
      return correctRequest(held, form);
    case 'note':
      return addNote(held, form);
  }
}

async function addNote({ tx, request, as }: HeldRequest, form: FormOf<'note'>): Promise<ActOutcome> {
  await insertStep(tx, request, { kind: 'note', happenedAt: tx.now, text: form.note });
  await record(tx, as, { event: 'request.noted', ...journalled(request) });
  return { kind: 'saved' };
}
