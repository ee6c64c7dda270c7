import { describe, expect, it } from 'vitest';
import { figureOf, type MatrixCell, type MatrixColumn, matrixCell, spreadOf, trendOf } from '#app/domain/matrix.ts';
import type { AnswerValues } from '#app/domain/review.ts';

const given = (values: Partial<AnswerValues>): AnswerValues => ({ choice: null, doc: null, impl: null, ...values });

describe('the figure of an answer', () => {
  it.each([
    ['maturity', undefined, null],
    ['maturity', { doc: '3', impl: '4' }, 3.5],
    ['maturity', { doc: '3' }, null],
    ['maturity', { doc: 'na', impl: 'na' }, 'na'],
    ['maturity', { choice: 'yes' }, null],
    ['compliance', { choice: 'yes' }, 100],
    ['compliance', { choice: 'partly' }, 50],
    ['compliance', { choice: 'no' }, 0],
    ['compliance', { choice: 'na' }, 'na'],
    ['compliance', {}, null],
  ] as const)('%s %j is %s', (scale, values, figure) => {
    expect(figureOf(scale, values && given(values))).toBe(figure);
  });
});

describe('the trend', () => {
  it.each([
    [3, 2.5, 'up'],
    [2, 2.5, 'down'],
    [2, 2, 'same'],
    [0, 0, 'same'],
    [2, null, 'new'],
    [2, 'na', 'new'],
    ['na', 2, null],
    [null, 2, null],
  ] as const)('from %s against %s is %s', (now, before, trend) => {
    expect(trendOf(now, before)).toBe(trend);
  });
});

describe('a cell', () => {
  const column: MatrixColumn = {
    slug: 'a',
    name: 'A',
    checklistId: 1,
    level: 'basic',
    target: 2.5,
    unasked: new Set(['X']),
    answers: new Map([
      ['A', given({ doc: '2', impl: '2' })],
      ['X', given({ doc: '5', impl: '5' })],
    ]),
    before: new Map([['A', given({ doc: '1', impl: '1' })]]),
    across: false,
    awaits: new Set(['A', 'B']),
  };
  it.each([
    ['A', ['basic'], { state: 'score', score: 2, tone: 'warning', trend: 'up', awaits: true }],
    ['B', ['basic'], { state: 'open', score: null, tone: 'quiet', trend: null, awaits: false }],
    ['A', ['important'], { state: 'not_asked', score: null, tone: 'quiet', trend: null, awaits: false }],
    ['X', ['basic'], { state: 'not_asked', score: null, tone: 'quiet', trend: null, awaits: false }],
  ] as const)('%s at %j', (code, levels, cell) => {
    expect(matrixCell('maturity', { code, levels }, column)).toEqual(cell);
  });
  it('compares with an earlier edition only what both ask', () => {
    const [kept, none] = [column, { ...column, before: new Map() }].map((each) => ({ ...each, across: true }));
    const asked = { code: 'A', levels: ['basic'] };
    expect(matrixCell('maturity', asked, kept as MatrixColumn).trend).toBe('up');
    expect(matrixCell('maturity', asked, none as MatrixColumn).trend).toBeNull();
    expect(matrixCell('maturity', asked, { ...column, before: new Map() }).trend).toBe('new');
  });
});

describe('what stands beside a row', () => {
  const cell = (score: number | null, state: MatrixCell['state'] = 'score'): MatrixCell => ({
    state,
    score,
    tone: 'quiet',
    trend: null,
    awaits: false,
  });
  it('counts every value, and gives mean and lowest over figures alone', () => {
    const row = [cell(4), cell(1.5), cell(1.5), cell(null, 'na'), cell(null, 'open'), cell(null, 'not_asked')];
    expect(spreadOf('maturity', row)).toEqual({
      counts: [
        { value: '1', n: 2 },
        { value: '4', n: 1 },
        { value: 'na', n: 1 },
        { value: 'open', n: 1 },
      ],
      mean: 7 / 3,
      worst: { score: 1.5, at: [1, 2] },
    });
  });

  it('says none where nobody has a figure', () => {
    expect(spreadOf('compliance', [cell(null, 'open')])).toMatchObject({ mean: null, worst: null });
    expect(spreadOf('compliance', [cell(0), cell(100)]).counts).toEqual([
      { value: 'no', n: 1 },
      { value: 'yes', n: 1 },
    ]);
  });
});
