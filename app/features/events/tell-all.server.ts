import { latestOf } from '#app/domain/partial-date.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import { readMoment } from '#app/domain/typed-moment.ts';
import type { HeldOutcome } from '#app/i18n/faults.ts';
import { claimForm, settleForm } from '#db/queries/forms.server.ts';
import { giveTask, tellChildren } from '#db/queries/incident-event-acts.server.ts';
import { recordAll } from '#db/queries/journal.server.ts';
import { findServiceName, insertMessage, listMessageTargets } from '#db/queries/messages.server.ts';
import { queueMails } from '#db/queries/outbox.server.ts';
import type { FormOf } from './event-form.ts';
import type { HeldEvent } from './held-event.ts';

const openOf = ({ children }: Pick<HeldEvent, 'children'>) =>
  children.filter(({ withdrawn, phase }) => !withdrawn && phase !== 'closed');

/** The incidents in which there is still something to be done. */
export function openOnes(held: Pick<HeldEvent, 'children'>): number[] {
  return openOf(held).map(({ id }) => id);
}

/**
 * Writes to every municipality concerned: kept as a message to each, a line in the timeline of each and one mail per
 * SPOC, none of which names another.
 */
export async function writeToAll(
  held: HeldEvent,
  form: FormOf<'message'>,
  pathOf: (slug: string) => string,
): Promise<HeldOutcome> {
  const { tx, event } = held;
  const to = held.children.filter(({ withdrawn }) => !withdrawn);
  if (to.length === 0) return { kind: 'invalid', errors: { text: ['events.fault.no_children'] } };
  const claim = await claimForm(tx, form.form_key, 'event.message');
  if (claim.kind === 'done') return { kind: 'saved' };
  const { subject, text } = form;
  const places = new Set(to.map(({ municipalityId }) => municipalityId));
  const id = await insertMessage(tx, { subject, text, toDirectors: false }, [...places]);
  await settleForm(tx, form.form_key, id);
  await tellChildren(tx, event.code, openOnes(held), {
    kind: 'communication',
    text: `${subject}\n${text}`.slice(0, 4_000),
    detail: { what: 'event_message', code: event.code },
  });
  const after = { subject, text };
  await recordAll(
    tx,
    held.as,
    [...places].map((municipalityId) => ({
      event: 'message.sent',
      municipalityId,
      objectType: 'message',
      objectId: id,
      after,
    })),
  );
  const readerAt = new Map<number, string>();
  for (const { id: place, slug, readers } of await listMessageTargets(tx))
    if (places.has(place)) for (const reader of readers) if (!readerAt.has(reader)) readerAt.set(reader, slug);
  const service = await findServiceName(tx);
  await queueMails(
    tx,
    [...readerAt].map(([accountId, slug]) => ({
      kind: 'message_to_municipality' as const,
      accountId,
      serviceId: tx.actor.serviceId,
      key: `message:${id}:${accountId}`,
      params: { service, by: tx.actor.name, subject, text, path: pathOf(slug) },
    })),
  );
  return { kind: 'saved' };
}

/** Gives every open incident of an event the same task, for its owner. */
export async function giveAllTask(held: HeldEvent, form: FormOf<'task'>): Promise<HeldOutcome> {
  const { tx, event } = held;
  const read = readMoment(form.due);
  if (!read?.ok) return { kind: 'invalid', errors: { due: ['incidents.fault.moment'] } };
  const children = openOf(held);
  if (children.length === 0) return { kind: 'invalid', errors: { what: ['events.fault.no_children'] } };
  const claim = await claimForm(tx, form.form_key, 'event.task');
  if (claim.kind === 'done') return { kind: 'saved' };
  const ids = children.map(({ id }) => id);
  await giveTask(tx, ids, { title: form.what, dueAt: latestOf(read.date) });
  await settleForm(tx, form.form_key, ids.length);
  await tellChildren(tx, event.code, ids, { kind: 'task', text: form.what, detail: { what: 'added' } });
  await recordAll(
    tx,
    held.as,
    children.map((child) => ({
      event: 'incident.task_added',
      municipalityId: child.municipalityId,
      objectType: 'incident',
      objectId: registerNumber('incident', child.year, child.number),
      after: { title: form.what, event: event.code },
    })),
  );
  return { kind: 'saved' };
}
