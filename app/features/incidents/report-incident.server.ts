import type { z } from 'zod';
import { can, type RefusalReason } from '#app/domain/access.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import type { FieldErrors } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listEntities } from '#db/queries/entities.server.ts';
import { claimForm, settleForm } from '#db/queries/forms.server.ts';
import { insertIncident, listRecipients, setEntities } from '#db/queries/incident-acts.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { queueMails } from '#db/queries/outbox.server.ts';
import { newReport, reportedLine, reportMails } from './new-report.ts';
import { noticedAt, type reportForm } from './report-form.ts';

export type ReportOutcome =
  | { kind: 'reported'; number: string }
  | { kind: 'invalid'; errors: FieldErrors }
  | { kind: 'refused'; reason: RefusalReason };

interface Place {
  id: number;
  slug: string;
  name: string;
}

/**
 * Keeps a report and tells the DPOs at once, once however often the form is sent.
 * @param pathOf where the incident is, for the mail.
 */
export async function reportIncident(
  tx: ActorTx,
  place: Place,
  form: z.output<typeof reportForm>,
  pathOf: (slug: string, number: string) => string,
): Promise<ReportOutcome> {
  const verdict = can(tx.actor, 'incident.report', { municipalityId: place.id });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  const noticed = noticedAt(form, tx.now);
  if (!noticed.ok) return { kind: 'invalid', errors: noticed.errors };
  const known = (await listEntities(tx, place.id)).map((entity) => entity.id);
  if (form.entities.some((id) => !known.includes(id)))
    return { kind: 'invalid', errors: { entities: ['common.error.invalid'] } };
  const claim = await claimForm(tx, form.form_key, 'incident.report');
  if (claim.kind === 'done') return { kind: 'reported', number: String(claim.result) };
  const report = newReport(form, noticed.date, tx.now);
  const made = await insertIncident(tx, place.id, report);
  await setEntities(tx, { id: made.id, municipalityId: place.id }, [...new Set(form.entities)]);
  const number = registerNumber('incident', made.year, made.number);
  await settleForm(tx, form.form_key, number);
  await record(tx, verdict.as, reportedLine(place.id, number, report));
  const { serviceId, accountId } = tx.actor;
  const readers = (await listRecipients(tx, serviceId, place.id)).filter((id) => id !== accountId);
  const { personalData } = report;
  const path = pathOf(place.slug, number);
  await queueMails(
    tx,
    reportMails(readers, { id: made.id, number, serviceId, municipality: place.name, personalData, path }),
  );
  return { kind: 'reported', number };
}
