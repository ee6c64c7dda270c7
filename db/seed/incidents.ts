import type pg from 'pg';
import type { PlannedIncident } from './incident-plan.ts';
import type { Staff } from './people.ts';

/** Writes planned incidents with their timelines, in a few statements however many there are. */
export async function writeIncidents(
  client: pg.ClientBase,
  rows: readonly PlannedIncident[],
  staff: Staff,
): Promise<void> {
  await client.query(
    `create temporary table demo_incident on commit drop as
     select * from json_to_recordset($1::json) as r (service integer, place integer, entity integer, year integer,
       number integer, title text, description text, channel text, reporter integer, at timestamptz, phase text,
       closed timestamptz, category text, severity text, reason text, personal text, ongoing text, origin text,
       intent text, harms text, minutes integer, lessons text, owner integer, task text)`,
    [JSON.stringify(rows)],
  );
  await client.query(
    `insert into incident (service_id, municipality_id, year, number, title, description, channel, reporter_id,
       reported_at, detected_at, detected_precision, ongoing, personal_data, category_id, severity, severity_reason,
       phase, closed_at, cause_origin, cause_intent, harms_confidentiality, harms_integrity, harms_availability,
       minutes_lost, lessons, owner_id, form_key)
     select r.service, r.place, r.year, r.number, r.title, r.description, r.channel, r.reporter, r.at, r.at, 'minute',
       r.ongoing, r.personal, c.id, r.severity, r.reason, r.phase, r.closed, r.origin, r.intent,
       r.harms = 'confidentiality', r.harms = 'integrity', r.harms = 'availability', r.minutes, r.lessons, r.owner,
       'demo-incident-' || r.service || '-' || r.year || '-' || r.number
     from demo_incident r left join incident_category c on c.service_id = r.service and c.code = r.category
     order by r.at`,
  );
  await client.query(
    `insert into incident_entity (incident_id, service_id, municipality_id, entity_id)
     select i.id, i.service_id, i.municipality_id, r.entity from demo_incident r
     join incident i on i.service_id = r.service and i.year = r.year and i.number = r.number`,
  );
  await client.query(
    `insert into timeline_entry (service_id, municipality_id, incident_id, kind, happened_at, detail, at, by_id)
     select i.service_id, i.municipality_id, i.id, l.kind, l.at, l.detail, l.at, l.by_id from incident i
     cross join lateral (
       select 'reported' as kind, i.reported_at as at, null::jsonb as detail, i.reporter_id as by_id
       union all select 'phase', coalesce(i.closed_at, i.reported_at + interval '1 hour'),
         jsonb_build_object('from', 'reported', 'to', i.phase), $1::integer where i.phase <> 'reported') as l
     where i.form_key like 'demo-incident-%' order by l.at, i.id, l.kind`,
    [staff.dpoId],
  );
  await client.query(
    `insert into incident_task (service_id, municipality_id, incident_id, title, due_at, assignee_id, at, by_id)
     select i.service_id, i.municipality_id, i.id, r.task, i.reported_at + interval '3 days', i.reporter_id,
       i.reported_at + interval '1 hour', $1
     from demo_incident r join incident i on i.service_id = r.service and i.year = r.year and i.number = r.number
     where r.task is not null`,
    [staff.dpoId],
  );
  await client.query(
    `insert into register_series (service_id, register, year, last)
     select service, 'incident', year, max(number) from demo_incident group by service, year`,
  );
  await client.query(
    `insert into report_link (service_id, municipality_id, created_at, created_by)
     select distinct service, place, min(at) over (partition by place), $1::integer from demo_incident where channel = 'link'`,
    [staff.dpoId],
  );
}
