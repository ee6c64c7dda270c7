import { describe, expect, it } from 'vitest';
import {
  type PortfolioChecklist,
  type PortfolioFacts,
  portfolioRows,
  summarisePortfolio,
  toneOfScore,
  toneOfTotal,
} from '#app/domain/portfolio.ts';
import { narrowRows, sortRows } from '#app/domain/portfolio-order.ts';
import { ageOf, dueIn, nearness, percentDone, progressOf } from '#app/domain/progress.ts';

const NOW = new Date('2026-01-15T09:00:00Z');
const whole: PortfolioChecklist = {
  id: 1,
  framework: 'cyfun2025',
  title: 'CyFun',
  level: 'basic',
  scale: 'maturity',
  phase: 'accepted',
  dueOn: '2026-01-31',
  answered: 34,
  total: 34,
  exceptions: 0,
  target: 2.5,
  score: 2.6,
  workbook: null,
  verified: 2.4,
  verdict: 'fail',
  keyMeasuresBelow: 2,
  groups: [{ code: 'GV', score: 2.4, oldest: '2025-11-15' }],
  lastAnswerAt: new Date('2026-01-10T09:00:00Z'),
  before: 2.8,
};
const half: PortfolioChecklist = { ...whole, phase: 'open', answered: 4, score: 4.5, verdict: 'incomplete' };
const untouched: PortfolioChecklist = { ...half, answered: 0, score: null, groups: [], lastAnswerAt: null };
const at = (name: string, ...checklists: PortfolioChecklist[]): PortfolioFacts => ({
  slug: name,
  name,
  covered: [],
  regimes: [],
  checklists,
});
const rowsOf = (...facts: PortfolioFacts[]) => portfolioRows(facts, { kind: 'groups', codes: ['GV', 'ID'] }, NOW);

describe('the tone of a score', () => {
  it.each([
    [null, 'maturity', 2.5, 'quiet'],
    [2.5, 'maturity', 2.5, 'good'],
    [2.4999, 'maturity', 2.5, 'warning'],
    [2, 'maturity', 2.5, 'warning'],
    [1.99, 'maturity', 2.5, 'bad'],
    [80, 'compliance', null, 'good'],
    [79.9, 'compliance', null, 'warning'],
    [49.9, 'compliance', null, 'bad'],
  ] as const)('%s on %s against %s is %s', (score, scale, target, tone) => {
    expect(toneOfScore(score, scale, target)).toBe(tone);
  });

  it('is provisional for a total that is not answered whole, however high', () => {
    expect(toneOfTotal(whole)).toBe('good');
    expect(toneOfTotal(half)).toBe('busy');
    expect(toneOfTotal(untouched)).toBe('quiet');
    expect(toneOfTotal(null)).toBe('quiet');
  });
});

describe('the rows of a portfolio', () => {
  it('say state, distance from the target, change, and how old the oldest answer is', () => {
    const [row] = rowsOf(at('A', whole));
    expect(row).toMatchObject({ state: 'accepted', late: false });
    expect(row?.gap).toBeCloseTo(0.1);
    expect(row?.change).toBeCloseTo(-0.2);
    expect(row?.cells[0]).toMatchObject({ score: 2.4, tone: 'warning', age: { unit: 'months', n: 2 } });
    expect(row?.cells[1]).toMatchObject({ score: null, state: 'accepted' });
  });

  it('tell no checklist from one that nobody began', () => {
    expect(rowsOf(at('A'), at('B', untouched)).map((row) => row.state)).toEqual(['none', 'not_started']);
  });

  it.each([
    ['open', '2026-01-14', true],
    ['open', '2026-01-15', false],
    ['returned', '2026-01-14', true],
    ['submitted', '2026-01-14', false],
    ['accepted', '2026-01-14', false],
  ] as const)('call %s due %s late: %s', (phase, dueOn, late) => {
    expect(rowsOf(at('A', { ...whole, phase, dueOn }))[0]?.late).toBe(late);
  });

  it('have a column per framework when asked, and take the least far as their state', () => {
    const gdpr = { ...untouched, id: 2, framework: 'gdpr', scale: 'compliance' as const };
    const [row] = portfolioRows(
      [at('A', whole, gdpr)],
      { kind: 'frameworks', codes: ['cyfun2025', 'gdpr', 'nis2'] },
      NOW,
    );
    expect(row?.state).toBe('not_started');
    expect(row?.cells.map(({ score, state }) => [score, state])).toEqual([
      [2.6, null],
      [null, 'not_started'],
      [null, 'none'],
    ]);
  });
});

