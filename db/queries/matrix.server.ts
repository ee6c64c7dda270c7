import { sql } from 'kysely';
import type { AnswerValues, Phase } from '#app/domain/review.ts';
import type { ActorTx } from '../connection.server.ts';

/** A heading or a requirement of a framework, in its order. */
export interface MatrixNode {
  kind: string;
  code: string;
  parentCode: string | null;
  levels: string[];
  titleNl: string;
  titleEn: string;
}

/** All headings and requirements of a framework. One query. */
export async function listMatrixNodes(tx: ActorTx, frameworkId: number): Promise<MatrixNode[]> {
  return tx.q
    .selectFrom('framework_node')
    .where('framework_id', '=', frameworkId)
    .orderBy('position')
    .select(['kind', 'code', 'parent_code as parentCode', 'levels', 'title_nl as titleNl', 'title_en as titleEn'])
    .execute();
}

export interface MatrixMunicipality {
  slug: string;
  name: string;
  checklistId: number;
  level: string;
  phase: Phase;
  answered: number;
  target: number | null;
  unasked: string[];
  answers: MatrixAnswer[];
  before: MatrixAnswer[];
  /** Those before are of an earlier edition, under the codes of this one. */
  across: boolean;
}
/** Code, choice, documentation, implementation, and 1 for one that waits for its reviewer: a matrix has thousands of these, so their names are left out. */
export type MatrixAnswer = [string, AnswerValues['choice'], AnswerValues['doc'], AnswerValues['impl'], 1?];

/**
 * The municipalities with their newest checklist of a framework, or that of one campaign, each with its shared answers
 * and those of the year before: what it started from, else the checklist before it, else that of the edition before,
 * of which only requirements count that the mapping calls equal, one to one. One query.
 */
export async function listMatrixMunicipalities(
  tx: ActorTx,
  asked: { framework: string; earlier: string | null; campaign: number | null },
): Promise<MatrixMunicipality[]> {
  const found = await sql<MatrixMunicipality>`
    with kept as (
      select c.id, c.municipality_id, c.campaign_id, c.launched_at, c.level, c.phase, c.unasked, coalesce((select p.id from checklist p
          where p.id = c.previous_id and p.framework_id in (select id from framework where code = ${asked.framework})),
        lead(c.id) over newest) as before_id, row_number() over newest as age
      from checklist c join framework f on f.id = c.framework_id and f.code = ${asked.framework}
      window newest as (partition by c.municipality_id order by c.launched_at desc, c.id desc)
    ), shown as (
      select k.*, case when k.before_id is null then (select p.id from checklist p
          join framework g on g.id = p.framework_id and g.code = ${asked.earlier}
          where p.municipality_id = k.municipality_id and p.launched_at < k.launched_at
          order by p.launched_at desc, p.id desc limit 1) end as across_id
      from kept k where ${asked.campaign === null ? sql`k.age = 1` : sql`k.campaign_id = ${asked.campaign}`}
    ), judged as materialized (
      select v.answer_id, v.answer_version from verdict v
      where v.checklist_id in (select id from shown where phase = 'submitted') group by 1, 2
    ), equal as (
      select to_code, min(from_code) as from_code from framework_mapping
      where from_framework = ${asked.earlier} and to_framework = ${asked.framework} and relation = 'equal'
      group by to_code having count(distinct from_code) = 1
    ), crossed as (
      select k.id, json_agg(json_build_array(x.to_code, a.choice, a.doc, a.impl)) as answers
      from shown k join answer a on a.checklist_id = k.across_id and a.entity_id is null and not a.withdrawn
      join framework_node n on n.id = a.node_id join equal x on x.from_code = n.code
      group by k.id
    ), given as (
      select a.checklist_id, json_agg(json_build_array(n.code, a.choice, a.doc, a.impl,
        case when k.phase = 'submitted' and j.answer_id is null then 1 end)) as answers
      from answer a join framework_node n on n.id = a.node_id
      left join shown k on k.id = a.checklist_id
      left join judged j on j.answer_id = a.id and j.answer_version = a.version
      where a.entity_id is null and not a.withdrawn
        and a.checklist_id in (select id from shown union select before_id from shown)
      group by a.checklist_id
    )
    select m.slug, m.name, k.id as "checklistId", k.level, k.phase, coalesce(s.answered, 0) as answered,
      (s.score ->> 'target')::float8 as target, array(select n.code from framework_node n where n.id = any (k.unasked)) as unasked,
      coalesce(given.answers, '[]') as answers, coalesce(earlier.answers, crossed.answers, '[]') as before,
      k.across_id is not null as across
    from shown k join municipality m on m.id = k.municipality_id
    left join checklist_score s on s.checklist_id = k.id
    left join given on given.checklist_id = k.id
    left join given earlier on earlier.checklist_id = k.before_id
    left join crossed on crossed.id = k.id
    where m.ended_on is null
    order by m.name, k.id`.execute(tx.q);
  return found.rows;
}
