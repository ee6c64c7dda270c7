import { toneOfScore } from './portfolio.ts';
import type { StateTone } from './progress.ts';
import type { AnswerValues } from './review.ts';

/** Requirements against municipalities: what one cell says, how it moved since last year, and what stands beside a row. */

export type MatrixScale = 'maturity' | 'compliance';
export type Trend = 'up' | 'down' | 'same' | 'new';

/** `open` is asked and not (whole) answered; `not_asked` is outside the level or the reach of that checklist. */
export interface MatrixCell {
  state: 'score' | 'na' | 'open' | 'not_asked';
  score: number | null;
  tone: StateTone;
  /** Null where there is no figure to compare. */
  trend: Trend | null;
  /** Handed in, and not judged yet as it stands now. */
  awaits: boolean;
}

/** One municipality with its chosen checklist; answers by the code of the requirement, shared answers alone. */
export interface MatrixColumn {
  slug: string;
  name: string;
  checklistId: number;
  level: string;
  target: number | null;
  unasked: ReadonlySet<string>;
  answers: ReadonlyMap<string, AnswerValues>;
  before: ReadonlyMap<string, AnswerValues>;
  /** The answers before are of an earlier edition of the framework, joined where a requirement is the same in both. */
  across: boolean;
  awaits: ReadonlySet<string>;
}

export interface MatrixRequirement {
  code: string;
  levels: readonly string[];
}

/** What a choice counts for in a list of yes and no, in hundredths. */
const CHOICES = { yes: 100, partly: 50, no: 0 } as const;

/**
 * One answer as a figure: the mean of documentation and implementation (1–5, as CyFun counts a requirement), or a choice
 * in hundredths. `na` where it does not apply, null where it is not answered whole.
 */
export function figureOf(scale: MatrixScale, answer: AnswerValues | undefined): number | 'na' | null {
  if (answer === undefined) return null;
  if (scale === 'compliance') {
    if (answer.choice === null) return null;
    return answer.choice === 'na' ? 'na' : CHOICES[answer.choice];
  }
  const { doc, impl } = answer;
  if (doc === null || impl === null) return null;
  const grades = [doc, impl].filter((grade) => grade !== 'na').map(Number);
  return grades.length === 0 ? 'na' : grades.reduce((sum, grade) => sum + grade, 0) / grades.length;
}

/** How a figure moved; `new` where last year has none to compare with. */
export function trendOf(now: number | 'na' | null, before: number | 'na' | null): Trend | null {
  if (typeof now !== 'number') return null;
  if (typeof before !== 'number') return 'new';
  return now === before ? 'same' : now > before ? 'up' : 'down';
}

export function matrixCell(scale: MatrixScale, asked: MatrixRequirement, column: MatrixColumn): MatrixCell {
  const none = { score: null, tone: 'quiet', trend: null, awaits: false } as const;
  if (!asked.levels.includes(column.level) || column.unasked.has(asked.code)) return { state: 'not_asked', ...none };
  const now = figureOf(scale, column.answers.get(asked.code));
  if (now === null) return { state: 'open', ...none };
  const awaits = column.awaits.has(asked.code);
  if (now === 'na') return { state: 'na', ...none, awaits };
  const before = column.before.get(asked.code);
  // A requirement that an earlier edition did not ask is not new of this municipality: there is nothing to compare.
  const trend = column.across && before === undefined ? null : trendOf(now, figureOf(scale, before));
  return { state: 'score', score: now, tone: toneOfScore(now, scale, column.target), trend, awaits };
}

/** What stands beside a row of cells: how many have which value, the mean of those with a figure, and who is worst. */
export interface MatrixSpread {
  /** By whole step (`1`–`5`, or `no`, `partly`, `yes`), then `na` and `open`; without those that nobody has. */
  counts: readonly { value: string; n: number }[];
  mean: number | null;
  /** The places in the row of the lowest figure, which may be several. */
  worst: { score: number; at: readonly number[] } | null;
}

const STEPS: Readonly<Record<MatrixScale, readonly string[]>> = {
  maturity: ['1', '2', '3', '4', '5', 'na', 'open'],
  compliance: ['no', 'partly', 'yes', 'na', 'open'],
};

export function spreadOf(scale: MatrixScale, cells: readonly MatrixCell[]): MatrixSpread {
  const counts = new Map<string, number>();
  let sum = 0;
  let scored = 0;
  let worst: { score: number; at: number[] } | null = null;
  for (const [index, { state, score }] of cells.entries()) {
    if (state === 'not_asked') continue;
    const value = score === null ? state : stepOf(scale, score);
    counts.set(value, (counts.get(value) ?? 0) + 1);
    if (score === null) continue;
    sum += score;
    scored += 1;
    if (worst === null || score < worst.score) worst = { score, at: [index] };
    else if (score === worst.score) worst.at.push(index);
  }
  return {
    counts: STEPS[scale].flatMap((value) => ({ value, n: counts.get(value) ?? 0 })).filter(({ n }) => n > 0),
    mean: scored === 0 ? null : sum / scored,
    worst,
  };
}

function stepOf(scale: MatrixScale, score: number): string {
  if (scale === 'maturity') return String(Math.floor(score));
  return score === 100 ? 'yes' : score === 0 ? 'no' : 'partly';
}
