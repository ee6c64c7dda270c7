import { sql } from 'kysely';
import { NOTE_KINDS } from '#app/domain/incident.ts';
import type { ActorTx } from '../connection.server.ts';

/** The lines of a timeline: what people note, then what is told by itself of the incident and of what hangs on it. */
export const TIMELINE_KINDS = [
  ...NOTE_KINDS,
  'reported',
  'phase',
  'severity',
  'task',
  'dossier',
  'awareness',
  'assessment',
  'advice',
  'breach_decision',
  'notification',
  'persons',
  'notice',
  'nis2',
  'evidence',
  'event',
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** A line of a timeline. */
export interface TimelineLine {
  id: number;
  kind: TimelineKind;
  happenedAt: Date;
  text: string;
  decidedBy: string;
  detail: Record<string, string> | null;
  correctsId: number | null;
  /** The line that corrects this one, where there is one. */
  correctedBy: number | null;
  at: Date;
  by: string | null;
}

/** The timeline of an incident in the order of the facts. One query. */
export async function listTimeline(tx: ActorTx, incidentId: number): Promise<TimelineLine[]> {
  const rows = await sql<TimelineLine>`
    select e.id, e.kind, e.happened_at as "happenedAt", e.text, e.decided_by as "decidedBy", e.detail,
      e.corrects_id as "correctsId", (select max(x.id) from timeline_entry x
        where x.incident_id = e.incident_id and x.corrects_id = e.id) as "correctedBy", e.at, a.name as by
    from timeline_entry e left join account a on a.id = e.by_id
    where e.incident_id = ${incidentId} order by e.happened_at, e.id`.execute(tx.q);
  return rows.rows;
}

export interface NewTimelineEntry {
  incidentId: number;
  municipalityId: number;
  kind: TimelineKind;
  happenedAt: Date;
  text?: string;
  decidedBy?: string;
  detail?: Record<string, string>;
  correctsId?: number | null;
}

/** Adds a line to a timeline. Nothing ever changes or removes one. @returns its id. */
export async function insertTimelineEntry(tx: ActorTx, entry: NewTimelineEntry): Promise<number> {
  const { id } = await tx.q
    .insertInto('timeline_entry')
    .values(rowOf(tx, entry))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** As `insertTimelineEntry`, for who may add a line and not read it: somebody confined to one entity. */
export async function addTimelineLine(tx: ActorTx, entry: NewTimelineEntry): Promise<void> {
  await tx.q.insertInto('timeline_entry').values(rowOf(tx, entry)).execute();
}

function rowOf(tx: ActorTx, entry: NewTimelineEntry) {
  return {
    service_id: tx.actor.serviceId,
    municipality_id: entry.municipalityId,
    incident_id: entry.incidentId,
    kind: entry.kind,
    happened_at: entry.happenedAt,
    text: entry.text ?? '',
    decided_by: entry.decidedBy ?? '',
    detail: entry.detail ? JSON.stringify(entry.detail) : null,
    corrects_id: entry.correctsId ?? null,
    at: tx.now,
    by_id: tx.actor.accountId,
  };
}

/** Whether a line stands in this incident's timeline and may be corrected: one that a person wrote. */
export async function isCorrectable(tx: ActorTx, incidentId: number, entryId: number): Promise<boolean> {
  const row = await tx.q
    .selectFrom('timeline_entry')
    .where('incident_id', '=', incidentId)
    .where('id', '=', entryId)
    .where('kind', 'in', ['fact', 'decision', 'communication'])
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}
