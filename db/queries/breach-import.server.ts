import { sql } from 'kysely';
import { TEMPLATE_VERSION } from '#app/domain/breach-fields.ts';
import type { BreachWorld, PlannedBreach } from '#app/domain/breach-rows.ts';
import type { Precision } from '#app/domain/partial-date.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import { momentFrom } from '#app/domain/stored-moment.ts';
import type { ActorTx } from '../connection.server.ts';

interface Numbered {
  year: number;
  number: number;
}

type FoundIncident = Omit<BreachWorld['incidents'][number], 'from'> & {
  occurredFrom: Date | null;
  precision: Precision;
};

/** Incidents of the service with some numbers, and the dossiers that they have. Two queries. */
export async function findIncidentsByNumber(
  tx: ActorTx,
  numbers: readonly Numbered[],
): Promise<Pick<BreachWorld, 'incidents' | 'dossiers'>> {
  const incidents = await sql<FoundIncident>`
    select i.id, i.municipality_id as "municipalityId", i.year, i.number, i.occurred_from as "occurredFrom",
      i.occurred_from_precision as "precision" from incident i
    join unnest(${numbers.map(({ year }) => year)}::int[], ${numbers.map(({ number }) => number)}::int[])
      as asked (year, number) on asked.year = i.year and asked.number = i.number
    where i.service_id = ${tx.actor.serviceId}`.execute(tx.q);
  const dossiers = await sql<BreachWorld['dossiers'][number]>`
    select b.incident_id as "incidentId", b.entity_id as "entityId" from breach b
    where b.incident_id = any (${incidents.rows.map(({ id }) => id)}::int[])`.execute(tx.q);
  return {
    incidents: incidents.rows.map(({ occurredFrom, precision, ...rest }) => ({
      ...rest,
      from: momentFrom(occurredFrom, precision),
    })),
    dossiers: dossiers.rows,
  };
}

/** Which of some numbers of dossiers the service has already. One query. */
export async function listTakenDossiers(tx: ActorTx, numbers: readonly Numbered[]): Promise<Numbered[]> {
  const found = await sql<Numbered>`
    select b.year, b.number from breach b
    join unnest(${numbers.map(({ year }) => year)}::int[], ${numbers.map(({ number }) => number)}::int[])
      as asked (year, number) on asked.year = b.year and asked.number = b.number
    where b.service_id = ${tx.actor.serviceId}`.execute(tx.q);
  return found.rows;
}

/**
 * Writes dossiers that were decided on elsewhere, whole and closed, with a line in the timelines of their incidents. Ten
 * statements, however many.
 * @param incidentOf the incident of a row, written by then.
 * @param said what stands where the file says nothing of a reason or of who it was.
 */
export async function insertPlannedBreaches(
  tx: ActorTx,
  plan: readonly PlannedBreach[],
  { incidentOf, said }: { incidentOf: (of: Numbered) => number; said: string },
): Promise<void> {
  const rows = plan.map((each) => rowOf(each, incidentOf(each.incident), said));
  await sql`
    insert into breach (service_id, municipality_id, entity_id, incident_id, year, number, aware_at, aware_version,
      opened_at, opened_by)
    select ${tx.actor.serviceId}, r.municipality_id, r.entity_id, r.incident_id, r.year, r.number, r.aware_at, 1,
      ${tx.now}::timestamptz, ${tx.actor.accountId}::int from ${recordset(rows)}`.execute(tx.q);
  const keys = sql`select b.id, b.service_id, b.municipality_id, b.entity_id`;
  const by = sql`${tx.actor.accountId}::int`;
  const at = sql`${tx.now}::timestamptz`;
  const from = sql`from ${recordset(rows)} join breach b on b.service_id = ${tx.actor.serviceId} and b.year = r.year
    and b.number = r.number`;
  await sql`insert into breach_awareness (breach_id, service_id, municipality_id, entity_id, version, aware_at, who,
    reason, at, by_id) ${keys}, 1, r.aware_at, ${said}, ${said}, ${at}, ${by} ${from}`.execute(tx.q);
  await sql`insert into breach_assessment (breach_id, service_id, municipality_id, entity_id, version, risk, reason, at,
    by_id) ${keys}, 1, r.risk, ${said}, ${at}, ${by} ${from} where r.risk is not null`.execute(tx.q);
  await sql`insert into breach_decision (breach_id, service_id, municipality_id, entity_id, version, notify, reason,
    assessment_version, decided_at, decided_by, by_id, taken_over) ${keys}, 1, r.notify, r.reason,
    case when r.risk is null then null else 1 end, coalesce(r.sent_at, r.aware_at), r.decided_by, ${by}, true ${from}`.execute(
    tx.q,
  );
  await sql`insert into breach_notification (breach_id, service_id, municipality_id, entity_id, authority, stage,
    sent_at, way, sent_by, reference, template_version, snapshot, at, by_id) ${keys}, r.authority, 'initial', r.sent_at,
    'other', ${said}, r.reference, ${TEMPLATE_VERSION}, '{}'::jsonb, ${at}, ${by} ${from}
    where r.sent_at is not null`.execute(tx.q);
  await sql`insert into breach_persons (breach_id, service_id, municipality_id, entity_id, version, inform, reason, way,
    told_on, decided_at, decided_by, by_id, taken_over) ${keys}, 1, r.informed, ${said},
    case when r.informed then 'other' end, r.informed_on, coalesce(r.sent_at, r.aware_at), r.decided_by, ${by}, true ${from}
    where r.informed is not null`.execute(tx.q);
  await insertAround(tx, rows, from);
}

