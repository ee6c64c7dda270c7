import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { hasOneScore } from '#app/domain/answer.ts';
import type { AnswerValues, Outcome } from '#app/domain/review.ts';
import type { ActorTx } from '../connection.server.ts';
import { OFFICIAL } from './framework-texts.server.ts';
import { isOpenTo } from './handed.server.ts';

/** A checklist as every page about it needs it: whose, what, by when, by whom, how far. */
export type ChecklistHead = Awaited<ReturnType<typeof listChecklists>>[number];

/** The checklists of one municipality that the actor may see, the newest first. One query. */
export async function listChecklists(tx: ActorTx, slug: string) {
  return heads(tx).where('m.slug', '=', slug).orderBy('c.launched_at', 'desc').orderBy('c.id', 'desc').execute();
}

/** One checklist at its address; null when it is not the actor's, or of another municipality. */
export async function findChecklist(tx: ActorTx, slug: string, checklistId: number): Promise<ChecklistHead | null> {
  const row = await heads(tx).where('m.slug', '=', slug).where('c.id', '=', checklistId).executeTakeFirst();
  return row ?? null;
}

function heads(tx: ActorTx) {
  return tx.q
    .selectFrom('checklist as c')
    .innerJoin('municipality as m', 'm.id', 'c.municipality_id')
    .innerJoin('framework as f', 'f.id', 'c.framework_id')
    .leftJoin('account as a', 'a.id', 'c.assignee_id')
    .leftJoin('checklist_score as s', 's.checklist_id', 'c.id')
    .select((eb) => [
      'c.id',
      'c.municipality_id as municipalityId',
      'm.slug',
      'm.name as municipality',
      'c.title',
      'c.level',
      'c.unasked',
      'c.phase',
      'c.due_on as dueOn',
      'c.instructions',
      'c.launched_at as launchedAt',
      'c.submitted_at as submittedAt',
      'c.decided_at as decidedAt',
      'c.assignee_id as assigneeId',
      'a.name as assignee',
      'c.framework_id as frameworkId',
      'f.code as framework',
      'f.title_nl as frameworkNl',
      'f.title_en as frameworkEn',
      'f.scale',
      's.last_answer_at as lastAnswerAt',
      sql<number>`coalesce(s.total, 0)`.as('total'),
      sql<number>`coalesce(s.answered, 0)`.as('answered'),
      sql<number>`coalesce(s.returned, 0)`.as('returned'),
      jsonArrayFrom(
        eb
          .selectFrom('checklist_entity as ce')
          .innerJoin('entity as e', 'e.id', 'ce.entity_id')
          .whereRef('ce.checklist_id', '=', 'c.id')
          .orderBy('e.id')
          .select(['e.id', 'e.kind', 'e.name']),
      ).as('entities'),
    ]);
}

/** A heading or a requirement of a checklist, with what is kept beside it. Codes and titles are the framework's. */
export type ContentsLine = Omit<Awaited<ReturnType<typeof readContents>>[number], 'exceptions'> & {
  exceptions: (AnswerValues & { entityId: number; explanation: string; outcome: Outcome | null })[];
};

/**
 * Everything that a checklist asks, in framework order and with its headings; per requirement its shared answer, the
 * newest verdict on that, and how much stands beside it. One query.
 */
export async function listContents(tx: ActorTx, checklist: ContentsOf): Promise<ContentsLine[]> {
  // jsonArrayFrom cannot know that text columns of digits stay text.
  return (await readContents(tx, checklist)) as unknown as ContentsLine[];
}

type ContentsOf = Pick<ChecklistHead, 'id' | 'frameworkId' | 'level' | 'unasked'>;

function asked({ level, unasked }: Pick<ChecklistHead, 'level' | 'unasked'>) {
  return sql<boolean>`${level} = any (n.levels) and n.id <> all (${unasked}::integer[])`;
}

