import { sql } from 'kysely';
import type { Query } from '#app/domain/search.ts';
import { patternOf } from '#app/domain/search.ts';
import type { SearchKind } from '#app/domain/search-kinds.ts';
import type { ActorTx } from '../connection.server.ts';

/** Rows of the large tables that have all words, the best first, per kind. */
export type FoundIds = ReadonlyMap<SearchKind, readonly number[]>;

/** Longer than this nobody waits for a list of results. */
const PATIENCE = '2000ms';

/**
 * The numbers of rows that have all words of a query. One query.
 * @param most at most so many of each kind.
 * @throws with code 57014 when it takes longer than a reader would wait.
 */
export async function findSearchIds(tx: ActorTx, query: Query, forgiving: boolean, most: number): Promise<FoundIds> {
  const words = JSON.stringify(query.words.map((word) => patternOf(word, forgiving)));
  await sql`select set_config('statement_timeout', ${PATIENCE}, true)`.execute(tx.q);
  const { rows } = await sql<{ kind: SearchKind; id: number }>`
    select kind, id from search_ids(${words}::jsonb, ${query.phrase}, ${most})`.execute(tx.q);
  return new Map(
    [...new Set(rows.map((row) => row.kind))].map((kind) => [
      kind,
      [...new Set(rows.filter((row) => row.kind === kind).map((row) => row.id))],
    ]),
  );
}

/** A row that was found, as its reader may see it, with what its address is made of. `total` counts all rows found. */
export interface FoundRow {
  id: number;
  total: number;
  title: string;
  /** Where the words were found; empty when that is the title. */
  text: string;
  /** Of what it is: the municipality, the checklist, the framework. */
  of: string;
  slug: string | null;
  checklist: number | null;
  code: string | null;
}

/** How the rows of each large kind are read, under the policies of their tables. `hit` holds the numbers in their order. */
const READERS = {
  answer: (language: string) => sql`
    select a.id, n.code || ' ' || ${titleOf('n', language)} as title, a.explanation as text,
      m.name || ' · ' || c.title as of, m.slug, c.id as checklist, n.code
    from hit join answer a on a.id = hit.id join checklist c on c.id = a.checklist_id
    join framework_node n on n.id = a.node_id join municipality m on m.id = a.municipality_id`,
  remark: (language: string) => sql`
    select v.id, n.code || ' ' || ${titleOf('n', language)} as title, v.remark as text,
      m.name || ' · ' || c.title as of, m.slug, c.id as checklist, n.code
    from hit join verdict v on v.id = hit.id join answer a on a.id = v.answer_id
    join checklist c on c.id = v.checklist_id
    join framework_node n on n.id = a.node_id join municipality m on m.id = v.municipality_id`,
  checklist: () => sql`
    select c.id, c.title, '' as text, m.name as of, m.slug, c.id as checklist, null as code
    from hit join checklist c on c.id = hit.id join municipality m on m.id = c.municipality_id`,
  evidence: () => sql`
    select e.id, e.title,
      coalesce((select string_agg(distinct f.file_name, ', ') from evidence_file f where f.evidence_id = e.id), '') as text, m.name as of, m.slug, u.checklist, u.code
    from hit join evidence e on e.id = hit.id join municipality m on m.id = e.municipality_id
    left join lateral (
      select ae.checklist_id as checklist, n.code from answer_evidence ae join framework_node n on n.id = ae.node_id
      where ae.evidence_id = e.id and ae.removed_at is null order by ae.id desc limit 1) u on true`,
  requirement: (language: string) => sql`
    select n.framework_id as id, n.code || ' ' || ${titleOf('n', language)} as title,
      case when ${language} = 'en' then coalesce(n.help_en, '') || ' ' || n.title_nl || ' ' || coalesce(n.help_nl, '')
        else coalesce(n.help_nl, '') || ' ' || n.title_en || ' ' || coalesce(n.help_en, '') end as text,
      ${titleOf('f', language)} as of, null as slug, null::integer as checklist, n.code
    from hit join framework_node n on n.id = hit.id join framework f on f.id = n.framework_id`,
} as const;

/** The kinds that are too many to read whole. */
export type LargeKind = keyof typeof READERS;
export const LARGE_KINDS = Object.keys(READERS) as LargeKind[];

/** The rows behind numbers that were found, in their order, as the policies let the actor see them. One query. */
export async function readFound(
  tx: ActorTx,
  kind: LargeKind,
  ids: readonly number[],
  limit: number,
): Promise<FoundRow[]> {
  const { rows } = await sql<FoundRow>`
    with hit as (select id, place from unnest(${ids}::integer[]) with ordinality as found(id, place))
    select seen.*, count(*) over ()::integer as total
    from (${READERS[kind](tx.actor.language)} order by hit.place) seen limit ${limit}`.execute(tx.q);
  return rows;
}

/** What there is little enough of to read whole and compare here. */
export interface SmallRow {
  kind: SearchKind;
  id: number;
  title: string;
  text: string;
  of: string;
  slug: string | null;
  municipalityId: number | null;
}

/** Municipalities with their entities, contacts, campaigns and frameworks that the actor may see. One query. */
export async function listSmallRows(tx: ActorTx): Promise<SmallRow[]> {
  const { language } = tx.actor;
  const { rows } = await sql<SmallRow>`
    select 'municipality' as kind, m.id, m.name as title,
      coalesce((select string_agg(e.name || coalesce(' ' || e.kbo, ''), ', ' order by e.id) from entity e
        where e.municipality_id = m.id), '') as text, '' as of, m.slug, m.id as "municipalityId" from municipality m
    union all
    select 'person', min(p.id), p.name, p.email, m.name, m.slug, m.id from (
      select f.id, f.municipality_id, f.name, f.email from person_function f
        where f.until_on is null or f.until_on >= app_today()
      union all
      select s.id, s.municipality_id, a.name, a.email from membership s join account a on a.id = s.account_id
        where s.suspended_at is null and (s.until_on is null or s.until_on >= app_today())
    ) p join municipality m on m.id = p.municipality_id group by m.id, m.name, m.slug, p.name, p.email
    union all
    select 'campaign', c.id, c.title, c.instructions, '', null, null from campaign c
    union all
    select * from (select distinct on (f.service_id, f.code, f.edition) 'framework', f.id,
        ${titleOf('f', language)}, f.owner, '', null, null::integer
      from framework f order by f.service_id, f.code, f.edition, f.revision desc) newest`.execute(tx.q);
  return rows;
}

function titleOf(table: 'n' | 'f', language: string) {
  return sql.ref(`${table}.${language === 'en' ? 'title_en' : 'title_nl'}`);
}
