import { sql } from 'kysely';
import type { ActorTx } from '../connection.server.ts';
import { OFFICIAL } from './framework-texts.server.ts';

export interface FrameworkLevel {
  code: string;
  title: { nl: string; en: string };
}

/** A framework as the library lists it; only its newest revision, for older ones live on in what was started with them. */
export interface FrameworkEntry {
  id: number;
  code: string;
  edition: string;
  revision: number;
  titleNl: string;
  titleEn: string;
  owner: string;
  sourceNote: string;
  verified: boolean;
  /** Made by the service of the reader. */
  own: boolean;
  scale: 'maturity' | 'compliance';
  levels: FrameworkLevel[];
  thresholds: Record<string, { key_measure: number; category: number | null; total: number }> | null;
  notApplicable: Record<string, { max: number; value: number }> | null;
  /** Requirements and key measures per level, in the order of `levels`. */
  counts: { level: string; requirements: number; keyMeasures: number }[];
}

/** The frameworks of the library, or the one with this number. One query. */
export async function listFrameworks(tx: ActorTx, id?: number): Promise<FrameworkEntry[]> {
  const rows = await tx.q
    .selectFrom('framework as f')
    .$if(id !== undefined, (q) => q.where('f.id', '=', id ?? 0))
    .$if(id === undefined, (q) =>
      q.where(
        sql<boolean>`not exists (select 1 from framework n where n.code = f.code and n.edition = f.edition
          and n.service_id is not distinct from f.service_id and n.revision > f.revision)`,
      ),
    )
    .orderBy('f.scale', 'desc')
    .orderBy('f.code')
    .select(['f.id', 'f.code', 'f.edition', 'f.revision', 'f.title_nl as titleNl', 'f.title_en as titleEn', 'f.owner'])
    .select(sql<boolean>`f.service_id is not null`.as('own'))
    .select(['f.source_note as sourceNote', 'f.verified', 'f.scale', 'f.levels', 'f.thresholds'])
    .select(['f.not_applicable as notApplicable'])
    .select(
      sql<FrameworkEntry['counts']>`(select json_agg(json_build_object('level', l.code, 'requirements', l.n,
          'keyMeasures', l.k) order by l.at)
        from (select e.at, e.level ->> 'code' as code, count(n.id) as n,
            count(n.id) filter (where e.level ->> 'code' = any (n.key_levels)) as k
          from jsonb_array_elements(f.levels) with ordinality as e(level, at)
          left join framework_node n on n.framework_id = f.id and n.kind = 'requirement'
            and e.level ->> 'code' = any (n.levels)
          group by e.at, e.level) l)`.as('counts'),
    )
    .execute();
  return rows as unknown as FrameworkEntry[];
}

/** A heading or a requirement, in reading order, with the words of both languages. */
export interface LibraryNode {
  id: number;
  kind: 'function' | 'category' | 'subcategory' | 'section' | 'requirement';
  code: string;
  parent: string | null;
  titleNl: string;
  titleEn: string;
  helpNl: string | null;
  helpEn: string | null;
  evidenceNl: string | null;
  evidenceEn: string | null;
  levels: string[];
  keyLevels: string[];
  naLevels: string[];
  management: boolean;
  weight: number;
  /** The text for which the reader's service holds a licence. */
  officialNl: string | null;
  officialEn: string | null;
  measureNl: string | null;
  measureEn: string | null;
  appliesTo: string[];
  regimes: string[];
  followsCode: string | null;
  followsOn: string[];
}

