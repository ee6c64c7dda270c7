import { earliestOf } from '#app/domain/partial-date.ts';
import type { FieldErrors } from '#app/i18n/faults.ts';
import { claimForm, settleForm } from '#db/queries/forms.server.ts';
import { insertTimelineEntry, isCorrectable } from '#db/queries/incident-timeline.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { type HandleOutcome, type Held, journalled, typedMoment } from './held-incident.ts';
import type { FormOf } from './incident-forms.ts';

/** Adds a line to the timeline, or one that corrects an older line: the older one stays, and points at this one. */
export async function addNote(held: Held, form: FormOf<'note'>): Promise<HandleOutcome> {
  const { tx, incident, as } = held;
  const typed =
    form.happened === '' ? { date: { precision: 'minute' as const, at: tx.now } } : typedMoment(form.happened);
  const happenedAt = 'date' in typed ? earliestOf(typed.date) : null;
  const errors: FieldErrors = {};
  if (!happenedAt) errors.happened = ['fault' in typed ? typed.fault : 'incidents.fault.moment'];
  else if (happenedAt > tx.now) errors.happened = ['incidents.fault.future'];
  if (form.kind === 'decision' && form.decided_by === '') errors.decided_by = ['incidents.fault.decided_by'];
  if (form.corrects !== null && !(await isCorrectable(tx, incident.id, form.corrects))) {
    errors.form = ['incidents.fault.not_correctable'];
  }
  if (Object.keys(errors).length > 0 || !happenedAt) return { kind: 'invalid', errors };
  const claim = await claimForm(tx, form.form_key, 'incident.note');
  if (claim.kind === 'done') return { kind: 'saved' };
  const { kind, text, decided_by: decidedBy, corrects: correctsId } = form;
  const place = { incidentId: incident.id, municipalityId: incident.municipalityId };
  const id = await insertTimelineEntry(tx, { ...place, kind, happenedAt, text, decidedBy, correctsId });
  await settleForm(tx, form.form_key, id);
  await record(tx, as, {
    event: 'incident.noted',
    ...journalled(held.incident),
    after: { kind, text, decided_by: decidedBy, happened_at: happenedAt.toISOString(), corrects: correctsId },
  });
  return { kind: 'saved' };
}