type Row = ReturnType<typeof rowOf>;

function rowOf(each: PlannedBreach, incidentId: number, said: string) {
  const { row } = each;
  return {
    incident_id: incidentId,
    municipality_id: each.municipalityId,
    entity_id: each.entityId,
    year: each.year,
    number: each.number,
    code: registerNumber('breach', each.year, each.number),
    aware_at: each.awareAt,
    sent_at: each.sentAt,
    notify: each.notify,
    risk: row.risk,
    reason: row.reason || said,
    decided_by: row.decidedBy || said,
    authority: row.authority,
    reference: row.reference,
    informed: row.informed,
    informed_on: row.informedOn.precision === 'day' ? row.informedOn.value : null,
  };
}

function recordset(rows: readonly Row[]) {
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (incident_id int, municipality_id int,
    entity_id int, year int, number int, code text, aware_at timestamptz, sent_at timestamptz, notify boolean, risk text,
    reason text, decided_by text, authority text, reference text, informed boolean, informed_on date)`;
}

/** What the incidents say of it, the numbers, and the closing: only after it may nothing of a dossier be written. */
async function insertAround(tx: ActorTx, rows: readonly Row[], from: ReturnType<typeof sql>): Promise<void> {
  await sql`
    update incident set personal_data = 'yes', version = version + 1
    where id = any (${rows.map((row) => row.incident_id)}::int[]) and personal_data <> 'yes'`.execute(tx.q);
  await sql`
    insert into incident_entity as ie (incident_id, service_id, municipality_id, entity_id, touched)
    select distinct b.incident_id, b.service_id, b.municipality_id, b.entity_id, true ${from}
    on conflict (incident_id, entity_id) do update set touched = true where not ie.touched`.execute(tx.q);
  await sql`
    insert into timeline_entry (service_id, municipality_id, incident_id, kind, happened_at, detail, at, by_id)
    select b.service_id, b.municipality_id, b.incident_id, 'breach_decision', coalesce(r.sent_at, r.aware_at),
      jsonb_build_object('what', case when r.notify then 'decided_notify' else 'decided_not' end, 'code', r.code,
        'entity', e.name), ${tx.now}::timestamptz, ${tx.actor.accountId}::int
    ${from} join entity e on e.id = b.entity_id`.execute(tx.q);
  const highest = new Map<number, number>();
  for (const { year, number } of rows) highest.set(year, Math.max(highest.get(year) ?? 0, number));
  await sql`
    select raise_register_series('breach', ${[...highest.keys()]}::int[], ${[...highest.values()]}::int[])`.execute(
    tx.q,
  );
  await sql`
    update breach b set closed_at = ${tx.now}::timestamptz, closed_by = ${tx.actor.accountId}::int
    from ${recordset(rows)} where b.service_id = ${tx.actor.serviceId} and b.year = r.year and b.number = r.number`.execute(
    tx.q,
  );
}