async function readContents(tx: ActorTx, checklist: ContentsOf) {
  return tx.q
    .selectFrom('framework_node as n')
    .leftJoin('answer as a', (join) =>
      join.onRef('a.node_id', '=', 'n.id').on('a.checklist_id', '=', checklist.id).on('a.entity_id', 'is', null),
    )
    .where('n.framework_id', '=', checklist.frameworkId)
    .where((eb) => eb.or([eb('n.kind', '<>', 'requirement'), asked(checklist)]))
    .orderBy('n.position')
    .select(['n.id', 'n.kind', 'n.code', 'n.parent_code as parent', 'n.title_nl as titleNl', 'n.title_en as titleEn'])
    .select(['a.choice', 'a.doc', 'a.impl', 'a.explanation', 'a.version'])
    .select((eb) => [
      sql<boolean>`${checklist.level} = any (n.key_levels)`.as('keyMeasure'),
      eb
        .selectFrom('verdict as v')
        .where('v.checklist_id', '=', checklist.id)
        .whereRef('v.answer_id', '=', 'a.id')
        .whereRef('v.answer_version', '=', 'a.version')
        .orderBy('v.id', 'desc')
        .limit(1)
        .select('v.outcome')
        .as('outcome'),
      sql<number>`(select count(*)::integer from answer_evidence ae where ae.checklist_id = ${checklist.id}
        and ae.node_id = n.id and ae.removed_at is null)`.as('evidence'),
      jsonArrayFrom(
        eb
          .selectFrom('answer as x')
          .where('x.checklist_id', '=', checklist.id)
          .whereRef('x.node_id', '=', 'n.id')
          .where('x.entity_id', 'is not', null)
          .where('x.withdrawn', '=', false)
          .select(['x.entity_id as entityId', 'x.choice', 'x.doc', 'x.impl', 'x.explanation'])
          .select((inner) =>
            inner
              .selectFrom('verdict as v')
              .where('v.checklist_id', '=', checklist.id)
              .whereRef('v.answer_id', '=', 'x.id')
              .whereRef('v.answer_version', '=', 'x.version')
              .orderBy('v.id', 'desc')
              .limit(1)
              .select('v.outcome')
              .as('outcome'),
          ),
      ).as('exceptions'),
    ])
    .execute();
}

/** A question with its words, its place among the others, and what the framework says of it. */
export type QuestionWords = NonNullable<Awaited<ReturnType<typeof findQuestionWords>>>;

/** The words of one requirement and its place in the row; null when the checklist does not ask it. One query. */
export async function findQuestionWords(
  tx: ActorTx,
  checklist: Pick<ChecklistHead, 'frameworkId' | 'level' | 'unasked' | 'framework'>,
  code: string,
) {
  const row = await tx.q
    .with('asked', (q) =>
      q
        .selectFrom('framework_node as n')
        .where('framework_id', '=', checklist.frameworkId)
        .where('kind', '=', 'requirement')
        .where(asked(checklist))
        .selectAll()
        .select([
          sql<number>`(row_number() over (order by position))::integer`.as('number'),
          sql<number>`(count(*) over ())::integer`.as('of'),
          sql<string | null>`lag(code) over (order by position)`.as('previous'),
          sql<string | null>`lead(code) over (order by position)`.as('next'),
        ]),
    )
    .selectFrom('asked as n')
    .leftJoin('framework_node as p', (join) =>
      join.onRef('p.framework_id', '=', 'n.framework_id').onRef('p.code', '=', 'n.parent_code'),
    )
    .leftJoin('framework_text as t', (join) =>
      join.onRef('t.code', '=', 'n.code').on('t.framework_code', '=', checklist.framework),
    )
    .where('n.code', '=', code)
    .select(['n.id as nodeId', 'n.code', 'n.number', 'n.of', 'n.previous', 'n.next', 'n.management'])
    .select([
      ...OFFICIAL,
      'n.help_nl as helpNl',
      'n.help_en as helpEn',
      'n.measure_nl as measureNl',
      'n.measure_en as measureEn',
    ])
    .select(['n.evidence_nl as evidenceNl', 'n.evidence_en as evidenceEn'])
    .select(['p.code as parent', 'p.title_nl as parentNl', 'p.title_en as parentEn'])
    .select([
      sql<boolean>`${checklist.level} = any (n.na_levels)`.as('naAllowed'),
      sql<boolean>`${checklist.level} = any (n.key_levels)`.as('keyMeasure'),
    ])
    .executeTakeFirst();
  return row ? { ...row, oneScore: hasOneScore(checklist.framework) } : null;
}

/** The questions before and after one, of those that the actor sees; null at either end. One query. */
export async function findNeighbours(tx: ActorTx, checklistId: number, code: string) {
  const found = await sql<{ previous: string | null; next: string | null }>`
    select previous, next from (
      select n.code, lag(n.code) over (order by n.position) as previous, lead(n.code) over (order by n.position) as next
      from checklist c join framework_node n on n.framework_id = c.framework_id and n.kind = 'requirement'
        and c.level = any (n.levels) and n.id <> all (c.unasked)
      where c.id = ${checklistId} and ${isOpenTo(tx, 'n.id')}) as asked
    where code = ${code}`.execute(tx.q);
  return found.rows[0] ?? null;
}

export { type ChecklistStepLine, listSteps } from './checklist-steps.server.ts';
