import type { Role } from '#app/domain/access.ts';
import { significanceOf, stopProblem } from '#app/domain/nis2.ts';
import type { HeldOutcome } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { addTimelineLine } from '#db/queries/incident-timeline.server.ts';
import { record } from '#db/queries/journal.server.ts';
import type { Nis2Report } from '#db/queries/nis2.server.ts';
import { updateStopped } from '#db/queries/nis2-acts.server.ts';
import type { Nis2Post } from './nis2-forms.ts';

interface Held {
  tx: ActorTx;
  report: Nis2Report;
  as: Role;
}

/** Says that a report goes no further, on which ground and why: its clocks stop, and nothing can be recorded in it. */
export async function stopReport(held: Held, form: Nis2Post<'stop'>): Promise<HeldOutcome> {
  const { tx, report } = held;
  if (form.version !== report.version || report.stoppedAt !== null) return stale();
  const { ground, why: reason } = form;
  const significant = report.answers ? significanceOf(report.answers, report.thresholds) : 'unknown';
  const problem = stopProblem({ ...report, sent: report.stages, significant }, ground);
  if (problem) return { kind: 'invalid', errors: { ground: [`nis2.fault.${problem}`] } };
  await updateStopped(tx, report.id, { ground, reason });
  await tell(held, 'nis2_stopped', reason);
  await journal(held, 'nis2.stopped', { ground, reason });
  return { kind: 'saved' };
}

/** Takes a report up again that went no further: its clocks run on from where they started. */
export async function resumeReport(held: Held, form: Nis2Post<'resume'>): Promise<HeldOutcome> {
  const { tx, report } = held;
  if (form.version !== report.version || report.stoppedAt === null) return stale();
  await updateStopped(tx, report.id, null);
  await tell(held, 'nis2_resumed', form.why);
  await journal(held, 'nis2.resumed', { reason: form.why });
  return { kind: 'saved' };
}

function stale(): HeldOutcome {
  return { kind: 'stale', errors: { form: ['breaches.fault.stale'] } };
}

function tell({ tx, report }: Held, what: 'nis2_stopped' | 'nis2_resumed', text: string): Promise<void> {
  const { incidentId, municipalityId, entity } = report;
  return addTimelineLine(tx, {
    incidentId,
    municipalityId,
    kind: 'nis2',
    happenedAt: tx.now,
    text,
    detail: { what, entity },
  });
}

async function journal(
  { tx, report, as }: Held,
  event: 'nis2.stopped' | 'nis2.resumed',
  after: Record<string, string>,
): Promise<void> {
  const { municipalityId, stoppedGround } = report;
  const before = { ground: stoppedGround };
  await record(tx, as, {
    event,
    municipalityId,
    objectType: 'nis2_report',
    objectId: String(report.id),
    before,
    after,
  });
}
