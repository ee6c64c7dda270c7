import { sql } from 'kysely';
import type { SendingWay } from '#app/domain/breach-notifying.ts';
import type { Resolved } from '#app/domain/local-time.ts';
import type { Nis2Stage, SignificanceAnswers, StopGround, Thresholds } from '#app/domain/nis2.ts';
import type { Nis2Values } from '#app/domain/nis2-fields.ts';
import type { PartialDate, Precision } from '#app/domain/partial-date.ts';
import type { Applicability } from '#app/domain/regime.ts';
import { momentFrom } from '#app/domain/stored-moment.ts';
import type { ActorTx } from '../connection.server.ts';

/** A stage as it was sent. */
export interface SentStage {
  id: number;
  stage: Nis2Stage;
  sentAt: Date;
  /** When it was recorded. */
  at: Date;
  way: SendingWay;
  sentBy: string;
  reference: string;
  snapshot: Nis2Values;
}

/** What an entity reports of an incident to the CCB. */
export interface Nis2Report {
  id: number;
  serviceId: number;
  municipalityId: number;
  slug: string;
  municipality: string;
  entityId: number;
  entity: string;
  incidentId: number;
  /** Null for who is confined to an entity. */
  incident: { year: number; number: number; title: string } | null;
  voluntary: boolean;
  awareAt: Date;
  awareVersion: number;
  answers: SignificanceAnswers | null;
  thresholds: Thresholds;
  handledAt: Date | null;
  handledVersion: number;
  stoppedAt: Date | null;
  stoppedGround: StopGround | null;
  stoppedReason: string;
  stoppedBy: string | null;
  openedAt: Date;
  version: number;
  stages: SentStage[];
  /** Since when the entity knew: every moment that was ever said, the latest first. */
  awareness: Nis2Awareness[];
}

export interface Nis2Awareness {
  version: number;
  awareAt: Date;
  resolved: Resolved;
  reason: string;
  at: Date;
  by: string | null;
}

type Stored = Omit<Nis2Report, 'stages' | 'thresholds' | 'awareness'> & {
  lossEur: number;
  turnoverPercent: number;
  stages: (Omit<SentStage, 'sentAt' | 'at'> & { sentAt: string; at: string })[];
  awareness: (Omit<Nis2Awareness, 'awareAt' | 'at'> & { awareAt: string; at: string })[];
};

/** The report of an entity on an incident, by its id; null when there is none that the actor may see. One query. */
export async function findNis2Report(tx: ActorTx, slug: string, id: number): Promise<Nis2Report | null> {
  return (await read(tx, sql`m.slug = ${slug} and r.id = ${id}`))[0] ?? null;
}

/** As `findNis2Report`, with its row held until the transaction ends. Two queries. */
export async function holdNis2Report(tx: ActorTx, slug: string, id: number): Promise<Nis2Report | null> {
  await sql`select 1 from nis2_report r join municipality m on m.id = r.municipality_id and m.slug = ${slug}
    where r.id = ${id} for update of r`.execute(tx.q);
  return findNis2Report(tx, slug, id);
}

/** The reports on an incident. One query. */
export function listNis2ReportsOf(tx: ActorTx, incidentId: number): Promise<Nis2Report[]> {
  return read(tx, sql`r.incident_id = ${incidentId}`);
}

/** The reports that go on and that the actor may see, of municipalities that are with the service. One query. */
export function listOpenNis2Reports(tx: ActorTx): Promise<Nis2Report[]> {
  return read(
    tx,
    sql`m.ended_on is null and r.stopped_at is null and not exists (select 1 from nis2_stage f where f.report_id = r.id and f.stage = 'final')`,
  );
}

