import { can, type Role } from '#app/domain/access.ts';
import { strictSentAt } from '#app/domain/awareness.ts';
import type { LocalInstant } from '#app/domain/local-time.ts';
import { reportProblem } from '#app/domain/nis2.ts';
import { missingOfStage, valuesOfStage } from '#app/domain/nis2-fields.ts';
import { readMoment } from '#app/domain/typed-moment.ts';
import { type FieldErrors, type HeldOutcome, savedAt } from '#app/i18n/faults.ts';
import { reasonKey } from '#app/i18n/reason-words.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { claimForm, findReceipt } from '#db/queries/forms.server.ts';
import { addTimelineLine } from '#db/queries/incident-timeline.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { holdNis2Report, type Nis2Report } from '#db/queries/nis2.server.ts';
import { insertStage, updateHandled, updateSignificance } from '#db/queries/nis2-acts.server.ts';
import { correctAwareness } from './correct-awareness.server.ts';
import type { Nis2Form, Nis2Post } from './nis2-forms.ts';
import { resumeReport, stopReport } from './stop-report.server.ts';

interface Held {
  tx: ActorTx;
  report: Nis2Report;
  as: Role;
}

/** Does what was posted to the page of a report, with its row held. */
export async function handleReport(
  tx: ActorTx,
  address: { slug: string; report: number },
  form: Nis2Form,
): Promise<HeldOutcome> {
  const report = await holdNis2Report(tx, address.slug, address.report);
  if (!report) return { kind: 'not_found' };
  const { municipalityId, entityId } = report;
  const verdict = can(tx.actor, 'nis2.handle', { municipalityId, entityIds: [entityId] });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  const held = { tx, report, as: verdict.as };
  switch (form.intent) {
    case 'significance':
      return judge(held, form);
    case 'aware':
      return correctAwareness(held, form);
    case 'handled':
      return setHandled(held, form);
    case 'stop':
      return stopReport(held, form);
    case 'resume':
      return resumeReport(held, form);
    case 'stage':
      return recordStage(held, form);
  }
}

async function judge({ tx, report, as }: Held, form: Nis2Post<'significance'>): Promise<HeldOutcome> {
  if (form.version !== report.version) return { kind: 'stale', errors: { form: ['breaches.fault.stale'] } };
  const number = (typed: string) => (typed === '' ? null : Number(typed));
  const { service, disruption, harm } = form;
  const answers = { service, disruption, harm, lossEur: number(form.loss), turnoverEur: number(form.turnover) };
  await updateSignificance(tx, report.id, answers);
  await record(tx, as, { event: 'nis2.judged', ...journalled(report), before: report.answers, after: answers });
  return { kind: 'saved' };
}

async function setHandled({ tx, report, as }: Held, form: Nis2Post<'handled'>): Promise<HeldOutcome> {
  if (form.version !== report.version) return { kind: 'stale', errors: { form: ['breaches.fault.stale'] } };
  const typed = instant(form.handled)?.at;
  if (!typed) return { kind: 'invalid', errors: { handled: ['breaches.fault.moment'] } };
  if (typed > tx.now) return { kind: 'invalid', errors: { handled: ['clocks.sent.future'] } };
  if (typed < report.awareAt) return { kind: 'invalid', errors: { handled: ['nis2.fault.handled_before'] } };
  await updateHandled(tx, report.id, typed);
  const before = { handled_at: report.handledAt?.toISOString() ?? null };
  await record(tx, as, {
    event: 'nis2.handled',
    ...journalled(report),
    before,
    after: { handled_at: typed.toISOString() },
  });
  return { kind: 'saved' };
}

/** Records a stage as it was sent; what is empty and may not be is said at its field. */
async function recordStage(held: Held, form: Nis2Post<'stage'>): Promise<HeldOutcome> {
  const { tx, report, as } = held;
  if (await findReceipt(tx, form.form_key)) return { kind: 'saved' };
  const { stage, way, reference } = form;
  const errors: FieldErrors = {};
  const read = instant(form.sent);
  const sentAt = read && strictSentAt(read, tx.now);
  if (!sentAt) errors.sent = ['breaches.fault.moment'];
  if (form.sent_by === '') errors.sent_by = ['common.error.required'];
  for (const key of missingOfStage(stage, form)) errors[key] = ['common.error.required'];
  const facts = { ...report, sent: report.stages };
  const problem = sentAt && reportProblem(facts, { stage, sentAt }, tx.now);
  if (problem) errors.sent ??= [reasonKey('report', problem)];
  if (Object.keys(errors).length > 0 || !sentAt) return { kind: 'invalid', errors };
  await claimForm(tx, form.form_key, 'nis2.stage');
  await insertStage(tx, report, {
    stage,
    sentAt,
    way,
    sentBy: form.sent_by,
    reference,
    snapshot: valuesOfStage(stage, form),
  });
  await addTimelineLine(tx, {
    incidentId: report.incidentId,
    municipalityId: report.municipalityId,
    kind: 'nis2',
    happenedAt: sentAt,
    detail: { what: `nis2_${stage}`, entity: report.entity },
  });
  await record(tx, as, {
    event: 'nis2.reported',
    ...journalled(report),
    after: { stage, sent_at: sentAt.toISOString(), reference },
  });
  return savedAt(read?.resolved ?? null);
}

function journalled(report: Nis2Report) {
  return { municipalityId: report.municipalityId, objectType: 'nis2_report' as const, objectId: String(report.id) };
}

/** An instant as it was typed, of an hour that comes twice or never the earlier: what starts there, starts there. */
function instant(typed: string): LocalInstant | null {
  const read = readMoment(typed);
  return read?.ok && read.date.precision === 'minute' ? { at: read.date.at, resolved: read.resolved } : null;
}