describe('the figures above a portfolio', () => {
  it('take mean and lowest over whole scores only, and count the others', () => {
    const summary = summarisePortfolio(rowsOf(at('A', whole), at('B', { ...whole, score: 2 }), at('C', half), at('D')));
    expect(summary.mean).toBeCloseTo(2.3);
    expect(summary.lowest).toMatchObject({ name: 'B', score: 2 });
    expect(summary).toMatchObject({ scored: 2, spread: { good: 1, warning: 1, busy: 1, quiet: 1 } });
    expect(summary.states).toMatchObject({ accepted: 2, open: 1, none: 1, not_started: 0 });
  });

  it('have no mean of nothing', () => {
    expect(summarisePortfolio(rowsOf(at('A')))).toMatchObject({ mean: null, lowest: null, scored: 0 });
  });
});

describe('the order of a portfolio', () => {
  const rows = rowsOf(at('Bb', whole), at('Aa'), at('Cc', { ...whole, score: 2 }));
  it.each([
    ['name', false, 'Aa Bb Cc'],
    ['name', true, 'Cc Bb Aa'],
    ['score', false, 'Cc Bb Aa'],
    ['score', true, 'Bb Cc Aa'],
    ['state', false, 'Aa Bb Cc'],
  ] as const)('by %s, descending %s: what has no value comes last', (by, descending, order) => {
    expect(
      sortRows(rows, by, descending)
        .map(({ name }) => name)
        .join(' '),
    ).toBe(order);
  });

  it('narrows by state, by lateness and by a regime that holds', () => {
    const regime = (applicability: string) => [{ code: 'nis2', applicability, level: null }];
    const two = rowsOf(
      { ...at('A', { ...half, dueOn: '2026-01-01' }), regimes: regime('in_scope') },
      { ...at('B'), regimes: regime('out_of_scope') },
    );
    const names = (state: string, code: string) => narrowRows(two, { state, regime: code }).map(({ name }) => name);
    expect(names('', '')).toEqual(['A', 'B']);
    expect(names('late', '')).toEqual(['A']);
    expect(names('none', '')).toEqual(['B']);
    expect(names('', 'nis2')).toEqual(['A']);
  });
});

describe('progress', () => {
  it('never shows all but one as all', () => {
    expect(percentDone(217, 218)).toBe(99);
    expect(percentDone(0, 0)).toBe(0);
  });
  it.each([
    ['2026-01-14', 'late', 1, 'late'],
    ['2026-01-15', 'today', 0, 'soon'],
    ['2026-01-29', 'left', 14, 'soon'],
    ['2026-01-30', 'left', 15, 'later'],
  ] as const)('due %s', (dueOn, kind, n, near) => {
    expect(dueIn(dueOn, '2026-01-15')).toEqual({ kind, n });
    expect(nearness(dueOn, '2026-01-15')).toBe(near);
  });
  it.each([
    ['2026-01-15', 'days', 0],
    ['2025-11-17', 'days', 59],
    ['2025-11-16', 'months', 1],
    ['2023-01-15', 'years', 3],
  ] as const)('age since %s', (day, unit, n) => {
    expect(ageOf(day, '2026-01-15')).toEqual({ unit, n });
  });
  it('calls an open checklist with answers under way', () => {
    expect(progressOf({ phase: 'open', answered: 1 })).toBe('open');
    expect(progressOf(null)).toBe('none');
  });
});