/** Everything that a framework holds, in its order. One query. */
export async function listLibraryNodes(tx: ActorTx, frameworkId: number): Promise<LibraryNode[]> {
  return tx.q
    .selectFrom('framework_node as n')
    .innerJoin('framework as f', 'f.id', 'n.framework_id')
    .leftJoin('framework_text as t', (join) =>
      join.onRef('t.framework_code', '=', 'f.code').onRef('t.code', '=', 'n.code'),
    )
    .where('n.framework_id', '=', frameworkId)
    .orderBy('n.position')
    .select(['n.id', 'n.kind', 'n.code', 'n.parent_code as parent'])
    .select(OFFICIAL)
    .select([
      'n.help_nl as helpNl',
      'n.help_en as helpEn',
      'n.evidence_nl as evidenceNl',
      'n.evidence_en as evidenceEn',
    ])
    .select(['n.levels', 'n.key_levels as keyLevels', 'n.na_levels as naLevels', 'n.management', 'n.weight'])
    .select(['n.measure_nl as measureNl', 'n.measure_en as measureEn', 'n.applies_to as appliesTo', 'n.regimes'])
    .select(['n.follows_code as followsCode', 'n.follows_on as followsOn'])
    .execute();
}

/** What touches a code of this framework in another one, and how sure that is. */
export interface MappedCode {
  code: string;
  otherFramework: string;
  otherId: number | null;
  otherFrameworkNl: string | null;
  otherFrameworkEn: string | null;
  otherCode: string;
  otherNl: string | null;
  otherEn: string | null;
  relation: 'equal' | 'intersect' | 'related';
  quality: 'official' | 'published' | 'derived' | 'own_judgement';
  status: string;
}

/** The mappings from and to a framework, each with the title at its other end. One query. */
export async function listMappings(tx: ActorTx, frameworkCode: string): Promise<MappedCode[]> {
  const found = await sql<MappedCode>`
    with ends as (
      select from_code as code, to_framework as other, to_code as other_code, relation, quality, status
        from framework_mapping where from_framework = ${frameworkCode}
      union all
      select to_code, from_framework, from_code, relation, quality, status
        from framework_mapping where to_framework = ${frameworkCode}
    ), newest as (
      select distinct on (code) id, code, title_nl, title_en from framework where service_id is null
      order by code, revision desc
    )
    select e.code, e.other as "otherFramework", f.id as "otherId", f.title_nl as "otherFrameworkNl",
      f.title_en as "otherFrameworkEn", e.other_code as "otherCode", n.title_nl as "otherNl", n.title_en as "otherEn",
      e.relation, e.quality, e.status
    from ends e
    left join newest f on f.code = e.other
    left join framework_node n on n.framework_id = f.id and n.code = e.other_code
    order by e.code, e.other, e.other_code`.execute(tx.q);
  return found.rows;
}

/**
 * Mapping lines of a framework of which an end is in no such framework, such as after a new revision: they are listed,
 * and have no effect, for everything that follows a mapping asks for both ends. One query.
 */
export async function listUnknownMappings(tx: ActorTx, frameworkCode: string): Promise<string[]> {
  const found = await sql<{ pair: string }>`
    with known as (
      select f.code as framework, n.code from (select distinct on (code) id, code from framework
        where service_id is null order by code, revision desc) f join framework_node n on n.framework_id = f.id
    )
    select distinct x.from_framework || ' ' || x.from_code || ' → ' || x.to_framework || ' ' || x.to_code as pair
    from framework_mapping x
    where (x.from_framework = ${frameworkCode} or x.to_framework = ${frameworkCode})
      and ((x.from_framework, x.from_code) not in (select framework, code from known)
        or (x.to_framework, x.to_code) not in (select framework, code from known))
    order by 1`.execute(tx.q);
  return found.rows.map((row) => row.pair);
}

/** The newest revision of an own framework with this code; null before it was published. One query. */
export async function findNewestOwn(tx: ActorTx, code: string): Promise<number | null> {
  const row = await tx.q
    .selectFrom('framework')
    .where('service_id', 'is not', null)
    .where('code', '=', code)
    .orderBy('id', 'desc')
    .select('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** All revisions of the framework to which this one belongs, the newest first. One query. */
export async function listRevisions(tx: ActorTx, id: number) {
  return tx.q
    .selectFrom('framework as f')
    .innerJoin('framework as here', (join) =>
      join
        .onRef('here.code', '=', 'f.code')
        .on(sql<boolean>`here.service_id is not distinct from f.service_id`)
        .on('here.id', '=', id),
    )
    .orderBy('f.id', 'desc')
    .select(['f.id', 'f.edition', 'f.revision'])
    .execute();
}
