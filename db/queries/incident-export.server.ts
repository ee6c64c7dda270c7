import { sql } from 'kysely';
import type { ActorTx } from '../connection.server.ts';
import type { Nis2Stage } from '../schema.ts';
import type { IncidentRecord } from './incident-record.server.ts';
import type { TimelineLine } from './incident-timeline.server.ts';
import { type IncidentFilter, narrowed } from './incidents.server.ts';

/** An incident as a file holds it; entities are only those that it touches. */
export type ExportedIncident = Omit<IncidentRecord, 'slug' | 'openTasks' | 'withdrawnAt' | 'version'> & {
  category: string | null;
};
export type ExportedLine = Omit<TimelineLine, 'correctedBy'> & { incidentId: number };
export interface ExportedTask {
  incidentId: number;
  title: string;
  dueAt: Date | null;
  assignee: string | null;
  doneAt: Date | null;
  doneBy: string | null;
}

/** What other registers hold of an incident, as far as the reader may see it. */
export interface ExportedBeside {
  incidentId: number;
  event: { year: number; number: number } | null;
  withdrawnAt: Date | null;
  pieces: number;
  breaches: { year: number; number: number; entity: string; notify: boolean | null; notifiedAt: string | null }[];
  reports: { id: number; entity: string; stages: { stage: Nis2Stage['stage']; sentAt: string }[] }[];
}

/** Every incident that a filter leaves, whole, in the order of the numbers. One query. */
export async function listWholeIncidents(tx: ActorTx, filter: IncidentFilter): Promise<ExportedIncident[]> {
  const found = await sql<ExportedIncident>`
    select i.id, i.municipality_id as "municipalityId", m.name as municipality, i.year, i.number, i.title, i.description,
      i.channel, r.name as reporter, i.reporter_name as "reporterName", i.reporter_contact as "reporterContact",
      i.reported_at as "reportedAt", i.reported_precision as "reportedPrecision", i.detected_at as "detectedAt",
      i.detected_precision as "detectedPrecision", i.occurred_from as "occurredFrom",
      i.occurred_from_precision as "occurredFromPrecision", i.occurred_until as "occurredUntil",
      i.occurred_until_precision as "occurredUntilPrecision", i.ongoing, i.personal_data as "personalData",
      i.category_id as "categoryId", c.code as category, c.title_nl as "categoryNl", c.title_en as "categoryEn",
      i.harms_confidentiality as "harmsConfidentiality", i.harms_integrity as "harmsIntegrity",
      i.harms_availability as "harmsAvailability", i.cause_origin as "causeOrigin", i.cause_intent as "causeIntent",
      i.systems, i.supplier, i.severity, i.severity_reason as "severityReason", i.phase, i.owner_id as "ownerId",
      o.name as owner, i.impact, i.minutes_lost as "minutesLost", i.lessons, i.measures, i.closed_at as "closedAt",
      i.closed_precision as "closedPrecision",
      coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'name', e.name, 'touched', true) order by e.id)
        from incident_entity ie join entity e on e.id = ie.entity_id where ie.incident_id = i.id and ie.touched), '[]') as entities
    from incident i join municipality m on m.id = i.municipality_id
    left join account r on r.id = i.reporter_id left join account o on o.id = i.owner_id
    left join incident_category c on c.id = i.category_id
    where ${narrowed(filter)} order by i.year, i.number`.execute(tx.q);
  return found.rows;
}

/** The timelines of those incidents, each in the order of its facts. One query. */
export async function listWholeTimelines(tx: ActorTx, filter: IncidentFilter): Promise<ExportedLine[]> {
  const found = await sql<ExportedLine>`
    select e.incident_id as "incidentId", e.id, e.kind, e.happened_at as "happenedAt", e.text,
      e.decided_by as "decidedBy", e.detail, e.corrects_id as "correctsId", e.at, a.name as by
    from incident i join timeline_entry e on e.incident_id = i.id left join account a on a.id = e.by_id
    where ${narrowed(filter)} order by i.year, i.number, e.happened_at, e.id`.execute(tx.q);
  return found.rows;
}

/** The tasks of those incidents. One query. */
export async function listWholeTasks(tx: ActorTx, filter: IncidentFilter): Promise<ExportedTask[]> {
  const found = await sql<ExportedTask>`
    select t.incident_id as "incidentId", t.title, t.due_at as "dueAt", a.name as assignee, t.done_at as "doneAt",
      d.name as "doneBy"
    from incident i join incident_task t on t.incident_id = i.id
    left join account a on a.id = t.assignee_id left join account d on d.id = t.done_by
    where ${narrowed(filter)} order by i.year, i.number, t.id`.execute(tx.q);
  return found.rows;
}

/** What hangs on those incidents in the other registers; what went to a controller is no notification. One query. */
export async function listBeside(tx: ActorTx, filter: IncidentFilter): Promise<ExportedBeside[]> {
  const found = await sql<ExportedBeside>`
    select i.id as "incidentId", i.withdrawn_at as "withdrawnAt",
      (select jsonb_build_object('year', v.year, 'number', v.number) from incident_event v where v.id = i.event_id) as event,
      (select count(*)::int from incident_evidence p where p.incident_id = i.id) as pieces,
      coalesce((select jsonb_agg(jsonb_build_object('year', b.year, 'number', b.number, 'entity', e.name,
          'notify', (select d.notify from breach_decision d where d.breach_id = b.id order by d.version desc limit 1),
          'notifiedAt', (select min(n.sent_at) from breach_notification n
            where n.breach_id = b.id and n.authority <> 'controller')) order by b.year, b.number)
        from breach b join entity e on e.id = b.entity_id where b.incident_id = i.id), '[]') as breaches,
      coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'entity', e.name, 'stages',
          coalesce((select jsonb_agg(jsonb_build_object('stage', s.stage, 'sentAt', s.sent_at) order by s.sent_at, s.id)
            from nis2_stage s where s.report_id = r.id), '[]')) order by r.id)
        from nis2_report r join entity e on e.id = r.entity_id where r.incident_id = i.id), '[]') as reports
    from incident i where ${narrowed(filter)}`.execute(tx.q);
  return found.rows;
}
