import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Authority, BreachRole } from '#app/domain/breach.ts';
import type { Exemption } from '#app/domain/breach-persons.ts';
import type { Band, Risk } from '#app/domain/breach-severity.ts';
import type { Stage } from '#app/domain/breach-template.ts';
import type { ActorTx } from '../connection.server.ts';

/** The dossier of a data breach with where it stands: the newest of each kind of decision, and what was sent first. */
export interface BreachRecord {
  id: number;
  serviceId: number;
  municipalityId: number;
  slug: string;
  municipality: string;
  entityId: number;
  entity: string;
  entityKind: 'gemeente' | 'ocmw' | 'agb' | 'zone' | 'association';
  kbo: string | null;
  incidentId: number;
  /** Null for who is confined to an entity: the incident is the municipality's. */
  incident: { year: number; number: number; title: string } | null;
  year: number;
  number: number;
  role: BreachRole;
  controllerName: string;
  processorName: string;
  processorToldAt: Date | null;
  awareAt: Date | null;
  awareVersion: number;
  deciderId: number | null;
  decider: string | null;
  openedAt: Date;
  closedAt: Date | null;
  version: number;
  /** To whom the entity notifies, as it was set for it; empty is the default. */
  authorities: Authority[];
  /** The same, as it was set when the first notification was recorded; as it is now where there was none. */
  notifying: Authority[];
  assessment: { version: number; risk: Risk; band: Band | null } | null;
  advice: { version: number; notify: boolean; givenAt: Date } | null;
  decision: { version: number; notify: boolean; decidedAt: Date; decidedBy: string; takenOver: boolean } | null;
  persons: { version: number; inform: boolean; exemption: Exemption | null } | null;
  /** The first notification, to whomever it went. */
  firstSentAt: Date | null;
  /** The stages sent, in the order of sending. */
  sent: { authority: Authority | 'controller'; stage: Stage; sentAt: Date }[];
}

type Stored = Omit<BreachRecord, 'advice' | 'decision' | 'sent'> & {
  advice: { version: number; notify: boolean; givenAt: string } | null;
  decision: { version: number; notify: boolean; decidedAt: string; decidedBy: string; takenOver: boolean } | null;
  sent: { authority: Authority | 'controller'; stage: Stage; sentAt: string }[];
};

/** The dossier of a municipality with a number, or null: unknown, or not the actor's. One query. */
export async function findBreach(
  tx: ActorTx,
  slug: string,
  at: { year: number; number: number },
): Promise<BreachRecord | null> {
  const where = sql<SqlBool>`m.slug = ${slug} and b.year = ${at.year} and b.number = ${at.number}`;
  return (await readBreaches(tx, where))[0] ?? null;
}

/** As `findBreach`, with its row held until the transaction ends. Two queries. */
export async function holdBreach(
  tx: ActorTx,
  slug: string,
  at: { year: number; number: number },
): Promise<BreachRecord | null> {
  await sql`select 1 from breach b join municipality m on m.id = b.municipality_id and m.slug = ${slug}
    where b.year = ${at.year} and b.number = ${at.number} for update of b`.execute(tx.q);
  return findBreach(tx, slug, at);
}

/** The dossiers of an incident that the actor may see, in the order of opening. One query. */
export function listBreachesOf(tx: ActorTx, incidentId: number): Promise<BreachRecord[]> {
  return readBreaches(tx, sql<SqlBool>`b.incident_id = ${incidentId}`);
}

/** The dossiers with these ids, as far as the actor may see them. One query. */
export function listBreachesById(tx: ActorTx, ids: readonly number[]): Promise<BreachRecord[]> {
  return readBreaches(tx, sql<SqlBool>`b.id = any (${ids}::integer[])`);
}

/** The dossiers of all incidents under an event that the actor may see. One query. */
export function listBreachesOfEvent(tx: ActorTx, eventId: number): Promise<BreachRecord[]> {
  return readBreaches(tx, sql<SqlBool>`i.event_id = ${eventId}`);
}

/** The open dossiers that the actor may see and whose clock may run, the earliest awareness first. One query. */
export function listOpenBreaches(tx: ActorTx): Promise<BreachRecord[]> {
  return readBreaches(tx, sql<SqlBool>`b.closed_at is null and m.ended_on is null`, sql`b.aware_at nulls last, b.id`);
}

/** What a register of breaches is narrowed to; what is left out narrows nothing. */
export interface BreachFilter {
  municipalityId?: number | undefined;
  entityId?: number | undefined;
  year?: number | undefined;
  state?: 'open' | 'closed' | 'undecided' | 'notified' | 'not_notified' | undefined;
  /** Whether anything was sent of it, to whomever. */
  told?: boolean | undefined;
  text?: string | undefined;
}

/** The dossiers of a register, the open and newest first. `page` in lines; all of them when it is null. One query. */
export function listBreaches(
  tx: ActorTx,
  filter: BreachFilter,
  page: { limit: number; offset: number } | null,
): Promise<BreachRecord[]> {
  const part = page === null ? sql`` : sql` limit ${page.limit} offset ${page.offset}`;
  return readBreaches(tx, narrowed(filter), sql`b.closed_at is not null, b.opened_at desc, b.id desc${part}`);
}

