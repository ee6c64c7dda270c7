import type { CyfunModel, MaturityScore } from './scoring.ts';
import { type ComplianceAnswer, type ComplianceRequirement, scoreCompliance } from './scoring-compliance.ts';
import { scoreCyfun } from './scoring-cyfun.ts';

/** One answer as scoring needs it. A maturity framework fills `doc` and `impl`, a yes/no framework `choice`. */
export interface ScoredAnswer {
  code: string;
  /** The entity for which this is an exception; null for the answer of the pair. */
  entityId: number | null;
  choice: ComplianceAnswer;
  doc: MaturityScore;
  impl: MaturityScore;
  /** The day of its last save. */
  answeredOn: string;
}

/** What a checklist asks, ready to be scored. */
export type ChecklistModel =
  | { scale: 'maturity'; maturity: CyfunModel }
  | { scale: 'compliance'; requirements: readonly ComplianceRequirement[] };

/**
 * The figures that pages over many checklists show. A score is 1 to 5 for maturity, 0 to 100 (of all that is
 * applicable) for compliance; null while nothing is answered. Kept unrounded: only a screen rounds.
 */
export interface Figures {
  score: number | null;
  /** The official workbook's figure, only where it differs from `score`. */
  workbook: number | null;
  verdict: 'pass' | 'fail' | 'incomplete' | 'no_threshold';
  answered: number;
  total: number;
  /** Per function (maturity) or section (compliance), in framework order; `oldest` is the day of its oldest answer. */
  groups: { code: string; score: number | null; oldest: string | null }[];
  /** The weakest key measures below their target, or the worst requirements of a yes/no list; at most five. */
  weakest: { code: string; score: number | null; target: number | null }[];
  /** How many key measures are below their target, of how many. */
  keyMeasures: { below: number; total: number };
  /** Maturity: how many requirements score 1, 2, 3, 4, 5 (rounded down); compliance: no, partly, yes, n.a., open. */
  distribution: number[];
  notApplicable: number;
}

/** What is kept beside a checklist: the municipality's own figures and those that the DPO verified. */
export interface ScoreSummary {
  scale: 'maturity' | 'compliance';
  /** The lowest passing total of the level, where there is one. */
  target: number | null;
  own: Figures;
  /** Over the answers with a verdict on their present version; null while there is none. */
  verified: Figures | null;
  /** Entities that differ from the pair, with the figures that follow for them. */
  exceptions: { entityId: number; score: number | null; verdict: Figures['verdict'] }[];
}

/**
 * The figures of a checklist from its answers and the answers as verified.
 * @param verified the reviewer's values, one per judged answer of the pair; empty while nothing is judged.
 */
export function summarise(
  model: ChecklistModel,
  own: readonly ScoredAnswer[],
  verified: readonly ScoredAnswer[],
): ScoreSummary {
  const ofPair = own.filter((answer) => answer.entityId === null);
  const entities = [...new Set(own.map((answer) => answer.entityId).filter((id) => id !== null))];
  return {
    scale: model.scale,
    target: model.scale === 'maturity' ? (model.maturity.threshold?.total ?? null) : null,
    own: figures(model, ofPair),
    verified: verified.length > 0 ? figures(model, verified) : null,
    exceptions: entities.map((entityId) => {
      const theirs = own.filter((answer) => answer.entityId === entityId);
      const { score, verdict } = figures(model, overlay(ofPair, theirs));
      return { entityId, score, verdict };
    }),
  };
}

function overlay(pair: readonly ScoredAnswer[], exceptions: readonly ScoredAnswer[]): ScoredAnswer[] {
  const codes = new Set(exceptions.map((answer) => answer.code));
  return [...pair.filter((answer) => !codes.has(answer.code)), ...exceptions];
}

function figures(model: ChecklistModel, answers: readonly ScoredAnswer[]): Figures {
  return model.scale === 'maturity'
    ? maturityFigures(model.maturity, new Map(answers.map((answer) => [answer.code, answer])))
    : complianceFigures(model.requirements, new Map(answers.map((answer) => [answer.code, answer])));
}

type ScoredAnswers = ReadonlyMap<string, ScoredAnswer>;

function maturityFigures(model: CyfunModel, answers: ScoredAnswers): Figures {
  const score = scoreCyfun(model, answers);
  const oldestOf = oldestIn(
    model.requirements.map(({ code, fn }) => ({ code, group: fn })),
    answers,
  );
  const target = model.threshold?.key_measure ?? null;
  const below = score.keyMeasures.filter((each) => each.score !== null && target !== null && each.score < target);
  const distribution = [0, 0, 0, 0, 0];
  for (const { score: value, na } of score.requirements) {
    const step = value === null || na ? -1 : Math.floor(value) - 1;
    if (step >= 0) distribution[step] = (distribution[step] ?? 0) + 1;
  }
  return {
    score: score.framework.total.score,
    workbook: score.differs ? (score.workbook?.total.score ?? null) : null,
    verdict: score.framework.verdict,
    answered: score.answered,
    total: score.answered + score.notAnswered,
    groups: score.framework.functions.map(({ code, score: value }) => ({ code, score: value, oldest: oldestOf(code) })),
    weakest: below
      .toSorted((a, b) => (a.score ?? 0) - (b.score ?? 0))
      .slice(0, 5)
      .map(({ code, score: value }) => ({ code, score: value, target })),
    keyMeasures: { below: below.length, total: score.keyMeasures.length },
    distribution,
    notApplicable: score.na.count,
  };
}

function complianceFigures(requirements: readonly ComplianceRequirement[], answers: ScoredAnswers): Figures {
  const choices = new Map([...answers].map(([code, answer]) => [code, answer.choice]));
  const score = scoreCompliance(requirements, choices);
  const oldestOf = oldestIn(
    requirements.map(({ code, section }) => ({ code, group: section })),
    answers,
  );
  const order = [...new Set(requirements.map((requirement) => requirement.section))];
  const bySection = new Map(score.sections.map((section) => [section.code, section]));
  const { counts } = score;
  return {
    score: score.answered === 0 ? null : score.percentageOfAll,
    workbook: null,
    verdict: score.complete ? 'no_threshold' : 'incomplete',
    answered: score.answered,
    total: score.total,
    groups: order.map((code) => {
      const section = bySection.get(code);
      const share = section && section.answered > 0 ? section.percentageOfAll : null;
      return { code, score: share, oldest: oldestOf(code) };
    }),
    weakest: score.worst
      .filter((each) => each.status !== 'not_answered')
      .slice(0, 5)
      .map(({ code, status }) => ({ code, score: status === 'partly' ? 50 : 0, target: null })),
    keyMeasures: { below: 0, total: 0 },
    distribution: [counts.not_compliant, counts.partly, counts.compliant, counts.not_applicable, counts.not_answered],
    notApplicable: counts.not_applicable,
  };
}

/** The day of the oldest answer in each group: nothing in it is older than that. */
function oldestIn(places: readonly { code: string; group: string }[], answers: ScoredAnswers) {
  const oldest = new Map<string, string>();
  for (const { code, group } of places) {
    const answer = answers.get(code);
    if (!answer || (answer.choice ?? answer.doc ?? answer.impl) === null) continue;
    const known = oldest.get(group);
    if (known === undefined || answer.answeredOn < known) oldest.set(group, answer.answeredOn);
  }
  return (group: string): string | null => oldest.get(group) ?? null;
}
