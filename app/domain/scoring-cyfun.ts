import type { CodedScore, CyfunModel, MaturityAnswer, MaturityAnswers, ScoringRequirement } from './scoring.ts';
import { dimensions, lowest } from './scoring.ts';
import type { MaturityResult, NaFault } from './scoring-result.ts';
import { resultOf } from './scoring-result.ts';

/** How often each score was given in one dimension; averages are never shown without it. */
export type Distribution = Readonly<Record<1 | 2 | 3 | 4 | 5, number>>;

/** One requirement with what was answered and what it counts as. */
export interface RequirementScore extends CodedScore {
  readonly keyMeasure: boolean;
  /** Both dimensions have a score, or the requirement counts as not applicable. */
  readonly answered: boolean;
  readonly na: boolean;
}

export interface CyfunScore {
  readonly level: string;
  /** The regular averages of the framework. */
  readonly framework: MaturityResult;
  /** The averages of the official workbook with its irregular groups; null when there is no such workbook. */
  readonly workbook: MaturityResult | null;
  /** The two give another total, so both are to be shown. */
  readonly differs: boolean;
  readonly requirements: readonly RequirementScore[];
  readonly keyMeasures: readonly RequirementScore[];
  readonly answered: number;
  readonly notAnswered: number;
  readonly complete: boolean;
  readonly na: { readonly count: number; readonly max: number };
  readonly faults: readonly NaFault[];
  readonly distribution: { readonly doc: Distribution; readonly impl: Distribution };
  /** The weakest answers; a requirement that is not applicable is never the weakest, nobody can act on it. */
  readonly worst: {
    readonly requirement: RequirementScore | null;
    readonly keyMeasure: RequirementScore | null;
    readonly category: CodedScore | null;
  };
}

/**
 * The maturity of one level of CyFun, from the formulas and the summary sheet of the official self-assessment
 * workbooks (2023 and 2025). Means run over what is answered and stand with `complete: false` until all is.
 */
export function scoreCyfun(model: CyfunModel, answers: MaturityAnswers): CyfunScore {
  const requirements = model.requirements.map((each) => scoreRequirement(each, answers.get(each.code), model));
  const faults = naFaults(model, answers, requirements);
  const framework = resultOf('framework', model, requirements, faults);
  const workbook = model.groups === null ? null : resultOf('workbook', model, requirements, faults);
  const keyMeasures = requirements.filter((each) => each.keyMeasure);
  const weighed = requirements.filter((each) => !each.na);
  const answered = requirements.filter((each) => each.answered).length;
  return {
    level: model.level,
    framework,
    workbook,
    differs: workbook !== null && !same(framework.total.score, workbook.total.score),
    requirements,
    keyMeasures,
    answered,
    notAnswered: requirements.length - answered,
    complete: answered === requirements.length,
    na: { count: requirements.filter((each) => each.na).length, max: model.na?.max ?? 0 },
    faults,
    distribution: { doc: distributionOf(model, answers, 'doc'), impl: distributionOf(model, answers, 'impl') },
    worst: {
      requirement: lowest(weighed),
      keyMeasure: lowest(keyMeasures),
      category: lowest(framework.categories),
    },
  };
}

/**
 * N/A in either column counts as the level's value in both. Where N/A is forbidden it counts as no answer: a value
 * nobody was allowed to claim must not lift a mean.
 */
function scoreRequirement(each: ScoringRequirement, answer: MaturityAnswer | undefined, model: CyfunModel) {
  const { code, keyMeasure } = each;
  if (claimsNa(answer) && each.naAllowed && model.na !== null) {
    return { code, keyMeasure, na: true, answered: true, ...dimensions(model.na.value, model.na.value) };
  }
  const given = claimsNa(answer) ? undefined : answer;
  const scored = dimensions(numberOf(given?.doc), numberOf(given?.impl));
  return { code, keyMeasure, na: false, answered: scored.score !== null, ...scored };
}

function claimsNa(answer: MaturityAnswer | undefined): boolean {
  return answer?.doc === 'na' || answer?.impl === 'na';
}

function numberOf(score: MaturityAnswer['doc'] | undefined): number | null {
  return typeof score === 'number' ? score : null;
}

function naFaults(model: CyfunModel, answers: MaturityAnswers, scored: readonly RequirementScore[]): NaFault[] {
  const claimed = model.requirements.map((each) => each.code).filter((code) => claimsNa(answers.get(code)));
  const counted = new Set(scored.filter((each) => each.na).map((each) => each.code));
  const faults: NaFault[] = claimed
    .filter((code) => !counted.has(code))
    .map((code) => ({ kind: 'na_forbidden', code }));
  const max = model.na?.max ?? 0;
  if (counted.size > max) faults.push({ kind: 'too_many_na', count: counted.size, max });
  return faults;
}

function distributionOf(model: CyfunModel, answers: MaturityAnswers, dimension: 'doc' | 'impl'): Distribution {
  const counts = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };
  for (const { code } of model.requirements) {
    const score = answers.get(code)?.[dimension];
    if (typeof score === 'number') counts[score] += 1;
  }
  return counts;
}

function same(a: number | null, b: number | null): boolean {
  return a === null || b === null ? a === b : Math.abs(a - b) < 1e-12;
}
