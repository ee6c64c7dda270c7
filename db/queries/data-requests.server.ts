import { type SqlBool, sql } from 'kysely';
import type {
  ExtensionGround,
  RefusalGround,
  RequestFacts,
  RequestKind,
  RequestState,
  RequestWay,
} from '#app/domain/data-request.ts';
import type { Resolved } from '#app/domain/local-time.ts';
import type { ActorTx, SystemTx } from '../connection.server.ts';

/** A request of a data subject with all that is kept of it. */
export interface DataRequest extends RequestFacts {
  id: number;
  serviceId: number;
  municipalityId: number;
  slug: string;
  municipality: string;
  entityId: number;
  entity: string;
  year: number;
  number: number;
  kind: RequestKind;
  way: RequestWay;
  personName: string;
  personContact: string;
  reference: string;
  subject: string;
  receivedResolved: Resolved;
  dueAt: Date | null;
  identityHow: string;
  extensionGround: ExtensionGround | null;
  extensionReason: string;
  answer: string;
  refusalGround: RefusalGround | null;
  refusalReason: string;
  /** When it was opened again, after it was closed with what and when; the last time, where there were more. */
  reopenedAt: Date | null;
  reopenedFrom: 'answered' | 'refused' | 'withdrawn' | null;
  closedBeforeAt: Date | null;
  reopenedReason: string;
  state: RequestState;
  version: number;
}

/** What a register is narrowed to; what is left out narrows nothing. */
export interface RequestFilter {
  municipalityId?: number | undefined;
  state?: 'open' | RequestState | undefined;
  /** `overdue`: runs after its term. `late`: was dealt with after its term. */
  term?: 'overdue' | 'late' | undefined;
  kind?: RequestKind | undefined;
  /** The year of its number: that in which it came in. */
  year?: number | undefined;
  entityId?: number | undefined;
}

export const REQUESTS_PER_PAGE = 50;

const OPEN = sql<SqlBool>`r.answered_at is null and r.refused_at is null and r.withdrawn_at is null`;

const FACTS = sql`r.received_at as "receivedAt", r.received_version as "receivedVersion",
  r.identity_asked_at as "identityAskedAt", r.identity_checked_at as "identityCheckedAt",
  r.extended_at as "extendedAt", r.answered_at as "answeredAt", r.refused_at as "refusedAt",
  r.withdrawn_at as "withdrawnAt"`;

const WHOLE = sql`r.id, r.service_id as "serviceId", r.municipality_id as "municipalityId", m.slug,
  m.name as municipality, r.entity_id as "entityId", e.name as entity, r.year, r.number, r.kind, r.way,
  r.person_name as "personName", r.person_contact as "personContact", r.reference, r.subject,
  r.received_resolved as "receivedResolved", r.due_at as "dueAt", r.identity_how as "identityHow",
  r.extension_ground as "extensionGround", r.extension_reason as "extensionReason", r.answer,
  r.refusal_ground as "refusalGround", r.refusal_reason as "refusalReason",
  r.reopened_at as "reopenedAt", r.reopened_from as "reopenedFrom", r.closed_before_at as "closedBeforeAt",
  r.reopened_reason as "reopenedReason", r.state, r.version, ${FACTS}`;

const FROM = sql`from data_request r join municipality m on m.id = r.municipality_id join entity e on e.id = r.entity_id`;

/** The request of a municipality with a number, or null: unknown, or not the actor's. One query. */
export function findRequest(tx: ActorTx, slug: string, at: { year: number; number: number }) {
  return readRequest(tx, slug, at, sql``);
}

/** As `findRequest`, with its row held until the transaction ends. */
export function holdRequest(tx: ActorTx, slug: string, at: { year: number; number: number }) {
  return readRequest(tx, slug, at, sql`for update of r`);
}

async function readRequest(
  tx: ActorTx,
  slug: string,
  at: { year: number; number: number },
  hold: ReturnType<typeof sql>,
): Promise<DataRequest | null> {
  const found = await sql<DataRequest>`
    select ${WHOLE} ${FROM} where m.slug = ${slug} and r.year = ${at.year} and r.number = ${at.number} ${hold}`.execute(
    tx.q,
  );
  return found.rows[0] ?? null;
}

