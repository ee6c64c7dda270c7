import { sql } from 'kysely';
import type { IncidentWorld, PlannedIncident } from '#app/domain/incident-rows.ts';
import type { PartialDate } from '#app/domain/partial-date.ts';
import { stored } from '#app/domain/stored-moment.ts';
import type { ActorTx } from '../connection.server.ts';

/** Every category of the service, those in use first, so that an older word still finds its line. One query. */
export async function listAllCategories(tx: ActorTx): Promise<IncidentWorld['categories'][number][]> {
  return tx.q
    .selectFrom('incident_category')
    .orderBy(sql`retired_at is not null`)
    .orderBy('version', 'desc')
    .orderBy('id')
    .select(['id', 'code', 'title_nl as titleNl', 'title_en as titleEn'])
    .select(sql<boolean>`retired_at is not null`.as('retired'))
    .execute();
}

/** The legal persons of every municipality of the service. One query. */
export async function listServiceEntities(tx: ActorTx): Promise<IncidentWorld['entities'][number][]> {
  return tx.q
    .selectFrom('entity')
    .where('service_id', '=', tx.actor.serviceId)
    .orderBy('id')
    .select(['id', 'municipality_id as municipalityId', 'kind', 'name', 'kbo'])
    .execute();
}

/** Which of some numbers the register of the service has already. One query. */
export async function listTakenNumbers(
  tx: ActorTx,
  numbers: readonly { year: number; number: number }[],
): Promise<{ year: number; number: number }[]> {
  const found = await sql<{ year: number; number: number }>`
    select i.year, i.number from incident i
    join unnest(${numbers.map(({ year }) => year)}::int[], ${numbers.map(({ number }) => number)}::int[])
      as asked (year, number) on asked.year = i.year and asked.number = i.number
    where i.service_id = ${tx.actor.serviceId}`.execute(tx.q);
  return found.rows;
}

/**
 * The highest number of some years of the register; one query.
 * @param hold whether nobody else may take a number of those years until the transaction ends.
 */
export async function listSeries(
  tx: ActorTx,
  register: 'incident' | 'breach',
  years: readonly number[],
  hold: boolean,
): Promise<{ year: number; last: number }[]> {
  const found = await sql<{ year: number; last: number }>`
    select year, last from register_series_of(${register}, ${[...years]}::int[], ${hold})`.execute(tx.q);
  return found.rows;
}

export interface ImportedIncident {
  id: number;
  municipalityId: number;
  year: number;
  number: number;
}

/**
 * Writes incidents that were decided on, with the entities they touch and the start of their timelines, and lets the
 * numbers go on after theirs. Four statements, however many.
 * @param severityReason what is kept as the reason of a severity that came without one.
 */
export async function insertPlannedIncidents(
  tx: ActorTx,
  plan: readonly PlannedIncident[],
  { formKey, severityReason }: { formKey: string; severityReason: string },
): Promise<ImportedIncident[]> {
  const rows = plan.map((planned, at) => columnsOf(planned, `${formKey}-${at}`, severityReason));
  const made = await sql<ImportedIncident>`
    insert into incident (service_id, municipality_id, year, number, title, description, channel, reporter_name,
      reporter_contact, reported_at, reported_precision, detected_at, detected_precision, occurred_from,
      occurred_from_precision, occurred_until, occurred_until_precision, ongoing, personal_data, category_id,
      harms_confidentiality, harms_integrity, harms_availability, cause_origin, cause_intent, systems, supplier, severity,
      severity_reason, phase, impact, minutes_lost, lessons, measures, closed_at, closed_precision, form_key)
    select ${tx.actor.serviceId}, r.municipality_id, r.year, r.number, r.title, r.description, r.channel,
      r.reporter_name, r.reporter_contact, r.reported_at, r.reported_precision, r.detected_at, r.detected_precision,
      r.occurred_from, r.occurred_from_precision, r.occurred_until, r.occurred_until_precision, r.ongoing,
      r.personal_data, r.category_id, r.harms_confidentiality, r.harms_integrity, r.harms_availability, r.cause_origin,
      r.cause_intent, r.systems, r.supplier, r.severity, r.severity_reason, r.phase, r.impact, r.minutes_lost, r.lessons,
      r.measures, r.closed_at, r.closed_precision, r.form_key
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (municipality_id int, year int, number int, title text,
      description text, channel text, reporter_name text, reporter_contact text, reported_at timestamptz,
      reported_precision text, detected_at timestamptz, detected_precision text, occurred_from timestamptz,
      occurred_from_precision text, occurred_until timestamptz, occurred_until_precision text, ongoing text,
      personal_data text, category_id int, harms_confidentiality boolean, harms_integrity boolean,
      harms_availability boolean, cause_origin text, cause_intent text, systems text, supplier text, severity text,
      severity_reason text, phase text, impact text, minutes_lost int, lessons text, measures text, closed_at timestamptz,
      closed_precision text, form_key text)
    returning id, municipality_id as "municipalityId", year, number`.execute(tx.q);
  const ids = new Map(made.rows.map((row) => [`${row.year}-${row.number}`, row]));
  const written = plan.flatMap(({ year, number }) => ids.get(`${year}-${number}`) ?? []);
  await insertBeside(tx, plan, written);
  return written;
}

