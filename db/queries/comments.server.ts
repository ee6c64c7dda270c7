import { sql } from 'kysely';
import type { ActorTx } from '../connection.server.ts';
import { canHold } from './handed.server.ts';

/** A question about which people speak, at its address. */
export interface CommentPlace {
  checklistId: number;
  municipalityId: number;
  frameworkId: number;
  nodeId: number;
  assigneeId: number | null;
  entityIds: number[];
  handed: boolean;
  municipality: string;
  title: string;
}

/** A comment; one that its author withdrew has no text any more. */
export interface CommentLine {
  id: number;
  text: string | null;
  at: Date;
  byId: number | null;
  by: string | null;
  mentioned: string[];
}

/** Somebody who may be named in a comment, since they see the question. */
export interface Mentionable {
  id: number;
  name: string;
}

/** The comments on a question, the oldest first. One query. */
export async function listComments(tx: ActorTx, checklistId: number, nodeId: number): Promise<CommentLine[]> {
  const found = await sql<CommentLine>`
    select c.id, case when c.withdrawn_at is null then c.text end as text, c.at, c.by_id as "byId", a.name as by,
      array(select p.name from comment_mention m join account p on p.id = m.account_id
        where m.comment_id = c.id order by p.name) as mentioned
    from comment c left join account a on a.id = c.by_id
    where c.checklist_id = ${checklistId} and c.node_id = ${nodeId} order by c.id`.execute(tx.q);
  return found.rows;
}

/**
 * Who else sees a question: the DPOs, the contacts and the director of the municipality, whoever answers the checklist,
 * and whoever was handed the question. One query.
 */
export async function listMentionable(
  tx: ActorTx,
  place: Pick<CommentPlace, 'checklistId' | 'municipalityId' | 'nodeId'>,
): Promise<Mentionable[]> {
  const found = await sql<Mentionable>`
    select distinct a.id, a.name from membership mb join account a on a.id = mb.account_id
    where a.id <> app_actor() and a.suspended_at is null and mb.suspended_at is null and mb.from_on <= app_today()
      and (mb.until_on is null or mb.until_on >= app_today())
      and (not mb.entity_limited or exists (select 1 from membership_entity me
        join checklist_entity ce on ce.entity_id = me.entity_id
        where me.membership_id = mb.id and ce.checklist_id = ${place.checklistId}))
      and (mb.role = 'dpo' or (mb.municipality_id = ${place.municipalityId} and (mb.role in ('spoc', 'director')
        or (mb.role = 'contributor' and (
          exists (select 1 from checklist c where c.id = ${place.checklistId} and c.assignee_id = a.id)
          or exists (select 1 from hand_over h join hand_over_node hn on hn.hand_over_id = h.id
            where h.checklist_id = ${place.checklistId} and h.to_id = a.id and h.withdrawn_at is null
              and hn.node_id = ${place.nodeId}))))))
    order by a.name, a.id`.execute(tx.q);
  return found.rows;
}

/** A question at its address; null when the actor has no such checklist or it asks no such thing. One query. */
export async function findCommentPlace(
  tx: ActorTx,
  address: { slug: string; checklistId: number; code: string },
): Promise<CommentPlace | null> {
  const handed = canHold(tx.actor)
    ? sql`((c.id::bigint << 32) | n.id) = any ((select app_handed_nodes())::bigint[])`
    : sql`false`;
  const found = await sql<CommentPlace>`
    select c.id as "checklistId", c.municipality_id as "municipalityId", c.framework_id as "frameworkId",
      n.id as "nodeId", c.assignee_id as "assigneeId", ${handed} as handed, m.name as municipality, c.title,
      array(select ce.entity_id from checklist_entity ce where ce.checklist_id = c.id) as "entityIds"
    from checklist c
    join municipality m on m.id = c.municipality_id and m.slug = ${address.slug}
    join framework_node n on n.framework_id = c.framework_id and n.code = ${address.code} and n.kind = 'requirement'
      and c.level = any (n.levels) and n.id <> all (c.unasked)
    where c.id = ${address.checklistId}`.execute(tx.q);
  return found.rows[0] ?? null;
}

/** Writes a comment and whom it names. @returns its id. */
export async function insertComment(
  tx: ActorTx,
  place: CommentPlace,
  text: string,
  mentioned: readonly number[],
): Promise<number> {
  const keys = { service_id: tx.actor.serviceId, municipality_id: place.municipalityId };
  const where = { ...keys, checklist_id: place.checklistId, node_id: place.nodeId };
  const { id } = await tx.q
    .insertInto('comment')
    .values({ ...where, framework_id: place.frameworkId, text, at: tx.now, by_id: tx.actor.accountId })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (mentioned.length > 0) {
    const rows = mentioned.map((accountId) => ({ ...where, comment_id: id, account_id: accountId }));
    await tx.q.insertInto('comment_mention').values(rows).execute();
  }
  return id;
}

/** Withdraws a comment of the actor on this question. @returns false when there is none, or it was withdrawn before. */
export async function withdrawCommentRow(tx: ActorTx, place: CommentPlace, id: number): Promise<boolean> {
  const done = await tx.q
    .updateTable('comment')
    .set({ withdrawn_at: tx.now })
    .where('id', '=', id)
    .where('checklist_id', '=', place.checklistId)
    .where('node_id', '=', place.nodeId)
    .where('by_id', '=', tx.actor.accountId)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
}
