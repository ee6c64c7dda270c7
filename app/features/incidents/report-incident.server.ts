import type { z } from 'zod';
import { can, type RefusalReason } from '#app/domain/access.ts';
import { incidentYear, titleOf } from '#app/domain/incident.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import { stored } from '#app/domain/stored-moment.ts';
import type { FieldErrors } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listEntities } from '#db/queries/entities.server.ts';
import { claimForm, settleForm } from '#db/queries/forms.server.ts';
import { insertIncident, listRecipients, setEntities } from '#db/queries/incident-acts.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { queueMails } from '#db/queries/outbox.server.ts';
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
  const { at, precision } = stored(noticed.date);
  const made = await insertIncident(tx, place.id, {
    year: incidentYear(tx.now),
    title: titleOf(form.description),
    description: form.description,
    detectedAt: at,
    detectedPrecision: precision,
    ongoing: form.ongoing,
    personalData: form.personal_data,
    formKey: form.form_key,
  });
  await setEntities(tx, { id: made.id, municipalityId: place.id }, [...new Set(form.entities)]);
  const number = registerNumber('incident', made.year, made.number);
  await settleForm(tx, form.form_key, number);
  await record(tx, verdict.as, {
    event: 'incident.reported',
    municipalityId: place.id,
    objectType: 'incident',
    objectId: number,
    after: { title: titleOf(form.description), personal_data: form.personal_data, ongoing: form.ongoing },
  });
  const { serviceId } = tx.actor;
  const readers = (await listRecipients(tx, serviceId, place.id)).filter((id) => id !== tx.actor.accountId);
  await queueMails(
    tx,
    readers.map((accountId) => ({
      kind: 'incident_reported' as const,
      accountId,
      serviceId,
      key: `incident_reported:${made.id}:${accountId}`,
      params: { municipality: place.name, number, personalData: form.personal_data, path: pathOf(place.slug, number) },
    })),
  );
  return { kind: 'reported', number };
}
