import { strictSentAt } from '#app/domain/awareness.ts';
import { notificationProblem, templateFacts } from '#app/domain/breach.ts';
import type { Values } from '#app/domain/breach-fields.ts';
import { missingForRecipient } from '#app/domain/breach-notifying.ts';
import type { Missing } from '#app/domain/breach-template.ts';
import type { Resolved } from '#app/domain/local-time.ts';
import { readMoment } from '#app/domain/typed-moment.ts';
import { fieldLabel } from '#app/i18n/breach-words.ts';
import type { HeldOutcome } from '#app/i18n/faults.ts';
import { reasonKey } from '#app/i18n/reason-words.ts';
import { translator } from '#app/i18n/translate.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { readBreachValues } from '#db/queries/breach-facts.server.ts';
import {
  insertNotification,
  keepWithdrawalReason,
  listNotifications,
} from '#db/queries/breach-notifications.server.ts';
import { claimForm, findReceipt, settleForm } from '#db/queries/forms.server.ts';
import { record } from '#db/queries/journal.server.ts';

import { type BreachAddress, type HeldBreach, holdFor, journalled, tell } from './held-breach.server.ts';
import type { PrepareForm, RecordForm } from './notification-forms.ts';
import { allRecipients, type NotifyingFacts, seenValues } from './prepared.server.ts';

/** `recorded` with the notification's number, and what was made of an hour of a clock change. */
export type RecordOutcome =
  | { kind: 'recorded'; id: number; resolved: Resolved }
  | Exclude<HeldOutcome, { kind: 'saved' }>
  | { kind: 'kept' };

/** Does what was posted to the page that prepares a notification, with the row of the dossier held. */
export async function handlePreparation(
  tx: ActorTx,
  address: BreachAddress,
  form: PrepareForm,
): Promise<RecordOutcome> {
  const found = await holdFor(tx, address, 'breach.handle');
  if (found.kind !== 'held') return found;
  if (form.intent === 'record') return recordNotification(found.held, form);
  const { breach, as } = found.held;
  await keepWithdrawalReason(tx, breach, form.withdrawal_reason);
  await record(tx, as, { event: 'breach.facts_saved', ...journalled(breach), after: { step: 'notification' } });
  return { kind: 'kept' };
}

/**
 * Records a notification as it was sent: the values that were on screen are frozen with it. What was sent incomplete is
 * recorded so too, with the reason: the register tells what happened. Sent twice it is once.
 */
async function recordNotification(held: HeldBreach, form: RecordForm): Promise<RecordOutcome> {
  const { tx, breach } = held;
  const done = await findReceipt(tx, form.form_key);
  if (done) return { kind: 'recorded', id: Number(done.result), resolved: null };
  const sent = await listNotifications(tx, breach.id);
  const facts: NotifyingFacts = { breach, values: await readBreachValues(tx, breach.id), sent, now: tx.now };
  if (!allRecipients(facts).includes(form.to)) return { kind: 'invalid', errors: { form: ['notifications.fault.to'] } };
  const read = readMoment(form.sent);
  if (!read?.ok || read.date.precision !== 'minute')
    return { kind: 'invalid', errors: { sent: ['breaches.fault.moment'] } };
  const { resolved } = read;
  const sentAt = strictSentAt({ at: read.date.at, resolved }, tx.now);
  const before = sent.filter(({ authority }) => authority === form.to);
  const problem = notificationProblem(before, { stage: form.stage, sentAt }, { awareAt: breach.awareAt, now: tx.now });
  if (problem) return { kind: 'invalid', errors: { sent: [reasonKey('notification', problem)] } };
  const snapshot = seenValues(facts, form, form.seen);
  if (!snapshot) return { kind: 'stale', errors: { form: ['notifications.fault.changed'] } };
  const missing = missingAsSent(held, form, snapshot, sentAt);
  if (missing.length > 0 && form.incomplete_reason === '')
    return { kind: 'invalid', errors: { incomplete_reason: ['notifications.fault.incomplete'] } };
  await claimForm(tx, form.form_key, 'breach.notify');
  const id = await keep(held, form, { snapshot, sentAt, missing });
  await settleForm(tx, form.form_key, id);
  return { kind: 'recorded', id, resolved };
}

/** What was empty: the reason of the delay is asked by when it was sent, not by when it is recorded. */
function missingAsSent(
  { breach, tx }: HeldBreach,
  { to, stage }: RecordForm,
  snapshot: Values,
  sentAt: Date,
): Missing[] {
  const first = breach.firstSentAt && breach.firstSentAt < sentAt ? breach.firstSentAt : sentAt;
  return missingForRecipient(
    to,
    stage,
    snapshot,
    templateFacts({ awareAt: breach.awareAt, firstSentAt: first }, tx.now),
  );
}

async function keep(
  held: HeldBreach,
  form: RecordForm,
  { snapshot, sentAt, missing }: { snapshot: Values; sentAt: Date; missing: readonly Missing[] },
): Promise<number> {
  const { tx, breach, as } = held;
  const { to, stage, way, reference } = form;
  const sent = { authority: to, stage, sentAt, way, sentBy: form.sent_by, reference, snapshot };
  const id = await insertNotification(tx, breach, sent);
  const name = to === 'controller' ? breach.controllerName : to;
  const fields = missing.map((one) => one.id);
  const why = missing.length > 0 ? emptyText(missing, form.incomplete_reason) : '';
  await tell(held, 'notification', { what: `notified_${stage}`, to: name, happenedAt: sentAt }, why);
  await record(tx, as, {
    event: 'breach.notified',
    ...journalled(breach),
    after: {
      ...{ notification: id, to, stage, sent_at: sentAt.toISOString(), way, sent_by: form.sent_by, reference },
      ...(missing.length > 0 ? { missing: fields, reason: form.incomplete_reason } : {}),
    },
  });
  return id;
}

/** What the timeline says of an incomplete notification, in Dutch as all that it keeps. */
function emptyText(missing: readonly Missing[], reason: string): string {
  const t = translator('nl');
  const fields = missing.map(({ id, key }) => `${id} ${fieldLabel(t, key)}`).join('; ');
  return t('notifications.told_empty', { fields, reason });
}
