import { sql } from 'kysely';
import type { IncidentPhase, IncidentSeverity, Ternary } from '#app/domain/incident.ts';
import type { EventUpdateKind } from '#app/domain/incident-event.ts';
import type { Precision } from '#app/domain/partial-date.ts';
import type { ActorTx } from '../connection.server.ts';

/** What is shared of an event with every municipality concerned. */
export interface SharedFacts {
  title: string;
  description: string;
  supplier: string;
  occurredFrom: Date | null;
  occurredFromPrecision: Precision;
  occurredUntil: Date | null;
  occurredUntilPrecision: Precision;
  categoryId: number | null;
}

/** One version of them, with what was new in it. */
export interface EventUpdate extends SharedFacts {
  version: number;
  kind: EventUpdateKind;
  note: string;
  categoryNl: string | null;
  categoryEn: string | null;
  at: Date;
  by: string | null;
}

export interface EventHead {
  id: number;
  year: number;
  number: number;
}

/** The versions of an event, the newest first; empty where the actor may not see it. One query. */
export async function listEventUpdates(tx: ActorTx, eventId: number): Promise<EventUpdate[]> {
  const found = await sql<EventUpdate>`
    select u.version, u.kind, u.note, u.title, u.description, u.supplier, u.occurred_from as "occurredFrom",
      u.occurred_from_precision as "occurredFromPrecision", u.occurred_until as "occurredUntil",
      u.occurred_until_precision as "occurredUntilPrecision", u.category_id as "categoryId",
      c.title_nl as "categoryNl", c.title_en as "categoryEn", u.at, a.name as by
    from incident_event_update u left join incident_category c on c.id = u.category_id
    left join account a on a.id = u.by_id where u.event_id = ${eventId} order by u.version desc`.execute(tx.q);
  return found.rows;
}

/** An event by its number, or null: unknown, or not the actor's. One query. */
export async function findEvent(tx: ActorTx, at: { year: number; number: number }): Promise<EventHead | null> {
  const row = await tx.q
    .selectFrom('incident_event')
    .where('year', '=', at.year)
    .where('number', '=', at.number)
    .select(['id', 'year', 'number'])
    .executeTakeFirst();
  return row ?? null;
}

/** The event that an incident belongs to and was not withdrawn from, or null. One query. */
export async function findEventOf(tx: ActorTx, incidentId: number): Promise<EventHead | null> {
  const row = await tx.q
    .selectFrom('incident as i')
    .innerJoin('incident_event as e', 'e.id', 'i.event_id')
    .where('i.id', '=', incidentId)
    .where('i.withdrawn_at', 'is', null)
    .select(['e.id', 'e.year', 'e.number'])
    .executeTakeFirst();
  return row ?? null;
}

export interface EventLine extends EventHead {
  title: string;
  at: Date;
  closed: boolean;
  children: number;
  open: number;
}

/** The events of the service, the newest first. One query. */
export async function listEvents(tx: ActorTx): Promise<EventLine[]> {
  const found = await sql<EventLine>`
    select e.id, e.year, e.number, u.title, e.at, u.kind = 'closed' as closed,
      (select count(*)::int from incident i where i.event_id = e.id and i.withdrawn_at is null) as children,
      (select count(*)::int from incident i where i.event_id = e.id and i.phase <> 'closed') as open
    from incident_event e cross join lateral (select title, kind from incident_event_update x where x.event_id = e.id
      order by version desc limit 1) as u
    order by e.year desc, e.number desc limit 500`.execute(tx.q);
  return found.rows;
}

/** A municipality's incident under an event. */
export interface EventChildRow {
  id: number;
  municipalityId: number;
  slug: string;
  municipality: string;
  year: number;
  number: number;
  phase: IncidentPhase;
  severity: IncidentSeverity | null;
  personalData: Ternary;
  version: number;
  withdrawn: boolean;
  owner: string | null;
  ownerId: number | null;
  openTasks: number;
  tasks: number;
  dossiers: number;
  undecided: number;
  ownLines: number;
  ownThings: number;
}

/** The incidents under an event in the order of the municipalities' names. One query. */
export async function listEventChildren(tx: ActorTx, eventId: number): Promise<EventChildRow[]> {
  const found = await sql<EventChildRow>`
    select i.id, i.municipality_id as "municipalityId", m.slug, m.name as municipality, i.year, i.number, i.phase,
      i.severity, i.personal_data as "personalData", i.version, i.withdrawn_at is not null as withdrawn,
      o.name as owner, i.owner_id as "ownerId", t.open as "openTasks", t.n as tasks, b.n as dossiers,
      b.undecided, l.n as "ownLines", b.n as "ownThings"
    from incident i join municipality m on m.id = i.municipality_id left join account o on o.id = i.owner_id
    cross join lateral (select count(*)::int as n, count(*) filter (where done_at is null)::int as open
      from incident_task x where x.incident_id = i.id) as t
    cross join lateral (select count(*)::int as n, count(*) filter (where not exists (
        select 1 from breach_decision d where d.breach_id = x.id))::int as undecided
      from breach x where x.incident_id = i.id) as b
    cross join lateral (select count(*)::int as n from timeline_entry x
      where x.incident_id = i.id and x.detail -> 'event' is null) as l
    where i.event_id = ${eventId} order by m.name, i.id`.execute(tx.q);
  return found.rows;
}

/** A municipality that may be added, with by what to choose it. */
export interface EventCandidate {
  id: number;
  name: string;
  province: string | null;
  /** Kinds of its entities that the service covers today. */
  covers: string[];
}

/** The municipalities that did not end. One query. */
export async function listEventCandidates(tx: ActorTx): Promise<EventCandidate[]> {
  const found = await sql<EventCandidate>`
    select m.id, m.name, m.province, array(select distinct e.kind from entity e join coverage c on c.entity_id = e.id
      where e.municipality_id = m.id and c.from_on <= app_today() and (c.until_on is null or c.until_on >= app_today())
      order by 1) as covers
    from municipality m where m.ended_on is null order by m.name, m.id`.execute(tx.q);
  return found.rows;
}
