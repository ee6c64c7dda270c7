import { sql } from 'kysely';
import type { EventUpdateKind } from '#app/domain/incident-event.ts';
import type { ActorTx } from '../connection.server.ts';
import type { EventHead, SharedFacts } from './incident-events.server.ts';

/** Keeps an event with its number. One statement. */
export async function insertEvent(tx: ActorTx, year: number): Promise<EventHead> {
  const { serviceId, accountId } = tx.actor;
  return tx.q
    .insertInto('incident_event')
    .values({
      service_id: serviceId,
      year,
      number: sql<number>`next_register_number(${serviceId}, 'event', ${year})`,
      at: tx.now,
      by_id: accountId,
    })
    .returning(['id', 'year', 'number'])
    .executeTakeFirstOrThrow();
}

/** Keeps a version of what is shared. @returns false when somebody was first with that version. */
export async function insertEventUpdate(
  tx: ActorTx,
  eventId: number,
  update: SharedFacts & { version: number; kind: EventUpdateKind; note: string },
): Promise<boolean> {
  const done = await tx.q
    .insertInto('incident_event_update')
    .values({
      event_id: eventId,
      service_id: tx.actor.serviceId,
      version: update.version,
      kind: update.kind,
      note: update.note,
      title: update.title,
      description: update.description,
      supplier: update.supplier,
      occurred_from: update.occurredFrom,
      occurred_from_precision: update.occurredFromPrecision,
      occurred_until: update.occurredUntil,
      occurred_until_precision: update.occurredUntilPrecision,
      category_id: update.categoryId,
      at: tx.now,
      by_id: tx.actor.accountId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0n) === 1;
}

/** A municipality's incident that was made under an event. */
export interface OpenedChild {
  id: number;
  municipalityId: number;
  slug: string;
  municipality: string;
  number: number;
}

export interface GivenTask {
  title: string;
  dueAt: Date | null;
}

/**
 * Gives municipalities an incident of their own under an event, with its number, first line, entities and tasks, and its
 * SPOC as owner; those that have one are left out. One statement, however many.
 */
export async function openChildrenOf(
  tx: ActorTx,
  event: { id: number; code: string; year: number },
  municipalityIds: readonly number[],
  tasks: readonly GivenTask[],
): Promise<OpenedChild[]> {
  const detail = JSON.stringify({ what: 'by_event', code: event.code, event: event.code });
  const given = JSON.stringify(tasks.map((task, nth) => ({ nth, title: task.title, due: task.dueAt })));
  const found = await sql<OpenedChild>`
    select id, municipality_id as "municipalityId", slug, municipality, number
    from open_event_children(${event.id}, ${[...municipalityIds]}::int[], ${event.year}, ${tx.now}::timestamptz,
      ${tx.actor.name}, ${tx.actor.email}, ${detail}::jsonb, ${given}::jsonb)`.execute(tx.q);
  return found.rows;
}

/** A line in the timeline of each of these incidents that comes from their event. One statement, however many. */
export async function tellChildren(
  tx: ActorTx,
  eventCode: string,
  incidentIds: readonly number[],
  line: { kind: 'event' | 'communication' | 'task'; text: string; detail: Record<string, string> },
): Promise<void> {
  const detail = JSON.stringify({ ...line.detail, event: eventCode });
  await sql`
    insert into timeline_entry (service_id, municipality_id, incident_id, kind, happened_at, text, detail, at, by_id)
    select i.service_id, i.municipality_id, i.id, ${line.kind}, ${tx.now}::timestamptz, ${line.text}, ${detail}::jsonb,
      ${tx.now}::timestamptz, ${tx.actor.accountId}::integer
    from incident i where i.id = any (${[...incidentIds]}::int[]) order by i.id`.execute(tx.q);
}

/** Gives each of these incidents a task, for its owner. One statement, however many. */
export async function giveTask(tx: ActorTx, incidentIds: readonly number[], task: GivenTask): Promise<void> {
  await sql`
    insert into incident_task (service_id, municipality_id, incident_id, title, due_at, assignee_id, at, by_id)
    select i.service_id, i.municipality_id, i.id, ${task.title}, ${task.dueAt}::timestamptz, i.owner_id,
      ${tx.now}::timestamptz, ${tx.actor.accountId}::integer
    from incident i where i.id = any (${[...incidentIds]}::int[]) order by i.id`.execute(tx.q);
}

/** Holds the incidents under an event until the transaction ends, so that nobody writes in one meanwhile. */
export async function holdChildren(tx: ActorTx, eventId: number): Promise<void> {
  await sql`select i.id from incident i where i.event_id = ${eventId} order by i.id for update`.execute(tx.q);
}

/** Withdraws an incident from its event: it is closed and keeps its number. */
export async function withdrawChild(tx: ActorTx, incidentId: number): Promise<void> {
  await tx.q
    .updateTable('incident')
    .set({ phase: 'closed', closed_at: tx.now, closed_precision: 'minute', withdrawn_at: tx.now })
    .where('id', '=', incidentId)
    .execute();
}