async function read(tx: ActorTx, where: ReturnType<typeof sql>): Promise<Nis2Report[]> {
  const rows = await sql<Stored>`
    select r.id, r.service_id as "serviceId", r.municipality_id as "municipalityId", m.slug, m.name as municipality,
      r.entity_id as "entityId", e.name as entity, r.incident_id as "incidentId",
      case when i.id is null then null
        else jsonb_build_object('year', i.year, 'number', i.number, 'title', i.title) end as incident,
      r.voluntary, r.aware_at as "awareAt", r.aware_version as "awareVersion", r.answers, r.loss_eur as "lossEur",
      r.turnover_percent as "turnoverPercent", r.handled_at as "handledAt",
      r.handled_version as "handledVersion", r.stopped_at as "stoppedAt", r.stopped_ground as "stoppedGround",
      r.stopped_reason as "stoppedReason", k.name as "stoppedBy", r.opened_at as "openedAt", r.version,
      coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'stage', s.stage, 'sentAt', s.sent_at, 'at', s.at, 'way', s.way,
        'sentBy', s.sent_by, 'reference', s.reference, 'snapshot', s.snapshot) order by s.sent_at, s.id)
        from nis2_stage s where s.report_id = r.id), '[]') as stages,
      (select jsonb_agg(jsonb_build_object('version', w.version, 'awareAt', w.aware_at, 'resolved', w.resolved,
        'reason', w.reason, 'at', w.at, 'by', a.name) order by w.version desc)
        from nis2_awareness w left join account a on a.id = w.by_id where w.report_id = r.id) as awareness
    from nis2_report r join municipality m on m.id = r.municipality_id join entity e on e.id = r.entity_id
    left join incident i on i.id = r.incident_id left join account k on k.id = r.stopped_by
    where ${where} order by r.id`.execute(tx.q);
  return rows.rows.map(({ lossEur, turnoverPercent, stages, awareness, ...rest }) => ({
    ...rest,
    thresholds: { lossEur, turnoverPercent },
    stages: stages.map((one) => ({ ...one, sentAt: new Date(one.sentAt), at: new Date(one.at) })),
    awareness: awareness.map((one) => ({ ...one, awareAt: new Date(one.awareAt), at: new Date(one.at) })),
  }));
}

/** An entity with what NIS2 asks of it today, and whether it reports on the incident already. */
export interface Nis2Entity {
  id: number;
  name: string;
  applicability: Applicability;
  level: string | null;
  reported: boolean;
}

/** The entities of an incident's municipality with their regime. One query. */
export async function listNis2Entities(
  tx: ActorTx,
  incident: { id: number; municipalityId: number },
): Promise<Nis2Entity[]> {
  const rows = await sql<Nis2Entity>`
    select e.id, e.name, coalesce(g.applicability, 'out_of_scope') as applicability, g.level,
      exists (select 1 from nis2_report r where r.incident_id = ${incident.id} and r.entity_id = e.id) as reported
    from entity e
    left join lateral (select x.applicability, x.level from regime x
      where x.municipality_id = e.municipality_id and x.entity_id = e.id and x.code = 'nis2'
      order by x.from_on desc, x.id desc limit 1) g on true
    where e.municipality_id = ${incident.municipalityId} order by e.id`.execute(tx.q);
  return rows.rows;
}

/** Since when what is reported went on, unknown where nobody said. One query. */
export async function findReportOccurredFrom(tx: ActorTx, reportId: number): Promise<PartialDate> {
  const found = await sql<{ at: Date | null; precision: Precision }>`
    select at, exactly as precision from nis2_occurred_from(${reportId})`.execute(tx.q);
  const row = found.rows[0];
  return momentFrom(row?.at ?? null, row?.precision ?? 'unknown');
}

/** Amounts that a service set. */
export interface SetThresholds extends Thresholds {
  id: number;
  reason: string;
  at: Date;
  by: string | null;
}

/** The amounts that a service ever set, the latest first; none where it keeps the usual ones. One query. */
export async function listThresholds(tx: ActorTx): Promise<SetThresholds[]> {
  return tx.q
    .selectFrom('nis2_threshold as t')
    .leftJoin('account as a', 'a.id', 't.by_id')
    .orderBy('t.id', 'desc')
    .select(['t.id', 't.loss_eur as lossEur', 't.turnover_percent as turnoverPercent', 't.reason', 't.at'])
    .select('a.name as by')
    .execute();
}

/** The amounts that a service set last; null where it never did. One query. */
export async function findThresholds(tx: ActorTx): Promise<Thresholds | null> {
  const row = await tx.q
    .selectFrom('nis2_threshold')
    .orderBy('id', 'desc')
    .select(['loss_eur as lossEur', 'turnover_percent as turnoverPercent'])
    .executeTakeFirst();
  return row ?? null;
}
