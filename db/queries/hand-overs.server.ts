import { sql } from 'kysely';
import type { ActorTx } from '../connection.server.ts';

export { listHandedNodes } from './handed.server.ts';

/** Questions that were given to one person at one moment. */
export interface HandOver {
  id: number;
  toId: number;
  to: string;
  by: string | null;
  at: Date;
  dueOn: string | null;
  message: string;
  doneAt: Date | null;
  /** In framework order. */
  codes: string[];
}

/** The hand-overs of a checklist that the actor may see and that were not taken back, the oldest first. One query. */
export async function listHandOvers(tx: ActorTx, checklistId: number): Promise<HandOver[]> {
  return select(tx, sql`h.checklist_id = ${checklistId} and h.withdrawn_at is null`);
}

/** One hand-over of a checklist, also when it was taken back; null when it is not the actor's. Held until the end. */
export async function holdHandOver(
  tx: ActorTx,
  checklistId: number,
  id: number,
): Promise<(HandOver & { withdrawnAt: Date | null }) | null> {
  const held = await sql<{ withdrawnAt: Date | null }>`select withdrawn_at as "withdrawnAt" from hand_over
    where id = ${id} and checklist_id = ${checklistId} for no key update`.execute(tx.q);
  const [found] = await select(tx, sql`h.id = ${id} and h.checklist_id = ${checklistId}`);
  return found && held.rows[0] ? { ...found, ...held.rows[0] } : null;
}

async function select(tx: ActorTx, where: ReturnType<typeof sql>): Promise<HandOver[]> {
  const found = await sql<HandOver>`
    select h.id, h.to_id as "toId", coalesce(t.name, '') as "to", b.name as by, h.at, h.due_on as "dueOn", h.message,
      h.done_at as "doneAt", array(select n.code from hand_over_node hn join framework_node n on n.id = hn.node_id
        where hn.hand_over_id = h.id order by n.position) as codes
    from hand_over h
    left join account t on t.id = h.to_id
    left join account b on b.id = h.by_id
    where ${where} order by h.id`.execute(tx.q);
  return found.rows;
}

interface Handed {
  id: number;
  municipalityId: number;
  frameworkId: number;
}

/** Writes a hand-over and its questions, which are the checklist's. @returns its id. */
export async function insertHandOver(
  tx: ActorTx,
  checklist: Handed,
  given: { toId: number; message: string; dueOn: string | null; codes: readonly string[] },
): Promise<number> {
  const place = {
    service_id: tx.actor.serviceId,
    municipality_id: checklist.municipalityId,
    checklist_id: checklist.id,
    framework_id: checklist.frameworkId,
  };
  const { id } = await tx.q
    .insertInto('hand_over')
    .values({
      ...place,
      to_id: given.toId,
      message: given.message,
      due_on: given.dueOn,
      at: tx.now,
      by_id: tx.actor.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`insert into hand_over_node (hand_over_id, service_id, municipality_id, checklist_id, framework_id, node_id)
    select ${id}::integer, ${place.service_id}::integer, ${place.municipality_id}::integer, ${place.checklist_id}::integer,
      n.framework_id, n.id
    from framework_node n where n.framework_id = ${place.framework_id} and n.kind = 'requirement'
      and n.code = any (${given.codes}::text[])`.execute(tx.q);
  return id;
}

/** Takes a hand-over back: its questions close for whom they were given to. */
export async function withdrawHandOverRow(tx: ActorTx, id: number): Promise<void> {
  await tx.q
    .updateTable('hand_over')
    .set({ withdrawn_at: tx.now, withdrawn_by: tx.actor.accountId })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** Marks what the actor holds of a checklist as done. @returns the hand-overs that were not done before. */
export async function finishHandOverRows(tx: ActorTx, checklistId: number): Promise<number[]> {
  const done = await tx.q
    .updateTable('hand_over')
    .set({ done_at: tx.now })
    .where('checklist_id', '=', checklistId)
    .where('to_id', '=', tx.actor.accountId)
    .where('withdrawn_at', 'is', null)
    .where('done_at', 'is', null)
    .returning('id')
    .execute();
  return done.map((row) => row.id);
}
