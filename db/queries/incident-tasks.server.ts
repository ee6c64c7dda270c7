import { sql } from 'kysely';
import type { ActorTx } from '../connection.server.ts';

export interface IncidentTask {
  id: number;
  title: string;
  dueAt: Date | null;
  assigneeId: number | null;
  assignee: string | null;
  doneAt: Date | null;
  doneBy: string | null;
}

/** The tasks of an incident, the open and most urgent first. One query. */
export async function listTasks(tx: ActorTx, incidentId: number): Promise<IncidentTask[]> {
  return tx.q
    .selectFrom('incident_task as t')
    .leftJoin('account as a', 'a.id', 't.assignee_id')
    .leftJoin('account as d', 'd.id', 't.done_by')
    .where('t.incident_id', '=', incidentId)
    .orderBy(sql`t.done_at is not null`)
    .orderBy('t.due_at', (order) => order.asc().nullsLast())
    .orderBy('t.id')
    .select(['t.id', 't.title', 't.due_at as dueAt', 't.assignee_id as assigneeId', 'a.name as assignee'])
    .select(['t.done_at as doneAt', 'd.name as doneBy'])
    .execute();
}

/** Who may own an incident or do a task: the DPOs of the service, the SPOCs and the director of the municipality. */
export async function listHandlers(tx: ActorTx, municipalityId: number): Promise<{ id: number; name: string }[]> {
  const rows = await sql<{ id: number; name: string }>`
    select distinct a.id, a.name from membership p join account a on a.id = p.account_id and a.suspended_at is null
    where ((p.role = 'dpo' and (p.municipality_id is null or p.municipality_id = ${municipalityId}))
        or (p.role in ('spoc', 'director') and not p.entity_limited and p.municipality_id = ${municipalityId}))
      and p.suspended_at is null and p.from_on <= app_today() and (p.until_on is null or p.until_on >= app_today())
    order by a.name, a.id`.execute(tx.q);
  return rows.rows;
}

/** Keeps a task. @returns its number. */
export async function insertTask(
  tx: ActorTx,
  incident: { id: number; municipalityId: number },
  task: { title: string; dueAt: Date | null; assigneeId: number | null },
): Promise<number> {
  const { id } = await tx.q
    .insertInto('incident_task')
    .values({
      service_id: tx.actor.serviceId,
      municipality_id: incident.municipalityId,
      incident_id: incident.id,
      title: task.title,
      due_at: task.dueAt,
      assignee_id: task.assigneeId,
      at: tx.now,
      by_id: tx.actor.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Ticks a task of an incident off, or on again. @returns its title, or null when it was so already or is not there. */
export async function settleTask(
  tx: ActorTx,
  incidentId: number,
  taskId: number,
  done: boolean,
): Promise<string | null> {
  const row = await tx.q
    .updateTable('incident_task')
    .set(done ? { done_at: tx.now, done_by: tx.actor.accountId } : { done_at: null, done_by: null })
    .where('id', '=', taskId)
    .where('incident_id', '=', incidentId)
    .where('done_at', done ? 'is' : 'is not', null)
    .returning('title')
    .executeTakeFirst();
  return row?.title ?? null;
}
