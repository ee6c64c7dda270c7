import { localDate } from '#app/domain/dates.ts';
import type { ChecklistModel, ScoredAnswer, ScoreSummary } from '#app/domain/score-summary.ts';
import type { MaturityScore } from '#app/domain/scoring.ts';
import type { ComplianceAnswer } from '#app/domain/scoring-compliance.ts';
import { complianceModel, cyfunModel, type ScoringFramework, type ScoringNode } from '#app/domain/scoring-model.ts';
import type { ActorTx } from '../connection.server.ts';

/** Everything from which the figures of one checklist follow. */
export interface ScoringFacts {
  serviceId: number;
  municipalityId: number;
  model: ChecklistModel;
  own: ScoredAnswer[];
  verified: ScoredAnswer[];
  toReview: number;
  returned: number;
  exceptions: number;
  lastAnswerAt: Date | null;
}

/** Reads what one checklist's figures follow from; null when it is not the actor's. Three queries, whatever its size. */
export async function findScoringFacts(tx: ActorTx, checklistId: number): Promise<ScoringFacts | null> {
  const checklist = await tx.q
    .selectFrom('checklist')
    .innerJoin('framework', 'framework.id', 'checklist.framework_id')
    .select([
      'checklist.service_id',
      'checklist.municipality_id',
      'checklist.framework_id',
      'checklist.level',
      'framework.scale',
      'framework.thresholds',
      'framework.not_applicable',
      'framework.score_groups',
    ])
    .where('checklist.id', '=', checklistId)
    .executeTakeFirst();
  if (!checklist) return null;
  const model = await modelOf(tx, checklist.framework_id, checklist.level, checklist.scale, {
    thresholds: checklist.thresholds as ScoringFramework['thresholds'],
    not_applicable: checklist.not_applicable as ScoringFramework['not_applicable'],
    score_groups: checklist.score_groups as ScoringFramework['score_groups'],
  });
  const answers = await findAnswersWithVerdict(tx, checklistId);
  const live = answers.filter((answer) => !answer.withdrawn);
  const filled = live.filter((answer) => answer.choice !== null || answer.doc !== null || answer.impl !== null);
  return {
    serviceId: checklist.service_id,
    municipalityId: checklist.municipality_id,
    model,
    own: live.map((answer) => toScored(answer, answer)),
    verified: live
      .filter((answer) => answer.outcome !== null && answer.entity_id === null)
      .map((answer) => toScored(answer, verifiedValues(answer))),
    toReview: filled.filter((answer) => answer.outcome === null).length,
    returned: live.filter((answer) => answer.outcome === 'returned').length,
    exceptions: live.filter((answer) => answer.entity_id !== null).length,
    lastAnswerAt: answers.reduce<Date | null>(
      (last, answer) => (last === null || answer.updated_at > last ? answer.updated_at : last),
      null,
    ),
  };
}

async function modelOf(
  tx: ActorTx,
  frameworkId: number,
  level: string,
  scale: 'maturity' | 'compliance',
  rules: Omit<ScoringFramework, 'nodes'>,
): Promise<ChecklistModel> {
  const rows = await tx.q
    .selectFrom('framework_node')
    .select(['kind', 'code', 'parent_code as parent', 'levels', 'key_levels', 'na_levels', 'weight'])
    .where('framework_id', '=', frameworkId)
    .orderBy('position')
    .execute();
  const nodes: ScoringNode[] = rows;
  return scale === 'maturity'
    ? { scale, maturity: cyfunModel({ nodes, ...rules }, level) }
    : { scale, requirements: complianceModel(nodes, level) };
}

/** Each answer with the newest verdict on its present version, if any. */
async function findAnswersWithVerdict(tx: ActorTx, checklistId: number) {
  return tx.q
    .selectFrom('answer')
    .innerJoin('framework_node', 'framework_node.id', 'answer.node_id')
    .leftJoin(
      (q) =>
        q
          .selectFrom('verdict')
          .distinctOn('verdict.answer_id')
          .select(['answer_id', 'answer_version', 'outcome', 'choice', 'doc', 'impl'])
          .where('verdict.checklist_id', '=', checklistId)
          .orderBy('verdict.answer_id')
          .orderBy('verdict.id', 'desc')
          .as('judged'),
      (join) => join.onRef('judged.answer_id', '=', 'answer.id').onRef('judged.answer_version', '=', 'answer.version'),
    )
    .select([
      'framework_node.code',
      'answer.entity_id',
      'answer.choice',
      'answer.doc',
      'answer.impl',
      'answer.withdrawn',
      'answer.updated_at',
      'judged.outcome',
      'judged.choice as judged_choice',
      'judged.doc as judged_doc',
      'judged.impl as judged_impl',
    ])
    .where('answer.checklist_id', '=', checklistId)
    .execute();
}

type AnswerRow = Awaited<ReturnType<typeof findAnswersWithVerdict>>[number];

/** A verdict that names no values of its own stands for the answer's. */
function verifiedValues(answer: AnswerRow): Pick<AnswerRow, 'choice' | 'doc' | 'impl'> {
  return {
    choice: answer.judged_choice ?? answer.choice,
    doc: answer.judged_doc ?? answer.doc,
    impl: answer.judged_impl ?? answer.impl,
  };
}

function toScored(answer: AnswerRow, values: Pick<AnswerRow, 'choice' | 'doc' | 'impl'>): ScoredAnswer {
  return {
    code: answer.code,
    entityId: answer.entity_id,
    choice: values.choice as ComplianceAnswer,
    doc: toScore(values.doc),
    impl: toScore(values.impl),
    answeredOn: localDate(answer.updated_at),
  };
}

function toScore(text: string | null): MaturityScore {
  return text === null || text === 'na' ? text : (Number(text) as MaturityScore);
}

/** Keeps the figures of a checklist. */
export async function saveScore(
  tx: ActorTx,
  checklistId: number,
  facts: ScoringFacts,
  summary: ScoreSummary,
): Promise<void> {
  const row = {
    total: summary.own.total,
    answered: summary.own.answered,
    to_review: facts.toReview,
    returned: facts.returned,
    exceptions: facts.exceptions,
    score: JSON.stringify(summary),
    last_answer_at: facts.lastAnswerAt,
    computed_at: tx.now,
  };
  await tx.q
    .insertInto('checklist_score')
    .values({ checklist_id: checklistId, service_id: facts.serviceId, municipality_id: facts.municipalityId, ...row })
    .onConflict((conflict) => conflict.column('checklist_id').doUpdateSet(row))
    .execute();
}
