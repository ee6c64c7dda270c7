import { type SqlBool, sql } from 'kysely';
import type { IncidentPhase, IncidentSeverity, Ternary } from '#app/domain/incident.ts';
import type { Precision } from '#app/domain/partial-date.ts';
import type { ActorTx } from '../connection.server.ts';

/** An incident as a list shows it. */
export interface IncidentLine {
  id: number;
  year: number;
  number: number;
  slug: string;
  municipality: string;
  title: string;
  phase: IncidentPhase;
  /** Since when it is withdrawn from the event that it belonged to; it is closed then, and was never handled. */
  withdrawnAt: Date | null;
  severity: IncidentSeverity | null;
  categoryNl: string | null;
  categoryEn: string | null;
  personalData: Ternary;
  ongoing: Ternary;
  reportedAt: Date;
  reportedPrecision: Precision;
  owner: string | null;
  openTasks: number;
}

/** What a list of incidents is narrowed to; what is left out narrows nothing. */
export interface IncidentFilter {
  municipalityId?: number | undefined;
  state?: 'open' | 'closed' | IncidentPhase | undefined;
  year?: number | undefined;
  /** The code of a category, in whichever version. */
  category?: string | undefined;
  severity?: IncidentSeverity | undefined;
  text?: string | undefined;
}

export const INCIDENTS_PER_PAGE = 50;

/** A page of the incidents that the actor may see, the open and newest first, with how many there are. One query. */
export async function listIncidents(
  tx: ActorTx,
  filter: IncidentFilter,
  page = 1,
): Promise<{ lines: IncidentLine[]; total: number }> {
  const rows = await sql<IncidentLine & { total: number }>`
    select i.id, i.year, i.number, m.slug, m.name as municipality, i.title, i.phase, i.severity, i.withdrawn_at as "withdrawnAt",
      c.title_nl as "categoryNl", c.title_en as "categoryEn", i.personal_data as "personalData", i.ongoing,
      i.reported_at as "reportedAt", i.reported_precision as "reportedPrecision", o.name as owner,
      (select count(*)::int from incident_task t where t.incident_id = i.id and t.done_at is null) as "openTasks",
      count(*) over ()::int as total
    from incident i join municipality m on m.id = i.municipality_id
    left join incident_category c on c.id = i.category_id left join account o on o.id = i.owner_id
    where ${narrowed(filter)}
    order by i.phase = 'closed', i.reported_at desc, i.id desc
    limit ${INCIDENTS_PER_PAGE} offset ${(page - 1) * INCIDENTS_PER_PAGE}`.execute(tx.q);
  return { lines: rows.rows.map(({ total: _, ...line }) => line), total: rows.rows[0]?.total ?? 0 };
}

/** The condition of a filter, over `incident i`. */
export function narrowed(filter: IncidentFilter) {
  const { municipalityId, state, year, category, severity, text } = filter;
  const parts = [sql<SqlBool>`true`];
  if (municipalityId !== undefined) parts.push(sql<SqlBool>`i.municipality_id = ${municipalityId}`);
  if (state === 'open') parts.push(sql<SqlBool>`i.phase <> 'closed'`);
  else if (state !== undefined) parts.push(sql<SqlBool>`i.phase = ${state}`);
  if (year !== undefined) parts.push(sql<SqlBool>`i.year = ${year}`);
  if (category !== undefined)
    parts.push(sql<SqlBool>`i.category_id in (select k.id from incident_category k where k.code = ${category})`);
  if (severity !== undefined) parts.push(sql<SqlBool>`i.severity = ${severity}`);
  if (text) {
    const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    parts.push(sql<SqlBool>`(i.title ilike ${like} or i.description ilike ${like} or i.supplier ilike ${like}
      or i.systems ilike ${like} or register_code('INC', i.year, i.number) ilike ${like})`);
  }
  return sql.join(parts, sql` and `);
}

/** The years in which incidents were reported that the actor may see, the newest first. One query. */
export async function listIncidentYears(tx: ActorTx, municipalityId?: number): Promise<number[]> {
  const rows = await tx.q
    .selectFrom('incident')
    .$if(municipalityId !== undefined, (q) => q.where('municipality_id', '=', municipalityId as number))
    .select('year')
    .distinct()
    .orderBy('year', 'desc')
    .execute();
  return rows.map(({ year }) => year);
}

export interface IncidentCategory {
  id: number;
  titleNl: string;
  titleEn: string;
}

/** The categories to choose from, in the order in which the service made them. One query. */
export async function listCategories(tx: ActorTx): Promise<IncidentCategory[]> {
  const found = await sql<IncidentCategory>`
    select c.id, c.title_nl as "titleNl", c.title_en as "titleEn" from incident_category c where c.retired_at is null
    order by (select min(f.id) from incident_category f where f.code = c.code)`.execute(tx.q);
  return found.rows;
}

/** The categories to look for by their codes, in their latest words: those out of use too. One query. */
export async function listCategoryKinds(tx: ActorTx): Promise<{ code: string; titleNl: string; titleEn: string }[]> {
  const found = await sql<{ code: string; titleNl: string; titleEn: string }>`
    select distinct on (c.code) c.code, c.title_nl as "titleNl", c.title_en as "titleEn"
    from incident_category c order by c.code, c.version desc`.execute(tx.q);
  return found.rows;
}
