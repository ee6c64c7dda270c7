import { localDate } from './dates.ts';
import type { Phase } from './review.ts';
import type { Figures, ScoreSummary } from './score-summary.ts';

/** A checklist with its kept figures, as the pages that look back read it. */
export interface ScoredChecklist {
  id: number;
  municipalityId: number;
  slug: string;
  municipality: string;
  framework: string;
  frameworkId: number;
  frameworkNl: string;
  frameworkEn: string;
  scale: 'maturity' | 'compliance';
  title: string;
  level: string;
  phase: Phase;
  dueOn: string;
  launchedAt: Date;
  decidedAt: Date | null;
  submittedAt: Date | null;
  lastAnswerAt: Date | null;
  answered: number;
  total: number;
  toReview: number;
  returned: number;
  exceptions: number;
  /** The own score and the verified one; null while there is none. */
  score: number | null;
  verified: number | null;
  /** All figures, of the checklists that a standing is made of; null of older ones, and where nobody counted yet. */
  summary: ScoreSummary | null;
}

/** Where a municipality stands under one framework. */
export interface Standing {
  framework: string;
  frameworkNl: string;
  frameworkEn: string;
  scale: 'maturity' | 'compliance';
  /** The checklist whose score counts: the newest that was handed in whole; else the newest with any score. */
  headline: ScoredChecklist | null;
  /** The newest one, where it is another than the headline: what runs now. */
  running: ScoredChecklist | null;
  /** Scores over time at the headline's level, the oldest first. */
  history: { id: number; day: string; score: number; level: string }[];
  /** The headline's score against the one before it; null without one. */
  change: number | null;
  /** Groups that lost the most since the checklist before, the worst first. */
  fell: { code: string; from: number; to: number }[];
}

/** A change smaller than this is noise of one answer, and is not called a fall. */
const FALL = 0.1;
const FALL_PERCENT = 3;

/**
 * Groups checklists (the newest first) by framework: the newest framework that can be passed, then the others in the
 * order of their newest checklist.
 */
export function standingsOf(checklists: readonly ScoredChecklist[]): Standing[] {
  const byFramework = new Map<string, ScoredChecklist[]>();
  for (const each of checklists) byFramework.set(each.framework, [...(byFramework.get(each.framework) ?? []), each]);
  const all = [...byFramework.values()].map((each) => standingOf(each));
  const first = all.find((each) => (each.headline?.summary?.target ?? null) !== null);
  return first ? [first, ...all.filter((each) => each !== first)] : all;
}

function standingOf(all: readonly ScoredChecklist[]): Standing {
  const newest = all[0] as ScoredChecklist;
  const headline = all.find(isWhole) ?? all.find((each) => scoreOf(each) !== null) ?? null;
  const before = all
    .slice(headline ? all.indexOf(headline) + 1 : 0)
    .find((each) => isWhole(each) && each.level === headline?.level);
  return {
    framework: newest.framework,
    frameworkNl: newest.frameworkNl,
    frameworkEn: newest.frameworkEn,
    scale: newest.scale,
    headline,
    running: newest === headline ? null : newest,
    history: historyOf(all, headline),
    change: headline && before ? (scoreOf(headline) ?? 0) - (scoreOf(before) ?? 0) : null,
    fell: headline && before ? fallsBetween(before, headline) : [],
  };
}

/** Handed in with everything answered, so that its score is no mean of half the questions. */
function isWhole(each: ScoredChecklist): boolean {
  return (each.phase === 'submitted' || each.phase === 'accepted') && scoreOf(each) !== null;
}

function scoreOf(each: ScoredChecklist): number | null {
  return each.score;
}

function historyOf(all: readonly ScoredChecklist[], headline: ScoredChecklist | null): Standing['history'] {
  return all
    .filter((each) => (isWhole(each) || each === headline) && each.level === headline?.level)
    .map((each) => ({
      id: each.id,
      day: localDate(each.submittedAt ?? each.lastAnswerAt ?? each.launchedAt),
      score: scoreOf(each) ?? 0,
      level: each.level,
    }))
    .toReversed();
}

function fallsBetween(before: ScoredChecklist, after: ScoredChecklist): Standing['fell'] {
  const old = new Map(before.summary?.own.groups.map(({ code, score }) => [code, score]));
  const least = after.scale === 'maturity' ? FALL : FALL_PERCENT;
  return (after.summary?.own.groups ?? [])
    .flatMap(({ code, score }) => {
      const from = old.get(code) ?? null;
      return from === null || score === null || from - score < least ? [] : [{ code, from, to: score }];
    })
    .toSorted((a, b) => a.to - a.from - (b.to - b.from));
}

/** Why a level is or is not reached, in the parts of which a sentence is made. */
export interface PlainVerdict {
  kind: Figures['verdict'];
  /** Key measures below their own target. */
  keyMeasures: { below: number; target: number | null };
  /** The total, where it lies below its target. */
  total: { score: number; target: number } | null;
  unanswered: number;
}

export function plainVerdict(summary: ScoreSummary): PlainVerdict {
  const { own, target } = summary;
  return {
    kind: own.verdict,
    keyMeasures: { below: own.keyMeasures.below, target: own.weakest[0]?.target ?? null },
    total: own.score !== null && target !== null && own.score < target ? { score: own.score, target } : null,
    unanswered: own.total - own.answered,
  };
}
