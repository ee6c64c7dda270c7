import { sql } from 'kysely';
import { type AskedEntity, type AskRule, unaskedCodes } from '#app/domain/asked.ts';
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
  /** The ids of what the checklist does not ask, as it is kept and as it follows from its answers now. */
  unasked: { kept: readonly number[]; now: readonly number[] };
}

/**
 * Reads what one checklist's figures follow from; null when it is not the actor's. Three queries, and one
 * more where the framework asks some things of some entities only.
 */
export async function findScoringFacts(tx: ActorTx, checklistId: number): Promise<ScoringFacts | null> {
  const checklist = await tx.q
    .selectFrom('checklist')
    .innerJoin('framework', 'framework.id', 'checklist.framework_id')
    .select([
      'checklist.service_id',
      'checklist.municipality_id',
      'checklist.framework_id',
      'checklist.level',
      'checklist.unasked',
      'framework.scale',
      'framework.thresholds',
      'framework.not_applicable',
      'framework.score_groups',
    ])
    .where('checklist.id', '=', checklistId)
    .executeTakeFirst();
  if (!checklist) return null;
  const nodes = await listScoringNodes(tx, checklist.framework_id);
  const all = await findAnswersWithVerdict(tx, checklistId);
  const unasked = unaskedCodes(nodes.map(toRule), await entitiesFor(tx, checklistId, nodes), givenIn(all));
  const asked = nodes.filter((node) => !unasked.has(node.code));
  const answers = all.filter((answer) => !unasked.has(answer.code));
  const model = modelOf(asked, checklist.level, checklist.scale, {
    thresholds: checklist.thresholds as ScoringFramework['thresholds'],
    not_applicable: checklist.not_applicable as ScoringFramework['not_applicable'],
    score_groups: checklist.score_groups as ScoringFramework['score_groups'],
  });
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
    unasked: {
      kept: checklist.unasked,
      now: nodes.filter((node) => unasked.has(node.code)).map((node) => node.id),
    },
  };
}

type NodeRow = Awaited<ReturnType<typeof listScoringNodes>>[number];

/** What scoring reads of a framework's nodes, in their order. One query. */
export async function listScoringNodes(tx: ActorTx, frameworkId: number) {
  return tx.q
    .selectFrom('framework_node')
    .select(['id', 'kind', 'code', 'parent_code as parent', 'levels', 'key_levels', 'na_levels', 'weight'])
    .select(['applies_to', 'regimes', 'follows_code', 'follows_on'])
    .where('framework_id', '=', frameworkId)
    .orderBy('position')
    .execute();
}

export function toRule(
  node: Pick<NodeRow, 'code' | 'applies_to' | 'regimes' | 'follows_code' | 'follows_on'>,
): AskRule {
  const follows = node.follows_code === null ? null : { code: node.follows_code, on: node.follows_on };
  return { code: node.code, appliesTo: node.applies_to, regimes: node.regimes, follows };
}

/** Whether a framework asks some things of some entities only. */
export function asksByEntity(nodes: readonly Pick<NodeRow, 'applies_to' | 'regimes'>[]): boolean {
  return nodes.some((node) => node.applies_to.length > 0 || node.regimes.length > 0);
}

async function entitiesFor(tx: ActorTx, checklistId: number, nodes: readonly NodeRow[]): Promise<AskedEntity[]> {
  if (!asksByEntity(nodes)) return [];
  const found = await sql<AskedEntity>`select * from checklist_subjects(${checklistId})`.execute(tx.q);
  return found.rows;
}

/** The choices that stand per code, those of exceptions included. */
function givenIn(answers: readonly AnswerRow[]): Map<string, Set<string>> {
  const given = new Map<string, Set<string>>();
  for (const { code, choice, withdrawn } of answers) {
    if (choice !== null && !withdrawn) given.set(code, (given.get(code) ?? new Set()).add(choice));
  }
  return given;
}

function modelOf(
  nodes: readonly ScoringNode[],
  level: string,
  scale: 'maturity' | 'compliance',
  rules: Omit<ScoringFramework, 'nodes'>,
): ChecklistModel {
  return scale === 'maturity'
    ? { scale, maturity: cyfunModel({ nodes, ...rules }, level) }
    : { scale, requirements: complianceModel(nodes, level) };
}

/**
 * Each answer with the newest verdict on its present version, if any. All of them, also for one who sees a single
 * question of the checklist: values and outcomes only, through a function that gives nothing else.
 */
async function findAnswersWithVerdict(tx: ActorTx, checklistId: number): Promise<AnswerRow[]> {
  const found = await sql<AnswerRow>`select * from scoring_answers(${checklistId})`.execute(tx.q);
  return found.rows;
}

interface AnswerRow {
  code: string;
  entity_id: number | null;
  choice: string | null;
  doc: string | null;
  impl: string | null;
  withdrawn: boolean;
  updated_at: Date;
  outcome: string | null;
  judged_choice: string | null;
  judged_doc: string | null;
  judged_impl: string | null;
}

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

/** Keeps the figures of a checklist, and what it does not ask where that changed. */
export async function saveScore(
  tx: ActorTx,
  checklistId: number,
  facts: ScoringFacts,
  summary: ScoreSummary,
): Promise<void> {
  const { kept, now } = facts.unasked;
  if (kept.join() !== now.join()) await sql`select keep_unasked(${checklistId}, ${now}::integer[])`.execute(tx.q);
  await sql`select keep_score(${checklistId}, ${summary.own.total}, ${summary.own.answered}, ${facts.toReview},
    ${facts.returned}, ${facts.exceptions}, ${JSON.stringify(summary)}::jsonb, ${facts.lastAnswerAt}, ${tx.now})`.execute(
    tx.q,
  );
}
