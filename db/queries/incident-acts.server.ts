import { sql } from 'kysely';
import type { IncidentPhase, IncidentSeverity, Intent, Origin, Ternary } from '#app/domain/incident.ts';
import type { Precision } from '#app/domain/partial-date.ts';
import type { ActorTx, GateTx } from '../connection.server.ts';
import { insertTimelineEntry } from './incident-timeline.server.ts';

/** A report as somebody sends it. */
export interface NewReport {
  year: number;
  title: string;
  description: string;
  detectedAt: Date | null;
  detectedPrecision: Precision;
  ongoing: Ternary;
  personalData: Ternary;
  formKey: string;
}

export interface Reported {
  id: number;
  year: number;
  number: number;
}

/** Keeps a report of somebody who is signed in, with its number and the first line of its timeline. Three statements. */
export async function insertIncident(tx: ActorTx, municipalityId: number, report: NewReport): Promise<Reported> {
  const service = tx.actor.serviceId;
  const made = await tx.q
    .insertInto('incident')
    .values({
      service_id: service,
      municipality_id: municipalityId,
      year: report.year,
      number: sql<number>`next_register_number(${service}, 'incident', ${report.year})`,
      title: report.title,
      description: report.description,
      channel: 'app',
      reporter_id: tx.actor.accountId,
      reporter_name: tx.actor.name,
      reporter_contact: tx.actor.email,
      reported_at: tx.now,
      detected_at: report.detectedAt,
      detected_precision: report.detectedPrecision,
      ongoing: report.ongoing,
      personal_data: report.personalData,
      form_key: report.formKey,
    })
    .returning(['id', 'year', 'number'])
    .executeTakeFirstOrThrow();
  await insertTimelineEntry(tx, { incidentId: made.id, municipalityId, kind: 'reported', happenedAt: tx.now });
  return made;
}

/** Keeps which of the municipality's entities an incident touches. One statement. */
export async function setEntities(
  tx: ActorTx,
  incident: { id: number; municipalityId: number },
  entityIds: readonly number[],
): Promise<void> {
  await sql`
    insert into incident_entity as ie (incident_id, service_id, municipality_id, entity_id, touched)
    select ${incident.id}, e.service_id, e.municipality_id, e.id, e.id = any (${[...entityIds]}::int[])
    from entity e where e.municipality_id = ${incident.municipalityId}
    on conflict (incident_id, entity_id) do update set touched = excluded.touched
      where ie.touched <> excluded.touched`.execute(tx.q);
}

/** What the record of an incident holds beside its phase. */
export interface IncidentChange {
  title: string;
  description: string;
  detectedAt: Date | null;
  detectedPrecision: Precision;
  occurredFrom: Date | null;
  occurredFromPrecision: Precision;
  occurredUntil: Date | null;
  occurredUntilPrecision: Precision;
  ongoing: Ternary;
  personalData: Ternary;
  categoryId: number | null;
  harmsConfidentiality: boolean;
  harmsIntegrity: boolean;
  harmsAvailability: boolean;
  causeOrigin: Origin;
  causeIntent: Intent;
  systems: string;
  supplier: string;
  severity: IncidentSeverity | null;
  severityReason: string;
  ownerId: number | null;
  impact: string;
  minutesLost: number | null;
  lessons: string;
  measures: string;
}

/** Writes the record of an incident over the version that was on screen. @returns false when somebody was first. */
export async function updateIncident(
  tx: ActorTx,
  incident: { id: number; version: number },
  change: IncidentChange,
): Promise<boolean> {
  const done = await tx.q
    .updateTable('incident')
    .set({
      title: change.title,
      description: change.description,
      detected_at: change.detectedAt,
      detected_precision: change.detectedPrecision,
      occurred_from: change.occurredFrom,
      occurred_from_precision: change.occurredFromPrecision,
      occurred_until: change.occurredUntil,
      occurred_until_precision: change.occurredUntilPrecision,
      ongoing: change.ongoing,
      personal_data: change.personalData,
      category_id: change.categoryId,
      harms_confidentiality: change.harmsConfidentiality,
      harms_integrity: change.harmsIntegrity,
      harms_availability: change.harmsAvailability,
      cause_origin: change.causeOrigin,
      cause_intent: change.causeIntent,
      systems: change.systems,
      supplier: change.supplier,
      severity: change.severity,
      severity_reason: change.severityReason,
      owner_id: change.ownerId,
      impact: change.impact,
      minutes_lost: change.minutesLost,
      lessons: change.lessons,
      measures: change.measures,
      version: incident.version + 1,
    })
    .where('id', '=', incident.id)
    .where('version', '=', incident.version)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Moves an incident to another phase. The record's own version stays: what somebody is writing in it is not touched. */
export async function updatePhase(tx: ActorTx, incidentId: number, phase: IncidentPhase): Promise<void> {
  await tx.q
    .updateTable('incident')
    .set({ phase, closed_at: phase === 'closed' ? tx.now : null, closed_precision: 'minute' })
    .where('id', '=', incidentId)
    .execute();
}

/** Who is told of a report at once. One query. */
export async function listRecipients(
  tx: ActorTx | GateTx,
  serviceId: number,
  municipalityId: number,
): Promise<number[]> {
  const found = await sql<{ id: number }>`
    select id from incident_recipients(${serviceId}, ${municipalityId}) as r (id) order by id`.execute(tx.q);
  return found.rows.map(({ id }) => id);
}
