import { sql } from 'kysely';
import type { ActorTx } from '../connection.server.ts';

/** A municipality to which a message may go, with who reads it there. */
export interface MessageTarget {
  id: number;
  slug: string;
  name: string;
  /** SPOCs of the whole municipality who are here today. */
  readers: number[];
}

/** The municipalities that did not end, with their SPOCs of today. One query. */
export async function listMessageTargets(tx: ActorTx): Promise<MessageTarget[]> {
  const found = await sql<MessageTarget>`
    select m.id, m.slug, m.name, array(
      select distinct p.account_id from membership p join account a on a.id = p.account_id and a.suspended_at is null
      where p.municipality_id = m.id and p.role = 'spoc' and not p.entity_limited and p.suspended_at is null
        and p.from_on <= app_today() and (p.until_on is null or p.until_on >= app_today())) as readers
    from municipality m where m.ended_on is null order by m.name, m.id`.execute(tx.q);
  return found.rows;
}

/** Keeps a message with the municipalities it goes to. Two statements, however many. @returns its number. */
export async function insertMessage(
  tx: ActorTx,
  message: { subject: string; text: string },
  municipalityIds: readonly number[],
): Promise<number> {
  const { id } = await tx.q
    .insertInto('message')
    .values({ service_id: tx.actor.serviceId, ...message, at: tx.now, by_id: tx.actor.accountId })
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

/** The newest messages to a municipality. One query. */
export async function listMessagesTo(tx: ActorTx, municipalityId: number): Promise<MessageLine[]> {
  return tx.q
    .selectFrom('message_recipient as r')
    .innerJoin('message as m', 'm.id', 'r.message_id')
    .leftJoin('account as a', 'a.id', 'm.by_id')
    .where('r.municipality_id', '=', municipalityId)
    .orderBy('m.id', 'desc')
    .limit(10)
    .select(['m.id', 'm.subject', 'm.text', 'm.at', 'a.name as by'])
    .execute();
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
