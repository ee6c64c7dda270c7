import { sql } from 'kysely';
import { TEMPLATE_VERSION, type Values } from '#app/domain/breach-fields.ts';
import type { Recipient, SendingWay } from '#app/domain/breach-notifying.ts';
import type { Stage } from '#app/domain/breach-template.ts';
import { readValues } from '#app/domain/breach-values.ts';
import type { ActorTx } from '../connection.server.ts';
import { type BreachKey, keysOf } from './breach-acts.server.ts';

/** A notification as it was sent. */
export interface NotificationRecord {
  id: number;
  authority: Recipient;
  stage: Stage;
  sentAt: Date;
  way: SendingWay;
  sentBy: string;
  /** What the recipient called it; empty until it is known. */
  reference: string;
  templateVersion: string;
  /** The fields that were shown, as they were. */
  snapshot: Values;
  at: Date;
  by: string | null;
}

/** What was sent of a dossier, to each recipient, in the order of sending. One query. */
export async function listNotifications(tx: ActorTx, breachId: number): Promise<NotificationRecord[]> {
  const rows = await sql<Omit<NotificationRecord, 'snapshot'> & { snapshot: unknown }>`
    select n.id, n.authority, n.stage, n.sent_at as "sentAt", n.way, n.sent_by as "sentBy", n.reference,
      n.template_version as "templateVersion", n.snapshot, n.at, a.name as by
    from breach_notification n left join account a on a.id = n.by_id
    where n.breach_id = ${breachId} order by n.sent_at, n.id`.execute(tx.q);
  return rows.rows.map((row) => ({ ...row, snapshot: readValues(row.snapshot) }));
}

export interface NewNotification {
  authority: Recipient;
  stage: Stage;
  sentAt: Date;
  way: SendingWay;
  sentBy: string;
  reference: string;
  snapshot: Values;
}

/** Keeps a notification as it was sent. @returns its number. */
export async function insertNotification(tx: ActorTx, breach: BreachKey, sent: NewNotification): Promise<number> {
  const { id } = await tx.q
    .insertInto('breach_notification')
    .values({
      ...keysOf(breach),
      authority: sent.authority,
      stage: sent.stage,
      sent_at: sent.sentAt,
      way: sent.way,
      sent_by: sent.sentBy,
      reference: sent.reference,
      template_version: TEMPLATE_VERSION,
      snapshot: JSON.stringify(sent.snapshot),
      at: tx.now,
      by_id: tx.actor.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Gives a notification the reference that came later. @returns false where it had one already. */
export async function setNotificationReference(tx: ActorTx, id: number, reference: string): Promise<boolean> {
  const done = await tx.q
    .updateTable('breach_notification')
    .set({ reference })
    .where('id', '=', id)
    .where('reference', '=', '')
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Keeps why a notification is withdrawn, among the facts of the dossier. */
export async function keepWithdrawalReason(tx: ActorTx, breach: BreachKey, reason: string): Promise<void> {
  const { breach_id, service_id, municipality_id, entity_id } = keysOf(breach);
  await sql`
    insert into breach_step as s (breach_id, service_id, municipality_id, entity_id, step, answers, version, at, by_id)
    values (${breach_id}, ${service_id}, ${municipality_id}, ${entity_id}, 'notification',
      jsonb_build_object('withdrawal_reason', ${reason}::text), 1, ${tx.now}, ${tx.actor.accountId})
    on conflict (breach_id, step) do update set answers = s.answers || excluded.answers, version = s.version + 1,
      at = excluded.at, by_id = excluded.by_id`.execute(tx.q);
}
