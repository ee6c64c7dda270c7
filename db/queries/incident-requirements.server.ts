import { sql } from 'kysely';
import type { IncidentPhase } from '#app/domain/incident.ts';
import { escapeLike } from '#app/domain/search.ts';
import type { ActorTx } from '../connection.server.ts';

/** A requirement that an incident may have to do with, and the framework that asks it. */
export interface AboutRequirement {
  nodeId: number;
  code: string;
  titleNl: string;
  titleEn: string;
  frameworkNl: string;
  frameworkEn: string;
  /** A checklist of the municipality that asks it, the newest; null when none does any more. */
  checklistId: number | null;
}

const SHOWN = sql`n.id as "nodeId", n.code, n.title_nl as "titleNl", n.title_en as "titleEn",
  f.title_nl as "frameworkNl", f.title_en as "frameworkEn"`;

/** The requirements that an incident is linked to, by framework and in reading order. One query. */
export async function listLinkedRequirements(tx: ActorTx, incidentId: number): Promise<AboutRequirement[]> {
  const found = await sql<AboutRequirement>`
    select ${SHOWN}, (select max(c.id) from checklist c
      where c.framework_id = n.framework_id and c.municipality_id = r.municipality_id) as "checklistId"
    from incident_requirement r join framework_node n on n.id = r.node_id join framework f on f.id = n.framework_id
    where r.incident_id = ${incidentId} and r.linked
    order by f.code, f.edition, n.position`.execute(tx.q);
  return found.rows;
}

/** At most so many are offered; more words find fewer. */
export const OFFERED_MAX = 30;

/**
 * Requirements of the frameworks that the municipality's checklists ask, whose code or title has all words, in either
 * language; of a framework in its newest revision there, that of the newest checklist first. One query.
 * @param words at least one.
 */
export async function searchRequirements(
  tx: ActorTx,
  municipalityId: number,
  words: readonly string[],
): Promise<(AboutRequirement & { total: number })[]> {
  const patterns = words.map((word) => `%${escapeLike(word)}%`);
  const found = await sql<AboutRequirement & { total: number }>`
    with asked as (
      select distinct on (f.code, f.edition) f.id, f.code, f.edition, c.id as checklist_id
      from checklist c join framework f on f.id = c.framework_id where c.municipality_id = ${municipalityId}
      order by f.code, f.edition, f.revision desc, c.id desc
    )
    select ${SHOWN}, x.checklist_id as "checklistId", count(*) over ()::integer as total
    from asked x join framework f on f.id = x.id
    join framework_node n on n.framework_id = x.id and n.kind = 'requirement'
    where (n.code || ' ' || n.title_nl || ' ' || n.title_en) ilike all (${patterns}::text[])
    order by x.checklist_id desc, n.position limit ${sql.lit(OFFERED_MAX)}`.execute(tx.q);
  return found.rows;
}

/** The given requirements with their codes, and whether a checklist of the municipality asks them. One query. */
export async function listRequirementCodes(
  tx: ActorTx,
  municipalityId: number,
  nodeIds: readonly number[],
): Promise<{ nodeId: number; code: string; asked: boolean }[]> {
  const found = await sql<{ nodeId: number; code: string; asked: boolean }>`
    select n.id as "nodeId", n.code, exists (select 1 from checklist c
      where c.framework_id = n.framework_id and c.municipality_id = ${municipalityId}) as asked
    from framework_node n where n.id = any (${nodeIds}::integer[]) and n.kind = 'requirement'
    order by n.framework_id, n.position`.execute(tx.q);
  return found.rows;
}

/** Links an incident to requirements, or takes those links off. One statement. @returns which were not so already. */
export async function setRequirements(
  tx: ActorTx,
  incident: { id: number; municipalityId: number },
  nodeIds: readonly number[],
  linked: boolean,
): Promise<Set<number>> {
  const done = linked
    ? await sql<{ nodeId: number }>`
        insert into incident_requirement as r (incident_id, service_id, municipality_id, node_id, linked)
        select ${incident.id}, ${tx.actor.serviceId}, ${incident.municipalityId}, node, true
        from unnest(${nodeIds}::integer[]) as node
        on conflict (incident_id, node_id) do update set linked = true where not r.linked
        returning r.node_id as "nodeId"`.execute(tx.q)
    : await sql<{ nodeId: number }>`
        update incident_requirement set linked = false
        where incident_id = ${incident.id} and node_id = any (${nodeIds}::integer[]) and linked
        returning node_id as "nodeId"`.execute(tx.q);
  return new Set(done.rows.map(({ nodeId }) => nodeId));
}

/** An incident of a municipality, as it is named beside a requirement. */
export interface IncidentOfRequirement {
  year: number;
  number: number;
  title: string;
  phase: IncidentPhase;
}

/**
 * The incidents of a municipality that are linked to a requirement, in whatever revision of the same edition of its
 * framework, the newest first. Nobody without the register sees any. One query.
 */
export async function listIncidentsOf(
  tx: ActorTx,
  municipalityId: number,
  nodeId: number,
): Promise<IncidentOfRequirement[]> {
  const found = await sql<IncidentOfRequirement>`
    select i.year, i.number, i.title, i.phase
    from incident_requirement r join incident i on i.id = r.incident_id
    where r.municipality_id = ${municipalityId} and r.linked and i.withdrawn_at is null and r.node_id in (
      select s.id from framework_node n join framework f on f.id = n.framework_id
      join framework g on g.code = f.code and g.edition = f.edition and g.service_id is not distinct from f.service_id
      join framework_node s on s.framework_id = g.id and s.code = n.code
      where n.id = ${nodeId})
    order by i.year desc, i.number desc limit 20`.execute(tx.q);
  return found.rows;
}
