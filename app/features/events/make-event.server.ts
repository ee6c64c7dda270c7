import { can, type RefusalReason } from '#app/domain/access.ts';
import { incidentYear } from '#app/domain/incident.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import type { FieldErrors } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { claimForm, settleForm } from '#db/queries/forms.server.ts';
import { insertEvent, insertEventUpdate } from '#db/queries/incident-event-acts.server.ts';
import { listEventCandidates } from '#db/queries/incident-events.server.ts';
import { listCategories } from '#db/queries/incidents.server.ts';
import { record } from '#db/queries/journal.server.ts';
import type { NewEventForm } from './event-form.ts';
import { chosenTemplate, openChildren, type PathOf } from './open-children.server.ts';
import { factsFrom } from './shared-facts.ts';

export type MadeOutcome =
  | { kind: 'made'; number: string }
  | { kind: 'invalid'; errors: FieldErrors }
  | { kind: 'refused'; reason: RefusalReason };

/**
 * Makes an event of the service with an incident for each municipality that it touches, once however often it is sent.
 * @param pathOf where an incident is, for the mails.
 */
export async function makeEvent(tx: ActorTx, form: NewEventForm, pathOf: PathOf): Promise<MadeOutcome> {
  const verdict = can(tx.actor, 'event.handle');
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  const read = factsFrom(form, await listCategories(tx), tx.now);
  if (!read.ok) return { kind: 'invalid', errors: read.errors };
  const known = new Set((await listEventCandidates(tx)).map(({ id }) => id));
  if (form.municipality.some((id) => !known.has(id)))
    return { kind: 'invalid', errors: { municipality: ['common.error.invalid'] } };
  const template = await chosenTemplate(tx, form.template);
  if (template === 'gone') return { kind: 'invalid', errors: { template: ['incidents.task.template_gone'] } };
  const claim = await claimForm(tx, form.form_key, 'event.make');
  if (claim.kind === 'done') return { kind: 'made', number: String(claim.result) };
  const event = await insertEvent(tx, incidentYear(tx.now));
  const code = registerNumber('event', event.year, event.number);
  await insertEventUpdate(tx, event.id, { ...read.facts, version: 1, kind: 'made', note: '' });
  await settleForm(tx, form.form_key, code);
  const { title, supplier } = read.facts;
  const municipalities = new Set(form.municipality).size;
  const after = { title, supplier, municipalities };
  await record(tx, verdict.as, { event: 'event.made', objectType: 'event', objectId: code, after });
  await openChildren(tx, verdict.as, { id: event.id, code }, { ...form, template }, pathOf);
  return { kind: 'made', number: code };
}
