/**
 * The vocabulary of scores: what is answered, what a level asks, and the arithmetic both scales share. CyFun maturity
 * is worked out in `scoring-cyfun.ts`, yes/no frameworks in `scoring-compliance.ts`.
 */

/** One maturity score: 1 (Initial) to 5 (Optimizing), not applicable, or not answered yet. */
export type MaturityScore = 1 | 2 | 3 | 4 | 5 | 'na' | null;

/** The two dimensions of CyFun: documentation and implementation. A one-score list fills both with the same score. */
export interface MaturityAnswer {
  readonly doc: MaturityScore;
  readonly impl: MaturityScore;
}

export type MaturityAnswers = ReadonlyMap<string, MaturityAnswer>;

/** One requirement as it counts at one level, with its place in the tree. */
export interface ScoringRequirement {
  readonly code: string;
  readonly subcategory: string;
  readonly category: string;
  readonly fn: string;
  readonly keyMeasure: boolean;
  readonly naAllowed: boolean;
}

/** The lowest passing scores of a level; `category` null sets no minimum per category. */
export interface ScoringThreshold {
  readonly key_measure: number;
  readonly category: number | null;
  readonly total: number;
}

/** Requirement codes per dimension; a category score is the mean of the means of its groups. */
export interface ScoringGroup {
  readonly doc: readonly (readonly string[])[];
  readonly impl: readonly (readonly string[])[];
}

/** Everything one level of a maturity framework needs to be scored. */
export interface CyfunModel {
  readonly level: string;
  readonly requirements: readonly ScoringRequirement[];
  /** Null for a list without a pass mark, such as CyFun Small. */
  readonly threshold: ScoringThreshold | null;
  /** How often N/A may be answered and what it counts as; null for an edition without N/A. */
  readonly na: { readonly max: number; readonly value: number } | null;
  /** The groups of the official workbook per category; null when there is no such workbook. */
  readonly groups: Readonly<Record<string, ScoringGroup>> | null;
}

/** A documentation and an implementation score, and the mean of both; null while nothing is answered. */
export interface DimensionScore {
  readonly doc: number | null;
  readonly impl: number | null;
  readonly score: number | null;
}

/** The score of one heading or requirement. */
export interface CodedScore extends DimensionScore {
  readonly code: string;
}

/** The mean of what is there; null of nothing, so that "no answer" is never shown as zero. */
export function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** Both dimensions and their mean; the mean needs both, because half an answer says nothing about the whole. */
export function dimensions(doc: number | null, impl: number | null): DimensionScore {
  return { doc, impl, score: doc === null || impl === null ? null : (doc + impl) / 2 };
}

/** The mean of scores per dimension, and of the scores themselves, as the workbook averages categories. */
export function meanOf(scores: readonly DimensionScore[]): DimensionScore {
  return {
    doc: mean(scores.map((each) => each.doc)),
    impl: mean(scores.map((each) => each.impl)),
    score: mean(scores.map((each) => each.score)),
  };
}

/**
 * Whether a score meets a threshold: at least, and unrounded. The margin only absorbs what binary fractions lose in a
 * mean of thirds; two different CyFun scores always lie further apart.
 */
export function reaches(score: number, threshold: number): boolean {
  return score >= threshold - 1e-12;
}

/** The lowest score, the first in framework order when several are equally low. */
export function lowest<T extends CodedScore>(scores: readonly T[]): T | null {
  let worst: T | null = null;
  for (const each of scores) {
    if (each.score !== null && (worst?.score == null || each.score < worst.score)) worst = each;
  }
  return worst;
}

/** The distinct values in order of first appearance. */
export function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
