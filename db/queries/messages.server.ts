import { sql } from 'kysely';
import type { ActorTx } from '../connection.server.ts';

/** A municipality to which a message may go, with who reads it there. */
export interface MessageTarget {
  id: number;
  slug: string;
  name: string;
  /** SPOCs of the whole municipality who are here today. */
  readers: number[];
  /** Its directors of today. */
  directors: number[];
}

/** The municipalities that did not end, with their SPOCs and directors of today. One query. */
export async function listMessageTargets(tx: ActorTx): Promise<MessageTarget[]> {
  const found = await sql<MessageTarget>`
    select m.id, m.slug, m.name, ${accounts('spoc')} as readers, ${accounts('director')} as directors
    from municipality m where m.ended_on is null order by m.name, m.id`.execute(tx.q);
  return found.rows;
}

const accounts = (role: 'spoc' | 'director') => sql<number[]>`array(
  select distinct p.account_id from membership p join account a on a.id = p.account_id and a.suspended_at is null
  where p.municipality_id = m.id and p.role = ${role} and not p.entity_limited and p.suspended_at is null
    and p.from_on <= app_today() and (p.until_on is null or p.until_on >= app_today()))`;

/** Keeps a message with the municipalities it goes to. Two statements, however many. @returns its number. */
export async function insertMessage(
  tx: ActorTx,
  message: { subject: string; text: string; toDirectors: boolean },
  municipalityIds: readonly number[],
): Promise<number> {
  const { id } = await tx.q
    .insertInto('message')
    .values({
      service_id: tx.actor.serviceId,
      subject: message.subject,
      text: message.text,
      to_directors: message.toDirectors,
      at: tx.now,
      by_id: tx.actor.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx.q
    .insertInto('message_recipient')
    .values(municipalityIds.map((each) => ({ message_id: id, service_id: tx.actor.serviceId, municipality_id: each })))
    .execute();
  return id;
}

/** The name of the actor's service, for a mail. */
export async function findServiceName(tx: ActorTx): Promise<string> {
  const row = await tx.q.selectFrom('service').select('name').where('id', '=', tx.actor.serviceId).executeTakeFirst();
  return row?.name ?? '';
}

/** A message as a municipality reads it; never who else has it. */
export interface MessageLine {
  id: number;
  subject: string;
  text: string;
  at: Date;
  by: string | null;
}

/** A message to one municipality, with who of it read it. */
export interface ReceivedMessage extends MessageLine {
  /** When the reader said that he or she read it. */
  readAt: Date | null;
  /** Everybody of that municipality who read it. */
  readBy: string[];
}

/** The messages to a municipality, the newest first; `before` leaves out what is not older than that one. One query. */
export async function listMessagesTo(
  tx: ActorTx,
  municipalityId: number,
  { limit, before }: { limit: number; before?: number | undefined },
): Promise<ReceivedMessage[]> {
  const found = await sql<ReceivedMessage>`
    select m.id, m.subject, m.text, m.at, a.name as by,
      (select x.at from message_read x where x.message_id = m.id and x.municipality_id = r.municipality_id
        and x.account_id = ${tx.actor.accountId}) as "readAt",
      array(select p.name from message_read x join account p on p.id = x.account_id
        where x.message_id = m.id and x.municipality_id = r.municipality_id order by x.at, p.id) as "readBy"
    from message_recipient r join message m on m.id = r.message_id left join account a on a.id = m.by_id
    where r.municipality_id = ${municipalityId} and m.id < ${before ?? 2_147_483_647}
    order by m.id desc limit ${limit}`.execute(tx.q);
  return found.rows;
}

/** A message that somebody did not read yet, with one of the places where it can be read. */
export interface UnreadMessage extends MessageLine {
  slug: string;
  /** The reader's municipalities to which it went. */
  names: string;
}

/**
 * The newest messages that the actor did not read: as a SPOC of these municipalities, or as a director of those where it
 * went to directors too. One that went to several of them is one line. One query.
 */
export async function listUnreadMessages(
  tx: ActorTx,
  of: { spoc: readonly number[]; director: readonly number[] },
): Promise<UnreadMessage[]> {
  const found = await sql<UnreadMessage>`
    select m.id, m.subject, m.text, m.at, a.name as by, min(g.slug) as slug, string_agg(g.name, ', ' order by g.name) as names
    from message_recipient r join message m on m.id = r.message_id join municipality g on g.id = r.municipality_id
    left join account a on a.id = m.by_id
    where (r.municipality_id = any (${[...of.spoc]}::integer[])
        or (m.to_directors and r.municipality_id = any (${[...of.director]}::integer[])))
      and not exists (select 1 from message_read x where x.message_id = m.id and x.account_id = ${tx.actor.accountId})
    group by m.id, a.name order by m.id desc limit 5`.execute(tx.q);
  return found.rows;
}

/** Whether a message went to this municipality, as far as the actor sees. */
export async function wasSentTo(tx: ActorTx, messageId: number, municipalityId: number): Promise<boolean> {
  const row = await tx.q
    .selectFrom('message_recipient')
    .where('message_id', '=', messageId)
    .where('municipality_id', '=', municipalityId)
    .select('message_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps that the actor read a message, in every municipality of his or hers that has it; once. One statement. */
export async function insertRead(tx: ActorTx, messageId: number): Promise<void> {
  await sql`insert into message_read (message_id, service_id, municipality_id, account_id, at)
    select r.message_id, r.service_id, r.municipality_id, ${tx.actor.accountId}::integer, ${tx.now}::timestamptz
    from message_recipient r where r.message_id = ${messageId} on conflict do nothing`.execute(tx.q);
}

/** What was sent of late, with to whom: for those who send. One query. */
export async function listSentMessages(tx: ActorTx): Promise<(MessageLine & { to: string[] })[]> {
  const found = await sql<MessageLine & { to: string[] }>`
    select m.id, m.subject, m.text, m.at, a.name as by, array(
      select g.name from message_recipient r join municipality g on g.id = r.municipality_id
      where r.message_id = m.id order by g.name) as to
    from message m left join account a on a.id = m.by_id order by m.id desc limit 10`.execute(tx.q);
  return found.rows;
}
