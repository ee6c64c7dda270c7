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
  /** What it started from, else the checklist before it, else that of the edition before. */
  beforeId: number | null;
  /** That one is of an earlier edition. */
  across: boolean;
}

/** A municipality with what it answered, now and the year before, under the codes of this edition. */
export interface MatrixAnswers extends MatrixMunicipality {
  unasked: string[];
  answers: MatrixAnswer[];
  before: MatrixAnswer[];
}
/** Code, choice, documentation, implementation, and 1 for one that waits for its reviewer: a matrix has thousands of these, so their names are left out. */
export type MatrixAnswer = [string, AnswerValues['choice'], AnswerValues['doc'], AnswerValues['impl'], 1?];

/** What a checklist has, by the ids of requirements; and what was judged of the answers that wait. */
interface AnswersRow {
  id: number;
  unasked: number[];
  answers: StoredAnswer[];
  before: StoredAnswer[];
  /** Id and version of the answers with a verdict. */
  judged: [number, number][];
}
/** Node, choice, documentation, implementation; id and version only where the checklist was handed in. */
type StoredAnswer = [number, MatrixAnswer[1], MatrixAnswer[2], MatrixAnswer[3], number?, number?];

interface MatrixAsked {
  framework: string;
  /** The edition before it. */
  earlier: string | null;
  campaign: number | null;
}

/** The municipalities with their newest checklist of a framework, or that of one campaign. One query. */
export async function listMatrixMunicipalities(tx: ActorTx, asked: MatrixAsked): Promise<MatrixMunicipality[]> {
  const found = await sql<MatrixMunicipality>`
    with newest as materialized (
      select c.id, c.municipality_id, c.campaign_id, c.launched_at, c.level, c.phase,
        coalesce((select p.id from checklist p where p.id = c.previous_id
          and p.framework_id in (select id from framework where code = ${asked.framework})),
        lead(c.id) over newest) as before_id, row_number() over newest as age
      from checklist c join framework f on f.id = c.framework_id and f.code = ${asked.framework}
      window newest as (partition by c.municipality_id order by c.launched_at desc, c.id desc)
    )
    select m.slug, m.name, n.id as "checklistId", n.level, n.phase, coalesce(s.answered, 0) as answered, s.target,
      coalesce(n.before_id, p.id) as "beforeId", n.before_id is null and p.id is not null as across
    from newest n join municipality m on m.id = n.municipality_id
    left join lateral (select p.id from checklist p
      join framework g on g.id = p.framework_id and g.code = ${asked.earlier}
      where n.before_id is null and p.municipality_id = n.municipality_id and p.launched_at < n.launched_at
      order by p.launched_at desc, p.id desc limit 1) p on true
    left join lateral (select o.answered, (o.score ->> 'target')::float8 as target from checklist_score o
      where o.checklist_id = n.id) s on true
    where m.ended_on is null and ${asked.campaign === null ? sql`n.age = 1` : sql`n.campaign_id = ${asked.campaign}`}
    order by m.name, n.id`.execute(tx.q);
  return found.rows;
}

/**
 * The shared answers of some checklists and those of the year before, of which, under an earlier edition, only
 * requirements count that the mapping calls equal, one to one. Two queries.
 *
 * Under row security the planner takes every table for a few rows and would join thousands of answers pair by pair, so
 * each checklist looks up its own by an index, and codes are put beside their ids here.
 */
export async function listMatrixAnswers(
  tx: ActorTx,
  asked: MatrixAsked,
  municipalities: readonly MatrixMunicipality[],
): Promise<MatrixAnswers[]> {
  const codes = await listCodes(tx, asked);
  const answersOf = (checklist: 'k.id' | 'k.before_id', more: string) => sql`coalesce((
    select json_agg(json_build_array(a.node_id, a.choice, a.doc, a.impl${sql.raw(more)})) from answer a
    where a.checklist_id = ${sql.ref(checklist)} and a.entity_id is null and not a.withdrawn), '[]')`;
  const found = await sql<AnswersRow>`
    select k.id, c.unasked, ${answersOf('k.before_id', '')} as before,
      case c.phase when 'submitted' then ${answersOf('k.id', ', a.id, a.version')} else ${answersOf('k.id', '')} end
        as answers,
      case c.phase when 'submitted' then coalesce((select json_agg(json_build_array(v.answer_id, v.answer_version))
        from verdict v where v.checklist_id = k.id), '[]') else '[]' end as judged
    from unnest(${municipalities.map(({ checklistId }) => checklistId)}::integer[],
      ${municipalities.map(({ beforeId }) => beforeId)}::integer[]) as k (id, before_id)
    cross join lateral (select unasked, phase from checklist where id = k.id offset 0) c`.execute(tx.q);
  const byChecklist = new Map(found.rows.map((row) => [row.id, row]));
  return municipalities.flatMap((each) => {
    const row = byChecklist.get(each.checklistId);
    return row ? [{ ...each, ...withCodes(row, codes) }] : [];
  });
}

/** The codes behind the ids of requirements, those of the edition before under the codes that the mapping calls equal. */
async function listCodes(tx: ActorTx, asked: MatrixAsked): Promise<Map<number, string>> {
  const found = await sql<{ id: number; code: string }>`
    with equal as materialized (
      select to_code, min(from_code) as from_code from framework_mapping
      where from_framework = ${asked.earlier} and to_framework = ${asked.framework} and relation = 'equal'
      group by to_code having count(distinct from_code) = 1
    )
    select n.id, n.code from framework_node n join framework f on f.id = n.framework_id
    where f.code = ${asked.framework} and n.kind = 'requirement'
    union all
    select n.id, x.to_code from framework_node n join framework f on f.id = n.framework_id
    join equal x on x.from_code = n.code
    where f.code = ${asked.earlier} and n.kind = 'requirement'`.execute(tx.q);
  return new Map(found.rows.map(({ id, code }) => [id, code]));
}

function withCodes(row: AnswersRow, codes: ReadonlyMap<number, string>) {
  const done = new Set(row.judged.map((each) => each.join()));
  const named = ([node, choice, doc, impl, id, version]: StoredAnswer): MatrixAnswer[] => {
    const code = codes.get(node);
    if (code === undefined) return [];
    const waits = id !== undefined && !done.has(`${id},${version}`);
    return [waits ? [code, choice, doc, impl, 1] : [code, choice, doc, impl]];
  };
  return {
    unasked: row.unasked.flatMap((node) => codes.get(node) ?? []),
    answers: row.answers.flatMap(named),
    before: row.before.flatMap(named),
  };
}
