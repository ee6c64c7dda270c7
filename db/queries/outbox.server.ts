import { sql } from 'kysely';
import { MAX_ATTEMPTS, type Mail, type MailKind, RETRY_MINUTES } from '#app/domain/mail.ts';
import type { ActorTx, GateTx, SystemTx } from '../connection.server.ts';

/**
 * Writes a mail in the transaction of the act that it tells of; the worker sends it later. Its key makes it happen once.
 * @returns false when a mail with this key was written before.
 */
export async function queueMail(tx: ActorTx | GateTx, mail: Mail): Promise<boolean> {
  return (await queueMails(tx, [mail])) === 1;
}

/** As `queueMail` for many at once, in one statement. @returns how many were new. */
export async function queueMails(tx: ActorTx | GateTx | SystemTx, mails: readonly Mail[]): Promise<number> {
  if (mails.length === 0) return 0;
  const done = await tx.q
    .insertInto('outbox')
    .values(
      mails.map((mail) => ({
        service_id: mail.serviceId,
        account_id: mail.accountId,
        kind: mail.kind,
        params: JSON.stringify(mail.params),
        ...(mail.sealedToken === undefined ? {} : { secret: mail.sealedToken }),
        key: mail.key,
        created_at: tx.now,
        next_attempt_at: tx.now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0n);
}

/** A mail as it waits: what its text is made from, and for whom. */
export interface WaitingMail {
  id: number;
  kind: MailKind;
  params: unknown;
  sealedToken: string | null;
  attempts: number;
  createdAt: Date;
  email: string;
  name: string;
  language: 'nl' | 'en';
  suspended: boolean;
}

/**
 * Claims mails that are due, the oldest first, and sets the time of their next attempt before anything is sent: two
 * senders never hold the same mail, and one that dies with it in hand has only delayed it. One that was tried as often as
 * allowed and is still neither sent nor failed was interrupted every time, and is given up.
 */
export async function claimDueMails(tx: SystemTx, limit: number): Promise<WaitingMail[]> {
  const claimed = await sql<{ id: number }>`
    update outbox as o set
      attempts = least(o.attempts + 1, ${MAX_ATTEMPTS}),
      next_attempt_at = ${tx.now}::timestamptz
        + (${[...RETRY_MINUTES]}::int[])[least(o.attempts + 1, ${RETRY_MINUTES.length})] * interval '1 minute',
      failed_at = case when o.attempts >= ${MAX_ATTEMPTS} then ${tx.now}::timestamptz end,
      last_error = case when o.attempts >= ${MAX_ATTEMPTS} then 'interrupted' else o.last_error end,
      secret = case when o.attempts >= ${MAX_ATTEMPTS} then null else o.secret end
    from (
      select id from outbox where sent_at is null and failed_at is null and next_attempt_at <= ${tx.now}
      order by id limit ${limit} for update skip locked
    ) as due
    where o.id = due.id returning o.id`.execute(tx.q);
  const ids = claimed.rows.map((row) => row.id);
  if (ids.length === 0) return [];
  return mailQuery(tx).where('o.id', 'in', ids).where('o.failed_at', 'is', null).orderBy('o.id').execute();
}

/** Writes that a mail was taken by the mail server, and forgets its link token. */
export async function markSent(tx: SystemTx, id: number): Promise<void> {
  await tx.q
    .updateTable('outbox')
    .set({ sent_at: tx.now, secret: null, last_error: null })
    .where('id', '=', id)
    .execute();
}

/** Writes why an attempt failed; after the last one, or where trying again is useless, the mail is given up. */
export async function markFailed(tx: SystemTx, id: number, error: string, giveUp: boolean): Promise<void> {
  await tx.q
    .updateTable('outbox')
    .set({ last_error: error.slice(0, 200), ...(giveUp ? { failed_at: tx.now, secret: null } : {}) })
    .where('id', '=', id)
    .execute();
}

/** Mails in full, the newest first. Only the demo shows these; elsewhere an administrator sees `listEnvelopes`. */
export async function listWholeMails(
  tx: SystemTx,
  serviceId: number,
  limit: number,
): Promise<(WaitingMail & { sentAt: Date | null })[]> {
  return mailQuery(tx)
    .where('o.service_id', '=', serviceId)
    .orderBy('o.id', 'desc')
    .limit(limit)
    .select('o.sent_at as sentAt')
    .execute();
}

function mailQuery(tx: SystemTx) {
  return tx.q
    .selectFrom('outbox as o')
    .innerJoin('account as a', 'a.id', 'o.account_id')
    .select([
      'o.id',
      sql<MailKind>`o.kind`.as('kind'),
      'o.params',
      'o.secret as sealedToken',
      'o.attempts',
      'o.created_at as createdAt',
      'a.email',
      'a.name',
      'a.language',
      sql<boolean>`a.suspended_at is not null`.as('suspended'),
    ]);
}

/** What an administrator sees of a mail: that there was one, to whom, of which kind, and what became of it. */
export interface Envelope {
  id: number;
  kind: MailKind;
  recipient: string;
  email: string;
  createdAt: Date;
  sentAt: Date | null;
  failedAt: Date | null;
  attempts: number;
  nextAttemptAt: Date;
  lastError: string | null;
}

/** The envelopes of the actor's service, the newest first. */
export async function listEnvelopes(tx: ActorTx, limit: number, offset = 0): Promise<Envelope[]> {
  return tx.q
    .selectFrom('outbox as o')
    .innerJoin('account as a', 'a.id', 'o.account_id')
    .orderBy('o.id', 'desc')
    .limit(limit)
    .offset(offset)
    .select([
      'o.id',
      sql<MailKind>`o.kind`.as('kind'),
      'a.name as recipient',
      'a.email',
      'o.created_at as createdAt',
      'o.sent_at as sentAt',
      'o.failed_at as failedAt',
      'o.attempts',
      'o.next_attempt_at as nextAttemptAt',
      'o.last_error as lastError',
    ])
    .execute();
}
