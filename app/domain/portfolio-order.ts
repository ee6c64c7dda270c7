import type { PortfolioRow } from './portfolio.ts';
import { PROGRESS_STATES, percentDone } from './progress.ts';

export const PORTFOLIO_SORTS = ['name', 'state', 'score', 'gap', 'change', 'verified', 'age'] as const;
export type PortfolioSort = (typeof PORTFOLIO_SORTS)[number];

/** What a portfolio is narrowed to once its rows are made; empty narrows nothing. */
export interface RowFilter {
  state: string;
  regime: string;
}

/** The rows that a filter leaves. `late` is asked as a state, for a person looks for both in one place. */
export function narrowRows(rows: readonly PortfolioRow[], { state, regime }: RowFilter): PortfolioRow[] {
  return rows
    .filter((row) => state === '' || (state === 'late' ? row.late : row.state === state))
    .filter((row) => regime === '' || row.regimes.some((each) => each.code === regime && counts(each.applicability)));
}

function counts(applicability: string): boolean {
  return applicability === 'in_scope' || applicability === 'voluntary';
}

/** Sorts rows; what has no value comes last whichever way, and equal ones stay in the order of their names. */
export function sortRows(rows: readonly PortfolioRow[], by: PortfolioSort, descending: boolean): PortfolioRow[] {
  const named = rows.toSorted((a, b) => a.name.localeCompare(b.name, 'nl'));
  if (by === 'name') return descending ? named.toReversed() : named;
  const sign = descending ? -1 : 1;
  return named.toSorted((a, b) => {
    const [x, y] = [sortKeyOf(a, by), sortKeyOf(b, by)];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    return (x - y) * sign;
  });
}

const DAYS = { days: 1, months: 30.44, years: 365.25 };

function sortKeyOf(row: PortfolioRow, by: Exclude<PortfolioSort, 'name'>): number | null {
  const { checklist, age } = row;
  switch (by) {
    case 'state':
      return (
        PROGRESS_STATES.indexOf(row.state) * 1_000 + (checklist ? percentDone(checklist.answered, checklist.total) : 0)
      );
    case 'score':
      return checklist?.score ?? null;
    case 'gap':
      return row.gap;
    case 'change':
      return row.change;
    case 'verified':
      return checklist?.verified ?? null;
    case 'age':
      return age ? age.n * DAYS[age.unit] : null;
  }
}
