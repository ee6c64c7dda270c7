import { sql } from 'kysely';
import type { IncidentPhase, IncidentSeverity, Intent, Origin, ReportChannel, Ternary } from '#app/domain/incident.ts';
import type { Precision } from '#app/domain/partial-date.ts';
import type { ActorTx } from '../connection.server.ts';

/** An incident with all that its record holds. */
export interface IncidentRecord {
  id: number;
  municipalityId: number;
  slug: string;
  municipality: string;
  year: number;
  number: number;
  title: string;
  description: string;
  channel: ReportChannel;
  reporter: string | null;
  reporterName: string;
  reporterContact: string;
  reportedAt: Date;
  reportedPrecision: Precision;
  detectedAt: Date | null;
  detectedPrecision: Precision;
  occurredFrom: Date | null;
  occurredFromPrecision: Precision;
  occurredUntil: Date | null;
  occurredUntilPrecision: Precision;
  ongoing: Ternary;
  personalData: Ternary;
  categoryId: number | null;
  categoryNl: string | null;
  categoryEn: string | null;
  harmsConfidentiality: boolean;
  harmsIntegrity: boolean;
  harmsAvailability: boolean;
  causeOrigin: Origin;
  causeIntent: Intent;
  systems: string;
  supplier: string;
  severity: IncidentSeverity | null;
  severityReason: string;
  phase: IncidentPhase;
  ownerId: number | null;
  owner: string | null;
  impact: string;
  minutesLost: number | null;
  lessons: string;
  measures: string;
  closedAt: Date | null;
  closedPrecision: Precision;
  version: number;
  /** Since when it is withdrawn from the event that it belonged to. */
  withdrawnAt: Date | null;
  openTasks: number;
  /** All entities of the municipality, with which of them it touches. */
  entities: {
    id: number;
    kind: 'gemeente' | 'ocmw' | 'agb' | 'zone' | 'association';
    name: string;
    touched: boolean;
  }[];
}

/** The incident of a municipality with a number, or null: unknown, or not the actor's. One query. */
export function findIncident(tx: ActorTx, slug: string, at: { year: number; number: number }) {
  return readIncident(tx, slug, at, sql``);
}

/** As `findIncident`, with its row held until the transaction ends. */
export function holdIncident(tx: ActorTx, slug: string, at: { year: number; number: number }) {
  return readIncident(tx, slug, at, sql`for update of i`);
}

async function readIncident(
  tx: ActorTx,
  slug: string,
  at: { year: number; number: number },
  hold: ReturnType<typeof sql>,
): Promise<IncidentRecord | null> {
  const found = await sql<IncidentRecord>`
    select i.id, i.municipality_id as "municipalityId", m.slug, m.name as municipality, i.year, i.number, i.title,
      i.description, i.channel, r.name as reporter, i.reporter_name as "reporterName",
      i.reporter_contact as "reporterContact", i.reported_at as "reportedAt", i.reported_precision as "reportedPrecision", i.detected_at as "detectedAt",
      i.detected_precision as "detectedPrecision", i.occurred_from as "occurredFrom",
      i.occurred_from_precision as "occurredFromPrecision", i.occurred_until as "occurredUntil",
      i.occurred_until_precision as "occurredUntilPrecision", i.ongoing, i.personal_data as "personalData",
      i.category_id as "categoryId", c.title_nl as "categoryNl", c.title_en as "categoryEn",
      i.harms_confidentiality as "harmsConfidentiality", i.harms_integrity as "harmsIntegrity",
      i.harms_availability as "harmsAvailability", i.cause_origin as "causeOrigin", i.cause_intent as "causeIntent",
      i.systems, i.supplier, i.severity, i.severity_reason as "severityReason", i.phase, i.owner_id as "ownerId",
      o.name as owner, i.impact, i.minutes_lost as "minutesLost", i.lessons, i.measures, i.closed_at as "closedAt", i.closed_precision as "closedPrecision",
      i.version, i.withdrawn_at as "withdrawnAt",
      (select count(*)::int from incident_task t where t.incident_id = i.id and t.done_at is null) as "openTasks",
      (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'name', e.name, 'touched', exists (
          select 1 from incident_entity ie where ie.incident_id = i.id and ie.entity_id = e.id and ie.touched)) order by e.id), '[]')
        from entity e where e.municipality_id = i.municipality_id) as entities
    from incident i join municipality m on m.id = i.municipality_id and m.slug = ${slug}
    left join account r on r.id = i.reporter_id left join account o on o.id = i.owner_id
    left join incident_category c on c.id = i.category_id
    where i.year = ${at.year} and i.number = ${at.number}
    ${hold}`.execute(tx.q);
  return found.rows[0] ?? null;
}
