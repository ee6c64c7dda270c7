import type { Role } from '#app/domain/access.ts';
import { awareProblem } from '#app/domain/awareness.ts';
import { correctionProblem } from '#app/domain/nis2.ts';
import { readMoment } from '#app/domain/typed-moment.ts';
import type { HeldOutcome } from '#app/i18n/faults.ts';
import { reasonKey } from '#app/i18n/reason-words.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { addTimelineLine } from '#db/queries/incident-timeline.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { findReportOccurredFrom, type Nis2Report } from '#db/queries/nis2.server.ts';
import { insertNis2Awareness } from '#db/queries/nis2-acts.server.ts';
import type { Nis2Post } from './nis2-forms.ts';

/** Corrects since when the entity knew: a further version from which the clocks run, and the one before stays readable. */
export async function correctAwareness(
  { tx, report, as }: { tx: ActorTx; report: Nis2Report; as: Role },
  form: Nis2Post<'aware'>,
): Promise<HeldOutcome> {
  if (form.seen !== report.awareVersion) return { kind: 'stale', errors: { form: ['breaches.fault.stale'] } };
  const typed = readMoment(form.aware);
  if (!typed?.ok || typed.date.precision !== 'minute')
    return { kind: 'invalid', errors: { aware: ['breaches.fault.moment'] } };
  const { at: awareAt } = typed.date;
  const occurredFrom = await findReportOccurredFrom(tx, report.id);
  const problem = awareProblem({ awareAt, occurredFrom, now: tx.now });
  if (problem) return { kind: 'invalid', errors: { aware: [reasonKey('aware', problem)] } };
  const clash = correctionProblem({ ...report, sent: report.stages }, awareAt);
  if (clash) return { kind: 'invalid', errors: { aware: [`nis2.fault.${clash}`] } };
  const version = report.awareVersion + 1;
  await insertNis2Awareness(tx, report, { version, awareAt, resolved: typed.resolved, reason: form.why });
  await addTimelineLine(tx, {
    incidentId: report.incidentId,
    municipalityId: report.municipalityId,
    kind: 'nis2',
    happenedAt: tx.now,
    text: form.why,
    detail: { what: 'nis2_aware_corrected', entity: report.entity, at: awareAt.toISOString() },
  });
  await record(tx, as, {
    event: 'nis2.aware_set',
    municipalityId: report.municipalityId,
    objectType: 'nis2_report',
    objectId: String(report.id),
    before: { aware_at: report.awareAt.toISOString() },
    after: { aware_at: awareAt.toISOString(), reason: form.why },
  });
  return { kind: 'saved' };
}
