import { sql } from 'kysely';
import type { SendingWay } from '#app/domain/breach-notifying.ts';
import type { Nis2Stage, SignificanceAnswers, Thresholds } from '#app/domain/nis2.ts';
import type { Nis2Values } from '#app/domain/nis2-fields.ts';
import type { ActorTx } from '../connection.server.ts';
import type { Nis2Report } from './nis2.server.ts';

export interface NewNis2Report {
  municipalityId: number;
  entityId: number;
  incidentId: number;
  voluntary: boolean;
  awareAt: Date;
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
  return id;
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
    .set({ handled_at: handledAt, version: sql<number>`version + 1` })
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
