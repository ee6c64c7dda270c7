import { sql } from 'kysely';
import type { ScoredChecklist } from '#app/domain/overview.ts';
import type { ScoreSummary } from '#app/domain/score-summary.ts';
import type { ActorTx } from '../connection.server.ts';

/**
 * What a standing needs whole: per framework the newest checklist, and per level the newest two that were handed in, or
 * else have a score. Of all before them the two scores are enough, and years of whole summaries are not read.
 */
const NEEDED_WHOLE = sql<boolean>`(
  row_number() over (partition by c.municipality_id, f.code order by c.launched_at desc, c.id desc) = 1
  or row_number() over (partition by c.municipality_id, f.code, c.level order by
    (s.score -> 'own' ->> 'score' is not null) desc, (c.phase in ('submitted', 'accepted')) desc,
    c.launched_at desc, c.id desc) <= 2)`;

/** The checklists of these municipalities that the actor may see with their figures, the newest first. One query. */
export async function listScoredChecklists(tx: ActorTx, municipalities: readonly number[]): Promise<ScoredChecklist[]> {
  return tx.q
    .selectFrom('checklist as c')
    .innerJoin('municipality as m', 'm.id', 'c.municipality_id')
    .innerJoin('framework as f', 'f.id', 'c.framework_id')
    .leftJoin('checklist_score as s', 's.checklist_id', 'c.id')
    .where(sql<boolean>`c.municipality_id = any (${municipalities}::integer[])`)
    .orderBy('c.launched_at', 'desc')
    .orderBy('c.id', 'desc')
    .select([
      'c.id',
      'c.municipality_id as municipalityId',
      'm.slug',
      'm.name as municipality',
      'f.code as framework',
      'f.id as frameworkId',
      'f.title_nl as frameworkNl',
      'f.title_en as frameworkEn',
      'f.scale',
      'c.title',
      'c.level',
      'c.phase',
      'c.due_on as dueOn',
      'c.launched_at as launchedAt',
      'c.decided_at as decidedAt',
      'c.submitted_at as submittedAt',
      's.last_answer_at as lastAnswerAt',
      sql<number>`coalesce(s.answered, 0)`.as('answered'),
      sql<number>`coalesce(s.total, 0)`.as('total'),
      sql<number>`coalesce(s.to_review, 0)`.as('toReview'),
      sql<number>`coalesce(s.returned, 0)`.as('returned'),
      sql<number>`coalesce(s.exceptions, 0)`.as('exceptions'),
      sql<number | null>`(s.score -> 'own' ->> 'score')::float8`.as('score'),
      sql<number | null>`(s.score -> 'verified' ->> 'score')::float8`.as('verified'),
      sql<ScoreSummary | null>`case when s.score ? 'own' and ${NEEDED_WHOLE} then s.score end`.as('summary'),
    ])
    .execute();
}

/** A title of a framework's heading or requirement, in both languages. */
export interface NodeTitle {
  frameworkId: number;
  code: string;
  titleNl: string;
  titleEn: string;
}

/** The titles of some codes of some frameworks, in one query. */
export async function listTitles(
  tx: ActorTx,
  wanted: readonly { frameworkId: number; code: string }[],
): Promise<NodeTitle[]> {
  return tx.q
    .selectFrom('framework_node')
    .where(
      sql<boolean>`(framework_id, code) in (select * from unnest(${wanted.map((each) => each.frameworkId)}::integer[],
        ${wanted.map((each) => each.code)}::text[]))`,
    )
    .select(['framework_id as frameworkId', 'code', 'title_nl as titleNl', 'title_en as titleEn'])
    .execute();
}

/** Where an entity differs from the answer that all share, with the reason; over the checklists that are named. */
export async function listExceptions(tx: ActorTx, checklists: readonly number[]) {
  return tx.q
    .selectFrom('answer as a')
    .innerJoin('framework_node as n', 'n.id', 'a.node_id')
    .innerJoin('entity as e', 'e.id', 'a.entity_id')
    .where(sql<boolean>`a.checklist_id = any (${checklists}::integer[])`)
    .where('a.withdrawn', '=', false)
    .orderBy('a.checklist_id', 'desc')
    .orderBy('n.position')
    .orderBy('e.id')
    .select(['a.id', 'a.checklist_id as checklistId', 'n.code', 'n.title_nl as titleNl', 'n.title_en as titleEn'])
    .select(['e.name as entity', 'a.exception_reason as reason', 'a.choice', 'a.doc', 'a.impl'])
    .execute();
}
export type ExceptionLine = Awaited<ReturnType<typeof listExceptions>>[number];
