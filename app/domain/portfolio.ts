import { localDate } from './dates.ts';
import { type Age, ageOf, type ProgressState, progressOf, type StateTone } from './progress.ts';
import { type Phase, takesAnswers } from './review.ts';

type Scale = 'maturity' | 'compliance';
export type Verdict = 'pass' | 'fail' | 'incomplete' | 'no_threshold';

/** The newest checklist of a municipality under the chosen framework or campaign, with its kept figures. */
export interface PortfolioChecklist {
  id: number;
  framework: string;
  title: string;
  level: string;
  scale: Scale;
  phase: Phase;
  dueOn: string;
  answered: number;
  total: number;
  exceptions: number;
  target: number | null;
  score: number | null;
  workbook: number | null;
  verified: number | null;
  verdict: Verdict | null;
  keyMeasuresBelow: number;
  groups: readonly { code: string; score: number | null; oldest?: string | null }[];
  lastAnswerAt: Date | null;
  /** The score of the checklist before it on the same framework. */
  before: number | null;
}

export interface PortfolioFacts {
  slug: string;
  name: string;
  /** Entities that the service covers on the chosen day. */
  covered: readonly { kind: string; name: string }[];
  regimes: readonly { code: string; applicability: string; level: string | null }[];
  checklists: readonly PortfolioChecklist[];
}

/** One cell: what a group of requirements, or a whole framework, scores. `state` is why there is no score. */
export interface PortfolioCell {
  code: string;
  score: number | null;
  scale: Scale;
  tone: StateTone;
  age: Age | null;
  state: ProgressState | null;
}

export interface PortfolioRow extends Omit<PortfolioFacts, 'checklists'> {
  /** Null where the columns are frameworks, and where there is none. */
  checklist: PortfolioChecklist | null;
  state: ProgressState;
  late: boolean;
  cells: readonly PortfolioCell[];
  /** How far the own score lies above its target; negative below it. */
  gap: number | null;
  /** The change since the checklist before. */
  change: number | null;
  age: Age | null;
}

export interface Columns {
  kind: 'groups' | 'frameworks';
  codes: readonly string[];
}

/** Turns facts into rows: what is asked of the columns, whether it is late, how far from its target. */
export function portfolioRows(facts: readonly PortfolioFacts[], columns: Columns, now: Date): PortfolioRow[] {
  const today = localDate(now);
  return facts.map(({ checklists, ...municipality }) => {
    const checklist = columns.kind === 'groups' ? (checklists[0] ?? null) : null;
    const cells =
      columns.kind === 'groups'
        ? columns.codes.map((code) => groupCell(code, checklist, today))
        : columns.codes.map((code) => frameworkCell(code, checklists, today));
    const open = columns.kind === 'groups' ? (checklist ? [checklist] : []) : checklists;
    return {
      ...municipality,
      checklist,
      state: columns.kind === 'groups' ? progressOf(checklist) : leastFar(checklists),
      late: open.some((each) => each.dueOn < today && takesAnswers(each.phase)),
      cells,
      gap: difference(checklist?.score ?? null, checklist?.target ?? null),
      change: difference(checklist?.score ?? null, checklist?.before ?? null),
      age: checklist?.lastAnswerAt ? ageOf(localDate(checklist.lastAnswerAt), today) : null,
    };
  });
}

function groupCell(code: string, checklist: PortfolioChecklist | null, today: string): PortfolioCell {
  const scale = checklist?.scale ?? 'maturity';
  const group = checklist?.groups.find((each) => each.code === code);
  const score = group?.score ?? null;
  const since = group?.oldest ?? (checklist?.lastAnswerAt ? localDate(checklist.lastAnswerAt) : null);
  return {
    code,
    score,
    scale,
    tone: toneOfScore(score, scale, checklist?.target ?? null),
    age: score !== null && since ? ageOf(since, today) : null,
    state: score === null ? progressOf(checklist) : null,
  };
}

function frameworkCell(code: string, checklists: readonly PortfolioChecklist[], today: string): PortfolioCell {
  const checklist = checklists.find((each) => each.framework === code) ?? null;
  const score = checklist?.score ?? null;
  const scale = checklist?.scale ?? 'maturity';
  return {
    code,
    score,
    scale,
    tone: toneOfScore(score, scale, checklist?.target ?? null),
    age: score !== null && checklist?.lastAnswerAt ? ageOf(localDate(checklist.lastAnswerAt), today) : null,
    state: score === null ? progressOf(checklist) : null,
  };
}

/** Where something waits in one of several checklists: the least far of them. */
function leastFar(checklists: readonly PortfolioChecklist[]): ProgressState {
  const order: ProgressState[] = ['not_started', 'returned', 'open', 'submitted', 'accepted', 'closed'];
  const states = checklists.map(progressOf);
  return order.find((state) => states.includes(state)) ?? 'none';
}

function difference(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}

/** How far below its target a maturity may lie and still be called near: half a step of the scale. */
const NEAR = 0.5;
/** A list of yes and no has no pass mark in any law; these borders only sort the eye: four in five, one in two. */
const COMPLIANCE_GOOD = 80;
const COMPLIANCE_HALF = 50;

/** The tone of a score against its target; without a target a maturity is only near or far from the middle. */
export function toneOfScore(score: number | null, scale: Scale, target: number | null): StateTone {
  if (score === null) return 'quiet';
  if (scale === 'compliance') return score >= COMPLIANCE_GOOD ? 'good' : score >= COMPLIANCE_HALF ? 'warning' : 'bad';
  const wanted = target ?? 2.5;
  if (score >= wanted - 1e-12) return 'good';
  return score >= wanted - NEAR ? 'warning' : 'bad';
}

/** The tone of a checklist's total; one that is not answered whole is only on its way, however high its mean is. */
export function toneOfTotal(checklist: PortfolioChecklist | null): StateTone {
  if (checklist === null || checklist.score === null) return 'quiet';
  return isWhole(checklist) ? toneOfScore(checklist.score, checklist.scale, checklist.target) : 'busy';
}

function isWhole(checklist: PortfolioChecklist): boolean {
  return checklist.total > 0 && checklist.answered === checklist.total;
}

/** What stands above the rows: how many are where, the spread of the scores, and the worst beside any mean. */
export interface PortfolioSummary {
  states: Record<ProgressState, number>;
  late: number;
  spread: Record<StateTone, number>;
  /** Rows with a whole score: mean and lowest are over these alone. */
  scored: number;
  mean: number | null;
  lowest: { name: string; slug: string; score: number } | null;
  passed: number;
}

export function summarisePortfolio(rows: readonly PortfolioRow[]): PortfolioSummary {
  const states = { none: 0, not_started: 0, open: 0, submitted: 0, returned: 0, accepted: 0, closed: 0 };
  const spread = { good: 0, warning: 0, bad: 0, quiet: 0, accent: 0, busy: 0 };
  const scored: { name: string; slug: string; score: number }[] = [];
  for (const row of rows) {
    states[row.state] += 1;
    const { checklist } = row;
    spread[toneOfTotal(checklist)] += 1;
    if (checklist?.score != null && isWhole(checklist))
      scored.push({ name: row.name, slug: row.slug, score: checklist.score });
  }
  return {
    states,
    late: rows.filter((row) => row.late).length,
    spread,
    scored: scored.length,
    mean: scored.length === 0 ? null : scored.reduce((sum, { score }) => sum + score, 0) / scored.length,
    lowest: scored.reduce<(typeof scored)[number] | null>(
      (low, each) => (low === null || each.score < low.score ? each : low),
      null,
    ),
    passed: rows.filter((row) => row.checklist?.verdict === 'pass').length,
  };
}
