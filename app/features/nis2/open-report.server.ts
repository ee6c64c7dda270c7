import { can } from '#app/domain/access.ts';
import { awareProblem } from '#app/domain/awareness.ts';
import { nis2Duty, USUAL_THRESHOLDS } from '#app/domain/nis2.ts';
import { parseRegisterNumber } from '#app/domain/register-number.ts';
import { momentFrom } from '#app/domain/stored-moment.ts';
import { readMoment } from '#app/domain/typed-moment.ts';
import type { HeldOutcome } from '#app/i18n/faults.ts';
import { reasonKey } from '#app/i18n/reason-words.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { claimForm, findReceipt, settleForm } from '#db/queries/forms.server.ts';
import { holdIncident } from '#db/queries/incident-record.server.ts';
import { insertTimelineEntry } from '#db/queries/incident-timeline.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { findThresholds, listNis2Entities } from '#db/queries/nis2.server.ts';
import { insertNis2Report } from '#db/queries/nis2-acts.server.ts';
import type { OpenNis2Form } from './nis2-forms.ts';

export type OpenReportOutcome = { kind: 'opened'; id: number } | Exclude<HeldOutcome, { kind: 'saved' }>;

/**
 * Opens the report of an entity to the CCB on an incident, by duty where it is important or essential and of its own
 * accord otherwise (article 38). Sent twice it is one; an entity has one report of an incident.
 */
export async function openReport(
  tx: ActorTx,
  address: { slug: string; incident: string },
  form: OpenNis2Form,
): Promise<OpenReportOutcome> {
  const at = parseRegisterNumber('incident', address.incident);
  const incident = at && (await holdIncident(tx, address.slug, at));
  if (!incident) return { kind: 'not_found' };
  const { municipalityId } = incident;
  const verdict = can(tx.actor, 'nis2.handle', { municipalityId, entityIds: [form.entity] });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  if (incident.phase === 'closed') return { kind: 'closed', errors: { form: ['breaches.fault.incident_closed'] } };
  const done = await findReceipt(tx, form.form_key);
  if (done) return { kind: 'opened', id: Number(done.result) };
  const entity = (await listNis2Entities(tx, incident)).find(({ id }) => id === form.entity);
  if (!entity) return { kind: 'invalid', errors: { entity: ['common.error.invalid'] } };
  if (entity.reported) return { kind: 'stale', errors: { entity: ['nis2.fault.exists'] } };
  const typed = readMoment(form.aware);
  if (!typed?.ok || typed.date.precision !== 'minute')
    return { kind: 'invalid', errors: { aware: ['breaches.fault.moment'] } };
  const occurredFrom = momentFrom(incident.occurredFrom, incident.occurredFromPrecision);
  const problem = awareProblem({ awareAt: typed.date.at, occurredFrom, now: tx.now });
  if (problem) return { kind: 'invalid', errors: { aware: [reasonKey('aware', problem)] } };
  await claimForm(tx, form.form_key, 'nis2.open');
  const voluntary = nis2Duty(entity) === 'may';
  const id = await insertNis2Report(tx, {
    municipalityId,
    entityId: entity.id,
    incidentId: incident.id,
    voluntary,
    awareAt: typed.date.at,
    resolved: typed.resolved,
    thresholds: (await findThresholds(tx)) ?? USUAL_THRESHOLDS,
  });
  await settleForm(tx, form.form_key, id);
  await insertTimelineEntry(tx, {
    incidentId: incident.id,
    municipalityId,
    kind: 'nis2',
    happenedAt: tx.now,
    detail: { what: voluntary ? 'nis2_voluntary' : 'nis2_due', entity: entity.name },
  });
  await record(tx, verdict.as, {
    event: 'nis2.opened',
    municipalityId,
    objectType: 'nis2_report',
    objectId: String(id),
    after: { entity: entity.name, voluntary, aware_at: typed.date.at.toISOString() },
  });
  return { kind: 'opened', id };
}
