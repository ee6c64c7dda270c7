import type { CodedScore, CyfunModel, DimensionScore, ScoringGroup } from './scoring.ts';
import { dimensions, distinct, mean, meanOf, reaches } from './scoring.ts';

export type ScoringMode = 'framework' | 'workbook';

/** An N/A that the rules of the level refuse. */
export type NaFault =
  | { readonly kind: 'na_forbidden'; readonly code: string }
  | { readonly kind: 'too_many_na'; readonly count: number; readonly max: number };

/** Why a level is not reached. */
export type FailReason =
  | NaFault
  | {
      readonly kind: 'key_measure' | 'category';
      readonly code: string;
      readonly score: number;
      readonly threshold: number;
    }
  | { readonly kind: 'total'; readonly score: number; readonly threshold: number };

/** `incomplete` until everything is answered; `no_threshold` for a list that cannot be passed or failed. */
export type Verdict = 'pass' | 'fail' | 'incomplete' | 'no_threshold';

export interface MaturityResult {
  readonly mode: ScoringMode;
  readonly total: DimensionScore;
  readonly functions: readonly CodedScore[];
  readonly categories: readonly CodedScore[];
  readonly subcategories: readonly CodedScore[];
  readonly verdict: Verdict;
  /** Every reason, also while the verdict is still `incomplete`: then they say where the answers so far fall short. */
  readonly reasons: readonly FailReason[];
}

interface Scored extends CodedScore {
  readonly keyMeasure: boolean;
  readonly answered: boolean;
}

/**
 * The averaging chain of the official workbooks: subcategory, category per dimension, category as the mean of both
 * dimensions, total as the mean of the categories. A function is the mean of its categories; the workbook shows no
 * function score, so this one is for charts only and decides nothing.
 */
export function resultOf(
  mode: ScoringMode,
  model: CyfunModel,
  scored: readonly Scored[],
  faults: readonly NaFault[],
): MaturityResult {
  const byCode = new Map(scored.map((each) => [each.code, each]));
  const categories = distinct(model.requirements.map((each) => each.category)).map((code) => {
    const irregular = mode === 'workbook' ? model.groups?.[code] : undefined;
    return { code, ...scoreGroup(irregular ?? regularGroup(model, code), byCode) };
  });
  const total = meanOf(categories);
  const reasons = reasonsOf(model, scored, categories, total.score, faults);
  return {
    mode,
    total,
    functions: functionsOf(model, categories),
    categories,
    subcategories: subcategoriesOf(model, byCode),
    verdict: verdictOf(model, scored, reasons),
    reasons,
  };
}

function scoreGroup(group: ScoringGroup, byCode: ReadonlyMap<string, Scored>): DimensionScore {
  const side = (dimension: 'doc' | 'impl') =>
    mean(group[dimension].map((codes) => mean(codes.map((code) => byCode.get(code)?.[dimension] ?? null))));
  return dimensions(side('doc'), side('impl'));
}

/** One group per subcategory, in both dimensions. */
function regularGroup(model: CyfunModel, category: string): ScoringGroup {
  const members = model.requirements.filter((each) => each.category === category);
  const groups = distinct(members.map((each) => each.subcategory)).map((subcategory) =>
    members.filter((each) => each.subcategory === subcategory).map((each) => each.code),
  );
  return { doc: groups, impl: groups };
}

function subcategoriesOf(model: CyfunModel, byCode: ReadonlyMap<string, Scored>): CodedScore[] {
  return distinct(model.requirements.map((each) => each.subcategory)).map((code) => {
    const codes = model.requirements.filter((each) => each.subcategory === code).map((each) => each.code);
    return { code, ...scoreGroup({ doc: [codes], impl: [codes] }, byCode) };
  });
}

function functionsOf(model: CyfunModel, categories: readonly CodedScore[]): CodedScore[] {
  return distinct(model.requirements.map((each) => each.fn)).map((fn) => {
    const own = new Set(model.requirements.filter((each) => each.fn === fn).map((each) => each.category));
    return { code: fn, ...meanOf(categories.filter((each) => own.has(each.code))) };
  });
}

/** Thresholds of the summary sheets: every key measure, every category where the level says so, and the total. */
function reasonsOf(
  model: CyfunModel,
  scored: readonly Scored[],
  categories: readonly CodedScore[],
  total: number | null,
  faults: readonly NaFault[],
): FailReason[] {
  const { threshold } = model;
  if (threshold === null) return [...faults];
  const short = (kind: 'key_measure' | 'category', scores: readonly CodedScore[], minimum: number): FailReason[] =>
    scores.flatMap(({ code, score }) =>
      score === null || reaches(score, minimum) ? [] : [{ kind, code, score, threshold: minimum }],
    );
  return [
    ...short(
      'key_measure',
      scored.filter((each) => each.keyMeasure),
      threshold.key_measure,
    ),
    ...(threshold.category === null ? [] : short('category', categories, threshold.category)),
    ...(total === null || reaches(total, threshold.total)
      ? []
      : [{ kind: 'total' as const, score: total, threshold: threshold.total }]),
    ...faults,
  ];
}

function verdictOf(model: CyfunModel, scored: readonly Scored[], reasons: readonly FailReason[]): Verdict {
  if (model.threshold === null) return 'no_threshold';
  if (scored.length === 0 || scored.some((each) => !each.answered)) return 'incomplete';
  return reasons.length === 0 ? 'pass' : 'fail';
}