/** A page of the requests that the actor may see, the open first by the time left, with how many there are. One query. */
export async function listRequests(
  tx: ActorTx,
  filter: RequestFilter,
  page = 1,
): Promise<{ lines: DataRequest[]; total: number }> {
  const found = await sql<DataRequest & { total: number }>`
    select ${WHOLE}, count(*) over ()::int as total ${FROM} where ${narrowed(tx, filter)} ${ORDER}
    limit ${REQUESTS_PER_PAGE} offset ${(page - 1) * REQUESTS_PER_PAGE}`.execute(tx.q);
  return { lines: found.rows.map(({ total: _, ...line }) => line), total: found.rows[0]?.total ?? 0 };
}

/** All requests under a filter in the order of their numbers, for a file. One query. */
export async function listAllRequests(tx: ActorTx, filter: RequestFilter): Promise<DataRequest[]> {
  const found = await sql<DataRequest>`
    select ${WHOLE} ${FROM} where ${narrowed(tx, filter)}
    order by m.name, r.entity_id, r.year, r.number`.execute(tx.q);
  return found.rows;
}

const ORDER = sql`order by not (${OPEN}), case when ${OPEN} then r.due_at end, r.received_at desc, r.id desc`;

function narrowed(tx: ActorTx, { municipalityId, state, term, kind, year, entityId }: RequestFilter) {
  const parts = [sql<SqlBool>`true`];
  if (municipalityId !== undefined) parts.push(sql<SqlBool>`r.municipality_id = ${municipalityId}`);
  if (state === 'open') parts.push(OPEN);
  else if (state !== undefined) parts.push(sql<SqlBool>`r.state = ${state}`);
  if (term === 'overdue') parts.push(sql<SqlBool>`${OPEN} and r.due_at < ${tx.now}`);
  if (term === 'late') parts.push(sql<SqlBool>`coalesce(r.withdrawn_at, r.refused_at, r.answered_at) > r.due_at`);
  if (kind !== undefined) parts.push(sql<SqlBool>`r.kind = ${kind}`);
  if (year !== undefined) parts.push(sql<SqlBool>`r.year = ${year}`);
  if (entityId !== undefined) parts.push(sql<SqlBool>`r.entity_id = ${entityId}`);
  return sql.join(parts, sql` and `);
}

/** The years of the requests that the actor may see, the newest first. One query. */
export async function listRequestYears(tx: ActorTx, municipalityId?: number): Promise<number[]> {
  const rows = await tx.q
    .selectFrom('data_request')
    .$if(municipalityId !== undefined, (q) => q.where('municipality_id', '=', municipalityId as number))
    .select('year')
    .distinct()
    .orderBy('year', 'desc')
    .execute();
  return rows.map(({ year }) => year);
}

/** A request that still has to be answered, as a start page shows it. Names of persons stay on its own page. */
export interface RunningRequest extends RequestFacts {
  id: number;
  year: number;
  number: number;
  slug: string;
  municipality: string;
  entity: string;
  kind: RequestKind;
  dueAt: Date | null;
}

/** The requests that run and that the actor may see, by the time that is left; none of a municipality that left. One query. */
export async function listRunningRequests(tx: ActorTx): Promise<RunningRequest[]> {
  const found = await sql<RunningRequest>`
    select r.id, r.year, r.number, m.slug, m.name as municipality, e.name as entity, r.kind, r.due_at as "dueAt", ${FACTS}
    ${FROM} where ${OPEN} and m.ended_on is null order by r.due_at, r.id`.execute(tx.q);
  return found.rows;
}

/** What the clock of a request is made of, for the reminders. */
export interface RequestClockFacts {
  serviceId: number;
  municipalityId: number;
  entityId: number;
  id: number;
  year: number;
  number: number;
  kind: RequestKind;
  facts: RequestFacts;
}

/** The clocks of all requests that run, for `requestClock`; no name of anybody. One query. */
export async function listRequestClocks(tx: SystemTx): Promise<RequestClockFacts[]> {
  const found = await sql<RequestFacts & Omit<RequestClockFacts, 'facts'>>`
    select r.service_id as "serviceId", r.municipality_id as "municipalityId", r.entity_id as "entityId", r.id, r.year,
      r.number, r.kind, ${FACTS}
    from data_request r where ${OPEN} order by r.id`.execute(tx.q);
  return found.rows.map(({ serviceId, municipalityId, entityId, id, year, number, kind, ...facts }) => ({
    ...{ serviceId, municipalityId, entityId, id, year, number, kind },
    facts,
  }));
}
