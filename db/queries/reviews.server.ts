import { sql } from 'kysely';
import type { AnswerValues, Outcome, Phase } from '#app/domain/review.ts';
import type { ScoreSummary } from '#app/domain/score-summary.ts';
import type { ActorTx } from '../connection.server.ts';

/** A checklist as its reviewer meets it. */
export interface ReviewHead {
  id: number;
  municipalityId: number;
  slug: string;
  municipality: string;
  title: string;
  level: string;
  phase: Phase;
  dueOn: string;
  submittedAt: Date | null;
  decidedAt: Date | null;
  assignee: string | null;
  frameworkId: number;
  frameworkNl: string;
  frameworkEn: string;
  scale: 'maturity' | 'compliance';
  /** The kept figures; empty as long as nobody answered. */
  score: Partial<ScoreSummary>;
}

/** A checklist of a municipality by its number; null when it is not the actor's, or of another municipality. */
export async function findReviewHead(tx: ActorTx, slug: string, checklistId: number): Promise<ReviewHead | null> {
  const row = await tx.q
    .selectFrom('checklist as c')
    .innerJoin('municipality as m', 'm.id', 'c.municipality_id')
    .innerJoin('framework as f', 'f.id', 'c.framework_id')
    .leftJoin('account as a', 'a.id', 'c.assignee_id')
    .leftJoin('checklist_score as s', 's.checklist_id', 'c.id')
    .where('m.slug', '=', slug)
    .where('c.id', '=', checklistId)
    .select([
      'c.id',
      'c.municipality_id as municipalityId',
      'm.slug',
      'm.name as municipality',
      'c.title',
      'c.level',
      'c.phase',
      'c.due_on as dueOn',
      'c.submitted_at as submittedAt',
      'c.decided_at as decidedAt',
      'a.name as assignee',
      'f.id as frameworkId',
      'f.title_nl as frameworkNl',
      'f.title_en as frameworkEn',
      'f.scale',
      sql<Partial<ScoreSummary>>`coalesce(s.score, '{}')`.as('score'),
    ])
    .executeTakeFirst();
  return row ?? null;
}

/** One requirement with its answer, or one exception of an entity to it, and the newest verdict on either. */
export interface ReviewLine {
  nodeId: number;
  code: string;
  titleNl: string;
  titleEn: string;
  keyMeasure: boolean;
  naAllowed: boolean;
  answerId: number | null;
  entityId: number | null;
  /** The entity's name, for an exception. */
  entity: string | null;
  version: number;
  answer: AnswerValues;
  explanation: string | null;
  verdictId: number | null;
  verdictVersion: number | null;
  outcome: Outcome | null;
  verified: AnswerValues;
}

/** Every requirement of a checklist in framework order, each followed by its exceptions; withdrawn ones are left out. */
export async function listReviewLines(tx: ActorTx, checklistId: number): Promise<ReviewLine[]> {
  const rows = await tx.q
    .selectFrom('checklist as c')
    .innerJoin('framework_node as n', 'n.framework_id', 'c.framework_id')
    .leftJoin('answer as a', (join) =>
      join.onRef('a.node_id', '=', 'n.id').on('a.checklist_id', '=', checklistId).on('a.withdrawn', '=', false),
    )
    .leftJoin(
      (q) =>
        q
          .selectFrom('verdict')
          .distinctOn('answer_id')
          .select(['id', 'answer_id', 'answer_version', 'outcome', 'choice', 'doc', 'impl'])
          .where('checklist_id', '=', checklistId)
          .orderBy('answer_id')
          .orderBy('id', 'desc')
          .as('v'),
      (join) => join.onRef('v.answer_id', '=', 'a.id'),
    )
    .leftJoin('entity as e', 'e.id', 'a.entity_id')
    .where('c.id', '=', checklistId)
    .where('n.kind', '=', 'requirement')
    .where(sql<boolean>`c.level = any (n.levels) and n.id <> all (c.unasked)`)
    .orderBy('n.position')
    .orderBy(sql`a.entity_id nulls first`)
    .select([
      'n.id as nodeId',
      'n.code',
      'n.title_nl as titleNl',
      'n.title_en as titleEn',
      sql<boolean>`c.level = any (n.key_levels)`.as('keyMeasure'),
      sql<boolean>`c.level = any (n.na_levels)`.as('naAllowed'),
      'a.id as answerId',
      'a.entity_id as entityId',
      'e.name as entity',
      'a.version',
      'a.choice',
      'a.doc',
      'a.impl',
      'a.explanation',
      'v.id as verdictId',
      'v.answer_version as verdictVersion',
      'v.outcome',
      'v.choice as vChoice',
      'v.doc as vDoc',
      'v.impl as vImpl',
    ])
    .execute();
  return rows.map(({ choice, doc, impl, vChoice, vDoc, vImpl, version, ...line }) => ({
    ...line,
    version: version ?? 0,
    answer: { choice, doc, impl },
    verified: { choice: vChoice, doc: vDoc, impl: vImpl },
  }));
}

/** How a checklist was handed over so far, the newest first. */
export async function listHandOvers(tx: ActorTx, checklistId: number) {
  return tx.q
    .selectFrom('checklist_step as s')
    .leftJoin('account as a', 'a.id', 's.by_id')
    .where('s.checklist_id', '=', checklistId)
    .orderBy('s.id', 'desc')
    .limit(20)
    .select(['s.id', 's.kind', 's.remark', 's.at', 'a.name as by'])
    .execute();
}
export type HandOver = Awaited<ReturnType<typeof listHandOvers>>[number];
