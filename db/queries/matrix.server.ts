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
}
/** Code, choice, documentation, implementation: a matrix has thousands of these, so their names are left out. */
export type MatrixAnswer = [string, AnswerValues['choice'], AnswerValues['doc'], AnswerValues['impl']];

/**
 * The municipalities with their newest checklist of a framework, or that of one campaign, each with its shared answers
 * and those of the year before: what it started from, else the checklist before it. One query.
 */
export async function listMatrixMunicipalities(
  tx: ActorTx,
  asked: { framework: string; campaign: number | null },
): Promise<MatrixMunicipality[]> {
  const found = await sql<MatrixMunicipality>`
    with kept as (
      select c.id, c.municipality_id, c.campaign_id, c.level, c.phase, c.unasked, coalesce((select p.id from checklist p
          where p.id = c.previous_id and p.framework_id in (select id from framework where code = ${asked.framework})),
        lead(c.id) over newest) as before_id, row_number() over newest as age
      from checklist c join framework f on f.id = c.framework_id and f.code = ${asked.framework}
      window newest as (partition by c.municipality_id order by c.launched_at desc, c.id desc)
    ), shown as (
      select * from kept k where ${asked.campaign === null ? sql`k.age = 1` : sql`k.campaign_id = ${asked.campaign}`}
    ), given as (
      select a.checklist_id, json_agg(json_build_array(n.code, a.choice, a.doc, a.impl)) as answers
      from answer a join framework_node n on n.id = a.node_id
      where a.entity_id is null and not a.withdrawn
        and a.checklist_id in (select id from shown union select before_id from shown)
      group by a.checklist_id
    )
    select m.slug, m.name, k.id as "checklistId", k.level, k.phase, coalesce(s.answered, 0) as answered,
      (s.score ->> 'target')::float8 as target, array(select n.code from framework_node n where n.id = any (k.unasked)) as unasked,
      coalesce(given.answers, '[]') as answers, coalesce(earlier.answers, '[]') as before
    from shown k join municipality m on m.id = k.municipality_id
    left join checklist_score s on s.checklist_id = k.id
    left join given on given.checklist_id = k.id
    left join given earlier on earlier.checklist_id = k.before_id
    where m.ended_on is null
    order by m.name, k.id`.execute(tx.q);
  return found.rows;
}