function columnsOf({ row, ...planned }: PlannedIncident, formKey: string, severityReason: string) {
  const moment = (name: string, date: PartialDate) => {
    const { at, precision } = stored(date);
    return { [name]: at, [name.endsWith('_at') ? name.replace('_at', '_precision') : `${name}_precision`]: precision };
  };
  const closed = planned.phase === 'closed';
  return {
    municipality_id: planned.municipalityId,
    year: planned.year,
    number: planned.number,
    title: row.title,
    description: row.description,
    channel: row.channel,
    reporter_name: row.reporter,
    reporter_contact: row.contact,
    ...moment('reported_at', planned.reported),
    ...moment('detected_at', row.detected),
    ...moment('occurred_from', row.from),
    ...moment('occurred_until', row.until),
    ongoing: row.ongoing,
    personal_data: row.personalData,
    category_id: planned.categoryId,
    harms_confidentiality: row.harmsConfidentiality,
    harms_integrity: row.harmsIntegrity,
    harms_availability: row.harmsAvailability,
    cause_origin: row.causeOrigin,
    cause_intent: row.causeIntent,
    systems: row.systems,
    supplier: row.supplier,
    severity: row.severity,
    severity_reason: row.severity === null ? '' : row.severityReason || severityReason,
    phase: planned.phase,
    impact: row.impact,
    minutes_lost: row.minutesLost,
    lessons: row.lessons,
    measures: row.measures,
    // Closed on a day that nobody knows any more: something has to stand there, and its precision says what it is worth.
    closed_at: closed ? (stored(row.closed).at ?? stored(planned.reported).at) : null,
    closed_precision: closed ? row.closed.precision : 'minute',
    form_key: formKey,
  };
}

/** The entities, the start of the timelines and the numbers. */
async function insertBeside(tx: ActorTx, plan: readonly PlannedIncident[], written: readonly ImportedIncident[]) {
  const touched = plan.flatMap(({ entityIds }, at) =>
    entityIds.map((entity) => ({
      incident: written[at]?.id ?? 0,
      municipality: written[at]?.municipalityId ?? 0,
      entity,
    })),
  );
  await sql`
    insert into incident_entity (incident_id, service_id, municipality_id, entity_id, touched)
    select t.incident, ${tx.actor.serviceId}, t.municipality, t.entity, true
    from jsonb_to_recordset(${JSON.stringify(touched)}::jsonb) as t (incident int, municipality int, entity int)`.execute(
    tx.q,
  );
  await sql`
    insert into timeline_entry (service_id, municipality_id, incident_id, kind, happened_at, at, by_id)
    select i.service_id, i.municipality_id, i.id, 'reported', i.reported_at, ${tx.now}::timestamptz, ${tx.actor.accountId}::int
    from incident i where i.id = any (${written.map(({ id }) => id)}::int[])`.execute(tx.q);
  const highest = new Map<number, number>();
  for (const { year, number } of plan) highest.set(year, Math.max(highest.get(year) ?? 0, number));
  await sql`
    select raise_register_series('incident', ${[...highest.keys()]}::int[], ${[...highest.values()]}::int[])`.execute(
    tx.q,
  );
}
