import { awareProblem, occurrenceProblem } from '#app/domain/awareness.ts';
import { earliestOf, type PartialDate, UNKNOWN } from '#app/domain/partial-date.ts';
import { stored } from '#app/domain/stored-moment.ts';
import type { FieldErrors } from '#app/i18n/faults.ts';
import { listBreachesOf } from '#db/queries/breaches.server.ts';
import { type IncidentChange, setEntities, updateIncident } from '#db/queries/incident-acts.server.ts';
import type { IncidentRecord } from '#db/queries/incident-record.server.ts';
import { listHandlers } from '#db/queries/incident-tasks.server.ts';
import { insertTimelineEntry } from '#db/queries/incident-timeline.server.ts';
import { listCategories } from '#db/queries/incidents.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { listNis2ReportsOf } from '#db/queries/nis2.server.ts';
import { type HandleOutcome, type Held, journalled, typedMoment } from './held-incident.ts';
import { type FormOf, minutesOf } from './incident-forms.ts';

/** Saves the record of an incident over the version that was on screen. A new severity is a line in the timeline too. */
export async function changeRecord(held: Held, form: FormOf<'record'>): Promise<HandleOutcome> {
  const { tx, incident, as } = held;
  if (form.version !== incident.version) return { kind: 'stale', errors: { version: ['incidents.fault.stale'] } };
  const moments = readMoments(form, tx.now);
  const known = await awarenessErrors(held, moments.from);
  const errors = { ...known, ...moments.errors, ...(await choiceErrors(held, form)) };
  if (form.severity !== null && form.severity_reason === '')
    errors.severity_reason = ['incidents.fault.severity_reason'];
  if (Object.keys(errors).length > 0) return { kind: 'invalid', errors };
  const change = changeOf(form, moments);
  if (!(await updateIncident(tx, incident, change))) {
    return { kind: 'stale', errors: { version: ['incidents.fault.stale'] } };
  }
  await setEntities(tx, incident, form.entities);
  if (change.severity !== null && change.severity !== incident.severity) {
    await insertTimelineEntry(tx, {
      incidentId: incident.id,
      municipalityId: incident.municipalityId,
      kind: 'severity',
      happenedAt: tx.now,
      text: change.severityReason,
      detail: { from: incident.severity ?? '', to: change.severity },
    });
  }
  await record(tx, as, { event: 'incident.changed', ...journalled(held.incident), ...difference(incident, change) });
  return { kind: 'saved' };
}

interface Moments {
  detected: PartialDate;
  from: PartialDate;
  until: PartialDate;
  errors: FieldErrors;
}

function readMoments(form: FormOf<'record'>, now: Date): Moments {
  const errors: FieldErrors = {};
  const read = (field: 'detected' | 'occurred_from' | 'occurred_until'): PartialDate => {
    const typed = typedMoment(form[field]);
    if ('date' in typed) return typed.date;
    errors[field] = [typed.fault];
    return UNKNOWN;
  };
  const [detected, from, until] = [read('detected'), read('occurred_from'), read('occurred_until')];
  const problem = occurrenceProblem({ from, until, now });
  if (problem) {
    errors[problem === 'future' && (earliestOf(from) ?? now) > now ? 'occurred_from' : 'occurred_until'] ??= [
      `incidents.fault.${problem}`,
    ];
  }
  if ((earliestOf(detected) ?? now) > now) errors.detected ??= ['incidents.fault.future'];
  return { detected, from, until, errors };
}

/** Nobody knew of it before it happened: a later beginning is held against the dossiers of a breach and the reports to the CCB that hang on it. */
async function awarenessErrors({ tx, incident }: Held, from: PartialDate): Promise<FieldErrors> {
  const begun = earliestOf(from);
  if (begun === null || begun.getTime() === incident.occurredFrom?.getTime()) return {};
  const dossiers = [...(await listBreachesOf(tx, incident.id)), ...(await listNis2ReportsOf(tx, incident.id))];
  const early = dossiers.some(
    ({ awareAt }) => awareAt && awareProblem({ awareAt, occurredFrom: from, now: tx.now }) === 'before_occurrence',
  );
  return early ? { occurred_from: ['clocks.aware.before_occurrence'] } : {};
}

/** What was chosen from a list must be on the list that this reader was given. */
async function choiceErrors({ tx, incident }: Held, form: FormOf<'record'>): Promise<FieldErrors> {
  const errors: FieldErrors = {};
  const categories = form.category === null || form.category === incident.categoryId ? null : await listCategories(tx);
  if (categories && !categories.some(({ id }) => id === form.category)) errors.category = ['common.error.invalid'];
  const handlers =
    form.owner === null || form.owner === incident.ownerId ? null : await listHandlers(tx, incident.municipalityId);
  if (handlers && !handlers.some(({ id }) => id === form.owner)) errors.owner = ['common.error.invalid'];
  const own = new Set(incident.entities.map(({ id }) => id));
  if (form.entities.some((id) => !own.has(id))) errors.entities = ['common.error.invalid'];
  return errors;
}

function changeOf(form: FormOf<'record'>, { detected, from, until }: Moments): IncidentChange {
  const [seen, begun, ended] = [stored(detected), stored(from), stored(until)];
  return {
    title: form.title,
    description: form.description,
    detectedAt: seen.at,
    detectedPrecision: seen.precision,
    occurredFrom: begun.at,
    occurredFromPrecision: begun.precision,
    occurredUntil: ended.at,
    occurredUntilPrecision: ended.precision,
    ongoing: form.ongoing,
    personalData: form.personal_data,
    categoryId: form.category,
    harmsConfidentiality: form.confidentiality === 'yes',
    harmsIntegrity: form.integrity === 'yes',
    harmsAvailability: form.availability === 'yes',
    causeOrigin: form.cause_origin,
    causeIntent: form.cause_intent,
    systems: form.systems,
    supplier: form.supplier,
    severity: form.severity,
    severityReason: form.severity === null ? '' : form.severity_reason,
    ownerId: form.owner,
    impact: form.impact,
    minutesLost: minutesOf(form.hours_lost),
    lessons: form.lessons,
    measures: form.measures,
  };
}

/** What changed, before and after, by the names of the columns. */
function difference(before: IncidentRecord, after: IncidentChange) {
  const changed = (Object.keys(after) as (keyof IncidentChange)[]).filter(
    (key) => text(before[key]) !== text(after[key]),
  );
  const pick = (from: Pick<IncidentRecord, keyof IncidentChange>) =>
    Object.fromEntries(changed.map((key) => [key, from[key]]));
  return { before: pick(before), after: pick(after) };
}

function text(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value ?? '');
}
