import { type PortfolioRow, toneOfScore, toneOfTotal } from './portfolio.ts';
import type { StateTone } from './progress.ts';

/** What stands beside a column of figures, so that no mean stands alone. */
export interface ColumnSpread {
  scale: 'maturity' | 'compliance';
  /** How many rows have which tone; those without a figure are `quiet`, those not answered whole `busy`. */
  counts: Readonly<Record<StateTone, number>>;
  /** Rows that the mean is over. */
  scored: number;
  mean: number | null;
  /** The first by name of those with the lowest figure, and how many others have the same. */
  lowest: { name: string; slug: string; score: number; others: number } | null;
}

interface Figure {
  scale: ColumnSpread['scale'];
  score: number | null;
  tone: StateTone;
}

/** The total, over checklists that are answered whole: a mean of half the questions says nothing of the other half. */
export function spreadOfTotal(rows: readonly PortfolioRow[]): ColumnSpread {
  return spreadOf(rows, ({ checklist }) => {
    const tone = toneOfTotal(checklist);
    return { scale: checklist?.scale ?? 'maturity', score: tone === 'busy' ? null : (checklist?.score ?? null), tone };
  });
}

/** What the reviewer verified. */
export function spreadOfVerified(rows: readonly PortfolioRow[]): ColumnSpread {
  return spreadOf(rows, ({ checklist }) => {
    const [score, scale] = [checklist?.verified ?? null, checklist?.scale ?? ('maturity' as const)];
    return { scale, score, tone: toneOfScore(score, scale, checklist?.target ?? null) };
  });
}

/** One column of groups or frameworks, by its place in the row. */
export function spreadOfCell(rows: readonly PortfolioRow[], index: number): ColumnSpread {
  return spreadOf(rows, (row) => row.cells[index] ?? { scale: 'maturity', score: null, tone: 'quiet' });
}

function spreadOf(rows: readonly PortfolioRow[], figureOf: (row: PortfolioRow) => Figure): ColumnSpread {
  const counts = { good: 0, warning: 0, bad: 0, quiet: 0, accent: 0, busy: 0 };
  const scored: { name: string; slug: string; score: number }[] = [];
  let scale: ColumnSpread['scale'] = 'maturity';
  for (const row of rows) {
    const figure = figureOf(row);
    counts[figure.tone] += 1;
    if (figure.score === null) continue;
    scale = figure.scale;
    scored.push({ name: row.name, slug: row.slug, score: figure.score });
  }
  const least = scored.reduce((low, { score }) => Math.min(low, score), Number.POSITIVE_INFINITY);
  const [lowest, ...others] = scored
    .filter(({ score }) => score === least)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'nl'));
  return {
    scale,
    counts,
    scored: scored.length,
    mean: scored.length === 0 ? null : scored.reduce((sum, { score }) => sum + score, 0) / scored.length,
    lowest: lowest ? { ...lowest, others: others.length } : null,
  };
}
