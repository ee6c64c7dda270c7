import { sql } from 'kysely';
import type { SendingWay } from '#app/domain/breach-notifying.ts';
import type { Resolved } from '#app/domain/local-time.ts';
import type { Nis2Stage, SignificanceAnswers, StopGround, Thresholds } from '#app/domain/nis2.ts';
import type { Nis2Values } from '#app/domain/nis2-fields.ts';
import type { ActorTx } from '../connection.server.ts';
import type { Nis2Report } from './nis2.server.ts';

export interface NewNis2Report {
  municipalityId: number;
  entityId: number;
  incidentId: number;
  voluntary: boolean;
  awareAt: Date;
  resolved: Resolved;
  thresholds: Thresholds;
}

/** Opens the report of an entity on an incident. @returns its id. */
export async function insertNis2Report(tx: ActorTx, made: NewNis2Report): Promise<number> {
  const { id } = await tx.q
    .insertInto('nis2_report')
    .values({
      service_id: tx.actor.serviceId,
      municipality_id: made.municipalityId,
      entity_id: made.entityId,
      incident_id: made.incidentId,
      voluntary: made.voluntary,
      aware_at: made.awareAt,
      loss_eur: made.thresholds.lossEur,
      turnover_percent: made.thresholds.turnoverPercent,
      opened_at: tx.now,
      opened_by: tx.actor.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await keepAwareness(tx, { id, ...made }, { ...made, version: 1, reason: '' });
  return id;
}

interface NewAwareness {
  version: number;
  awareAt: Date;
  resolved: Resolved;
  reason: string;
}

/** Keeps a further version of since when an entity knew, from which its clocks run. */
export async function insertNis2Awareness(tx: ActorTx, report: Nis2Report, made: NewAwareness): Promise<void> {
  await keepAwareness(tx, report, made);
  await tx.q
    .updateTable('nis2_report')
    .set({ aware_at: made.awareAt, aware_version: made.version })
    .where('id', '=', report.id)
    .execute();
}

async function keepAwareness(
  tx: ActorTx,
  report: { id: number; municipalityId: number; entityId: number },
  made: NewAwareness,
): Promise<void> {
  await tx.q
    .insertInto('nis2_awareness')
    .values({
      report_id: report.id,
      version: made.version,
      service_id: tx.actor.serviceId,
      municipality_id: report.municipalityId,
      entity_id: report.entityId,
      aware_at: made.awareAt,
      resolved: made.resolved,
      reason: made.reason,
      at: tx.now,
      by_id: tx.actor.accountId,
    })
    .execute();
}

/** Sets the amounts of a service from now on; what was judged under others keeps them. */
export async function insertThresholds(tx: ActorTx, made: Thresholds & { reason: string }): Promise<void> {
  await tx.q
    .insertInto('nis2_threshold')
    .values({
      service_id: tx.actor.serviceId,
      loss_eur: made.lossEur,
      turnover_percent: made.turnoverPercent,
      reason: made.reason,
      at: tx.now,
      by_id: tx.actor.accountId,
    })
    .execute();
}

/** Keeps the answers to the questions of significance. */
export async function updateSignificance(tx: ActorTx, id: number, answers: SignificanceAnswers): Promise<void> {
  await tx.q
    .updateTable('nis2_report')
    .set({ answers: JSON.stringify(answers), version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
}

/** Keeps when handling ended. */
export async function updateHandled(tx: ActorTx, id: number, handledAt: Date): Promise<void> {
  await tx.q
    .updateTable('nis2_report')
    .set({
      handled_at: handledAt,
      handled_version: sql<number>`handled_version + 1`,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .execute();
}

/** Keeps that a report goes no further, and why; or, with null, that it does again. */
export async function updateStopped(
  tx: ActorTx,
  id: number,
  stopped: { ground: StopGround; reason: string } | null,
): Promise<void> {
  await tx.q
    .updateTable('nis2_report')
    .set({
      stopped_at: stopped && tx.now,
      stopped_ground: stopped?.ground ?? null,
      stopped_reason: stopped?.reason ?? '',
      stopped_by: stopped && tx.actor.accountId,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .execute();
}

export interface NewStage {
  stage: Nis2Stage;
  sentAt: Date;
  way: SendingWay;
  sentBy: string;
  reference: string;
  snapshot: Nis2Values;
}

/** Keeps a stage exactly as it was sent. */
export async function insertStage(tx: ActorTx, report: Nis2Report, made: NewStage): Promise<void> {
  await tx.q
    .insertInto('nis2_stage')
    .values({
      report_id: report.id,
      service_id: report.serviceId,
      municipality_id: report.municipalityId,
      entity_id: report.entityId,
      stage: made.stage,
      sent_at: made.sentAt,
      way: made.way,
      sent_by: made.sentBy,
      reference: made.reference,
      snapshot: JSON.stringify(made.snapshot),
      at: tx.now,
      by_id: tx.actor.accountId,
    })
    .execute();
}
