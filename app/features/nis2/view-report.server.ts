import { randomUUID } from 'node:crypto';
import { can } from '#app/domain/access.ts';
import { clockState, explainDeadline } from '#app/domain/deadline.ts';
import { NIS2_STAGES, nis2Clocks, reportProblem, significanceOf } from '#app/domain/nis2.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { findNis2Report, listNis2ReportsOf, type Nis2Report } from '#db/queries/nis2.server.ts';

/** Everything on the page of a report to the CCB; null when there is none that the actor may see. One query. */
export async function viewReport(tx: ActorTx, address: { slug: string; report: number }, asked: string | null = null) {
  const report = await findNis2Report(tx, address.slug, address.report);
  if (!report) return null;
  const { municipalityId, entityId, incident } = report;
  const next = NIS2_STAGES.filter(
    (stage) => reportProblem({ ...report, sent: report.stages }, { stage, sentAt: tx.now }, tx.now) === null,
  );
  return {
    report,
    incidentCode: incident && registerNumber('incident', incident.year, incident.number),
    clocks: reportClocks(report, tx.now),
    significant: report.answers ? significanceOf(report.answers, report.thresholds) : ('unknown' as const),
    next,
    /** The stage that the address asks for, else the first that can follow. */
    chosen: next.find((stage) => stage === asked) ?? next[0] ?? null,
    mayHandle: can(tx.actor, 'nis2.handle', { municipalityId, entityIds: [entityId] }).allowed,
    sender: tx.actor.name,
    formKey: randomUUID(),
  };
}
export type ReportView = NonNullable<Awaited<ReturnType<typeof viewReport>>>;

/**
 * The clocks of a report as they stand, each with how it came about; of one that goes no further only those that a stage
 * stopped, since what was not sent was not in time either.
 */
export function reportClocks(report: Nis2Report, now: Date) {
  const clocks = nis2Clocks({ ...report, stoppedAt: null, sent: report.stages });
  const shown = report.stoppedAt === null ? clocks : clocks.filter(({ clock }) => clock.stoppedAt !== null);
  return shown.map(({ stage, clock }) => ({
    stage,
    state: clockState(clock, now),
    how: explainDeadline(clock.rule, clock.startedAt),
  }));
}

/** The reports on an incident for its page, each with its clocks. One query. */
export async function viewReportsOf(tx: ActorTx, incidentId: number) {
  const reports = await listNis2ReportsOf(tx, incidentId);
  return reports.map((report) => ({
    id: report.id,
    entity: report.entity,
    clocks: reportClocks(report, tx.now),
  }));
}
