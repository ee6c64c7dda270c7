import type pg from 'pg';
import { STEP_KEYS } from '#app/domain/breach-field.ts';
import { FIELDS, TEMPLATE_VERSION, type Values } from '#app/domain/breach-fields.ts';
import type { PlannedBreach } from './breach-plan.ts';
import type { Staff } from './people.ts';

/** Writes planned dossiers with everything that hangs on them, in a few statements however many there are. */
export async function writeBreaches(
  client: pg.ClientBase,
  rows: readonly PlannedBreach[],
  staff: Staff,
): Promise<void> {
  const flat = rows.map(({ past, notifications, ...row }) => ({
    ...row,
    risk: past?.risk ?? null,
    assessment: past?.assessment ?? null,
    advice: past?.advice ?? null,
    decision: past?.decision ?? null,
    steps: stepsOf(notifications.at(-1)?.values ?? past?.facts ?? {}),
    notifications,
  }));
  await client.query(
    `create temporary table demo_breach on commit drop as
     select * from json_to_recordset($1::json) as r (service integer, place integer, entity integer, "ofYear" integer,
       "ofNumber" integer, year integer, number integer, aware timestamptz, who text, why text, director integer,
       closed timestamptz, notify boolean, risk text, assessment text, advice text, decision text, steps jsonb,
       notifications jsonb)`,
    [JSON.stringify(flat)],
  );
  await client.query(
    `insert into breach (service_id, municipality_id, entity_id, incident_id, year, number, aware_at, aware_version,
       opened_at, opened_by)
     select r.service, r.place, r.entity, i.id, r.year, r.number, r.aware, 1, r.aware, $1
     from demo_breach r join incident i on i.service_id = r.service and i.year = r."ofYear" and i.number = r."ofNumber"
     order by r.aware`,
    [staff.dpoId],
  );
  await writeParts(client, staff);
  await tellTimelines(client, staff);
  await client.query(
    `update breach b set closed_at = r.closed, closed_by = $1 from demo_breach r
     where b.service_id = r.service and b.year = r.year and b.number = r.number and r.closed is not null`,
    [staff.dpoId],
  );
  await client.query(
    `insert into register_series (service_id, register, year, last)
     select service, 'breach', year, max(number) from demo_breach group by service, year`,
  );
}

const KEYS = 'breach_id, service_id, municipality_id, entity_id';
const IDS = 'b.id, b.service_id, b.municipality_id, b.entity_id';
const JOINED =
  'from demo_breach r join breach b on b.service_id = r.service and b.year = r.year and b.number = r.number';

/** Everything that hangs on a dossier. */
async function writeParts(client: pg.ClientBase, staff: Staff): Promise<void> {
  await client.query(
    `insert into breach_awareness (${KEYS}, version, aware_at, who, reason, at, by_id)
     select ${IDS}, 1, r.aware, r.who, r.why, r.aware, $1::integer ${JOINED}`,
    [staff.dpoId],
  );
  await client.query(
    `insert into breach_step (${KEYS}, step, answers, version, at, by_id)
     select ${IDS}, s.key, s.value, 1, r.aware + interval '1 day', $1::integer ${JOINED}
     cross join lateral jsonb_each(r.steps) s`,
    [staff.dpoId],
  );
  await client.query(
    `insert into breach_assessment (${KEYS}, version, risk, reason, at, by_id)
     select ${IDS}, 1, r.risk, r.assessment, r.aware + interval '20 hours', $1::integer ${JOINED} where r.risk is not null`,
    [staff.dpoId],
  );
  await client.query(
    `insert into breach_advice (${KEYS}, version, notify, text, given_at, at, by_id)
     select ${IDS}, 1, r.notify, r.advice, r.aware + interval '22 hours', r.aware + interval '22 hours', $1::integer
     ${JOINED} where r.risk is not null`,
    [staff.dpoId],
  );
  await client.query(
    `insert into breach_decision (${KEYS}, version, notify, reason, advice_version, assessment_version, decided_at,
       decided_by, by_id)
     select ${IDS}, 1, r.notify, r.decision, 1, 1, r.aware + interval '26 hours', coalesce(a.name, 'Algemeen directeur'),
       r.director ${JOINED} left join account a on a.id = r.director where r.risk is not null`,
  );
  await client.query(
    `insert into breach_notification (${KEYS}, authority, stage, sent_at, way, sent_by, reference, template_version,
       snapshot, at, by_id)
     select ${IDS}, 'GBA', n ->> 'stage', (n ->> 'at')::timestamptz, 'web_form', $2, n ->> 'reference', $3, n -> 'values',
       (n ->> 'at')::timestamptz, $1::integer ${JOINED} cross join lateral jsonb_array_elements(r.notifications) n`,
    [staff.dpoId, staff.dpo.name, TEMPLATE_VERSION],
  );
}

async function tellTimelines(client: pg.ClientBase, staff: Staff): Promise<void> {
  await client.query(
    `insert into timeline_entry (service_id, municipality_id, incident_id, kind, happened_at, detail, at, by_id)
     select b.service_id, b.municipality_id, b.incident_id, l.kind, l.at,
       jsonb_build_object('what', l.what, 'entity', e.name, 'at', b.aware_at, 'to', 'GBA',
         'code', 'DL-' || b.year || '-' || lpad(b.number::text, 3, '0')), l.at, $1::integer
     from breach b join entity e on e.id = b.entity_id
     cross join lateral (
       select 'dossier' as kind, 'opened' as what, b.opened_at as at
       union all select 'awareness', 'aware', b.aware_at
       union all select 'breach_decision', case when d.notify then 'decided_notify' else 'decided_not' end, d.decided_at
         from breach_decision d where d.breach_id = b.id
       union all select 'notification', 'notified_' || n.stage, n.sent_at
         from breach_notification n where n.breach_id = b.id) as l
     order by l.at, b.id, l.kind`,
    [staff.dpoId],
  );
}

function stepsOf(values: Values): Record<string, Values> {
  const steps = STEP_KEYS.map((step) => {
    const keys = FIELDS.filter((field) => field.step === step && values[field.key] !== undefined).map(({ key }) => key);
    return [step, Object.fromEntries(keys.map((key) => [key, values[key]]))] as const;
  });
  return Object.fromEntries(steps.filter(([, answers]) => Object.keys(answers).length > 0));
}
