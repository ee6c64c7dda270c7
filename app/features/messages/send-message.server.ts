import type { z } from 'zod';
import { can, type RefusalReason } from '#app/domain/access.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { claimForm, settleForm } from '#db/queries/forms.server.ts';
import { recordAll } from '#db/queries/journal.server.ts';
import { findServiceName, insertMessage, listMessageTargets } from '#db/queries/messages.server.ts';
import { queueMails } from '#db/queries/outbox.server.ts';
import type { messageForm } from './message-form.ts';

export type MessageSent =
  | { kind: 'sent'; municipalities: number; mails: number }
  /** A chosen municipality is not there, or not there any more: nothing is sent. */
  | { kind: 'unknown' }
  | { kind: 'nobody' }
  | { kind: 'refused'; reason: RefusalReason };

/**
 * Writes to several municipalities at once: kept for each, one mail per SPOC, and per director
 * where these get it too, however many of them are theirs, and a line
 * in the journal of each that names no other. As many statements for three hundred as for one.
 * @param pathOf where a municipality's messages are, for the mail.
 */
export async function sendMessage(
  tx: ActorTx,
  form: z.output<typeof messageForm>,
  pathOf: (slug: string) => string,
): Promise<MessageSent> {
  const verdict = can(tx.actor, 'message.send');
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  const slugs = new Set(form.to);
  if (slugs.size === 0) return { kind: 'nobody' };
  const to = (await listMessageTargets(tx)).filter((target) => slugs.has(target.slug));
  if (to.length !== slugs.size) return { kind: 'unknown' };
  const claim = await claimForm(tx, form.form_key, 'message.send');
  if (claim.kind === 'done') return { kind: 'sent', municipalities: to.length, mails: 0 };
  const { subject, text } = form;
  const toDirectors = form.directors === 'yes';
  const id = await insertMessage(
    tx,
    { subject, text, toDirectors },
    to.map((each) => each.id),
  );
  await settleForm(tx, form.form_key, id);
  await recordAll(
    tx,
    verdict.as,
    to.map((each) => ({
      event: 'message.sent',
      municipalityId: each.id,
      objectType: 'message',
      objectId: id,
      after: { subject, text, ...(toDirectors ? { directors: true } : {}) },
    })),
  );
  const service = await findServiceName(tx);
  const placeOf = new Map<number, string>();
  for (const { slug, readers, directors } of to) {
    for (const reader of toDirectors ? [...readers, ...directors] : readers)
      if (!placeOf.has(reader)) placeOf.set(reader, slug);
  }
  const mails = await queueMails(
    tx,
    [...placeOf].map(([accountId, slug]) => ({
      kind: 'message_to_municipality' as const,
      accountId,
      serviceId: tx.actor.serviceId,
      key: `message:${id}:${accountId}`,
      params: { service, by: tx.actor.name, subject, text, path: pathOf(slug) },
    })),
  );
  return { kind: 'sent', municipalities: to.length, mails };
}