/** How many a register holds under a filter, and the years in which dossiers were opened. One query. */
export async function countBreaches(tx: ActorTx, filter: BreachFilter): Promise<{ total: number; years: number[] }> {
  const { year: _, ...anyYear } = filter;
  const rows = await sql<{ year: number; n: number }>`
    select b.year, count(*)::int as n from ${FROM} where ${narrowed(anyYear)} group by 1 order by 1 desc`.execute(tx.q);
  const counted = rows.rows.filter(({ year }) => filter.year === undefined || year === filter.year);
  return { total: counted.reduce((sum, { n }) => sum + n, 0), years: rows.rows.map(({ year }) => year) };
}

const FROM = sql`breach b join municipality m on m.id = b.municipality_id join entity e on e.id = b.entity_id
  left join incident i on i.id = b.incident_id left join account d on d.id = b.decider_id`;
const DECIDED = sql<boolean>`(select x.notify from breach_decision x where x.breach_id = b.id order by x.version desc limit 1)`;
const SENT = sql<boolean>`exists (select 1 from breach_notification x where x.breach_id = b.id)`;

function narrowed({ municipalityId, entityId, year, state, told, text }: BreachFilter): RawBuilder<SqlBool> {
  const parts = [sql<SqlBool>`true`];
  if (municipalityId !== undefined) parts.push(sql<SqlBool>`b.municipality_id = ${municipalityId}`);
  if (entityId !== undefined) parts.push(sql<SqlBool>`b.entity_id = ${entityId}`);
  if (year !== undefined) parts.push(sql<SqlBool>`b.year = ${year}`);
  if (state === 'open') parts.push(sql<SqlBool>`b.closed_at is null`);
  if (state === 'closed') parts.push(sql<SqlBool>`b.closed_at is not null`);
  if (state === 'undecided') parts.push(sql<SqlBool>`${DECIDED} is null and not ${SENT}`);
  if (state === 'notified') parts.push(SENT);
  if (state === 'not_notified') parts.push(sql<SqlBool>`${DECIDED} is false and not ${SENT}`);
  if (told !== undefined) parts.push(told ? SENT : sql<SqlBool>`not ${SENT}`);
  if (text) {
    const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    parts.push(sql<SqlBool>`(i.title ilike ${like} or i.description ilike ${like} or e.name ilike ${like}
      or b.processor_name ilike ${like} or register_code('DL', b.year, b.number) ilike ${like}
      or register_code('INC', i.year, i.number) ilike ${like})`);
  }
  return sql.join(parts, sql` and `);
}

async function readBreaches(
  tx: ActorTx,
  where: RawBuilder<SqlBool>,
  order: RawBuilder<unknown> = sql`b.id`,
): Promise<BreachRecord[]> {
  const rows = await sql<Stored>`
    select b.id, b.service_id as "serviceId", b.municipality_id as "municipalityId", m.slug, m.name as municipality,
      b.entity_id as "entityId", e.name as entity, e.kind as "entityKind", e.kbo, b.incident_id as "incidentId",
      case when i.id is null then null
        else jsonb_build_object('year', i.year, 'number', i.number, 'title', i.title) end as incident,
      b.year, b.number, b.role, b.controller_name as "controllerName", b.processor_name as "processorName",
      b.processor_told_at as "processorToldAt", b.aware_at as "awareAt", b.aware_version as "awareVersion",
      b.decider_id as "deciderId", d.name as decider, b.opened_at as "openedAt", b.closed_at as "closedAt", b.version,
      coalesce((select x.authorities from entity_authority x where x.entity_id = b.entity_id order by x.id desc limit 1),
        '{}') as authorities,
      coalesce((select x.authorities from entity_authority x where x.entity_id = b.entity_id and x.at <=
          coalesce((select min(n.at) from breach_notification n where n.breach_id = b.id), 'infinity')
        order by x.id desc limit 1), '{}') as notifying,
      (select jsonb_build_object('version', x.version, 'risk', x.risk, 'band', x.band) from breach_assessment x
        where x.breach_id = b.id order by x.version desc limit 1) as assessment,
      (select jsonb_build_object('version', x.version, 'notify', x.notify, 'givenAt', x.given_at) from breach_advice x
        where x.breach_id = b.id order by x.version desc limit 1) as advice,
      (select jsonb_build_object('version', x.version, 'notify', x.notify, 'decidedAt', x.decided_at,
        'decidedBy', x.decided_by, 'takenOver', x.taken_over) from breach_decision x
        where x.breach_id = b.id order by x.version desc limit 1) as decision,
      (select jsonb_build_object('version', x.version, 'inform', x.inform, 'exemption', x.exemption) from breach_persons x
        where x.breach_id = b.id order by x.version desc limit 1) as persons,
      (select min(x.sent_at) from breach_notification x where x.breach_id = b.id) as "firstSentAt",
      coalesce((select jsonb_agg(jsonb_build_object('authority', x.authority, 'stage', x.stage, 'sentAt', x.sent_at)
        order by x.sent_at, x.id) from breach_notification x where x.breach_id = b.id), '[]') as sent
    from ${FROM} where ${where} order by ${order}`.execute(tx.q);
  return rows.rows.map(({ advice, decision, sent, ...rest }) => ({
    ...rest,
    advice: advice && { ...advice, givenAt: new Date(advice.givenAt) },
    decision: decision && { ...decision, decidedAt: new Date(decision.decidedAt) },
    sent: sent.map((one) => ({ ...one, sentAt: new Date(one.sentAt) })),
  }));
}
