import { describe, expect, it } from 'vitest';
import type { CyfunModel, MaturityAnswer, MaturityScore } from '#app/domain/scoring.ts';
import { mean, reaches } from '#app/domain/scoring.ts';
import { scoreCyfun } from '#app/domain/scoring-cyfun.ts';

/** Two functions; X.A has the subcategories X.A-1 (two requirements) and X.A-2 (one), Y.A has one of one. */
const model: CyfunModel = {
  level: 'basic',
  requirements: [
    ['X.A-1.1', 'X.A-1', 'X.A', 'X', true],
    ['X.A-1.2', 'X.A-1', 'X.A', 'X', false],
    ['X.A-2.1', 'X.A-2', 'X.A', 'X', false],
    ['X.B-1.1', 'X.B-1', 'X.B', 'X', false],
    ['Y.A-1.1', 'Y.A-1', 'Y.A', 'Y', false],
  ].map(([code, subcategory, category, fn, key]) => ({
    code: String(code),
    subcategory: String(subcategory),
    category: String(category),
    fn: String(fn),
    keyMeasure: key === true,
    naAllowed: key !== true,
  })),
  threshold: { key_measure: 2.5, category: null, total: 2.5 },
  na: { max: 1, value: 2.5 },
  groups: null,
};

const answers = (given: Record<string, [MaturityScore, MaturityScore]>): Map<string, MaturityAnswer> =>
  new Map(Object.entries(given).map(([code, [doc, impl]]) => [code, { doc, impl }]));

describe('the averaging chain, by hand', () => {
  const result = scoreCyfun(
    model,
    answers({ 'X.A-1.1': [3, 2], 'X.A-1.2': [5, 4], 'X.A-2.1': [1, 2], 'X.B-1.1': [4, 5], 'Y.A-1.1': [2, 1] }),
  );
  const of = (list: readonly { code: string }[], code: string) => list.find((each) => each.code === code);

  it('averages requirements into a subcategory', () => {
    expect(of(result.framework.subcategories, 'X.A-1')).toEqual({ code: 'X.A-1', doc: 4, impl: 3, score: 3.5 });
  });
  it('averages subcategories, not requirements, into a category', () => {
    expect(of(result.framework.categories, 'X.A')).toEqual({ code: 'X.A', doc: 2.5, impl: 2.5, score: 2.5 });
  });
  it('averages categories into a function and into the total', () => {
    expect(of(result.framework.functions, 'X')).toEqual({ code: 'X', doc: 3.25, impl: 3.75, score: 3.5 });
    expect(of(result.framework.functions, 'Y')).toEqual({ code: 'Y', doc: 2, impl: 1, score: 1.5 });
    expect(result.framework.total.score).toBeCloseTo((2.5 + 4.5 + 1.5) / 3, 12);
  });
  it('shows the worst and the distribution beside the average', () => {
    expect(result.worst.requirement).toMatchObject({ code: 'X.A-2.1', score: 1.5 });
    expect(result.worst.category).toMatchObject({ code: 'Y.A' });
    expect(result.distribution).toEqual({
      doc: { 1: 1, 2: 1, 3: 1, 4: 1, 5: 1 },
      impl: { 1: 1, 2: 2, 3: 0, 4: 1, 5: 1 },
    });
    expect(result.framework.reasons).toEqual([]);
    expect(result.framework.verdict).toBe('pass');
  });
});

describe('what is not finished', () => {
  it('gives no score and no verdict before the first answer', () => {
    const result = scoreCyfun(model, new Map());
    expect(result).toMatchObject({ answered: 0, notAnswered: 5, complete: false });
    expect(result.framework).toMatchObject({
      verdict: 'incomplete',
      total: { doc: null, impl: null, score: null },
      reasons: [],
    });
    expect(result.worst).toEqual({ requirement: null, keyMeasure: null, category: null });
  });

  it('averages what is there and stays incomplete, however good or bad it is', () => {
    const high = scoreCyfun(model, answers({ 'X.A-1.1': [5, 5], 'X.B-1.1': [4, 4] }));
    expect(high.framework).toMatchObject({ verdict: 'incomplete', total: { score: 4.5 } });
    const low = scoreCyfun(model, answers({ 'X.A-1.1': [1, 1] }));
    expect(low.framework.verdict).toBe('incomplete');
    expect(low.framework.reasons.map((each) => each.kind)).toEqual(['key_measure', 'total']);
  });

  it('counts half an answer as not answered and gives it no score', () => {
    const result = scoreCyfun(model, answers({ 'X.A-1.1': [5, null] }));
    expect(result).toMatchObject({ answered: 0, notAnswered: 5 });
    expect(result.requirements[0]).toMatchObject({ doc: 5, impl: null, score: null, answered: false });
    expect(result.framework.total).toEqual({ doc: 5, impl: null, score: null });
  });

  it('ignores an answer to a requirement that the level does not ask', () => {
    expect(scoreCyfun(model, answers({ 'Z.Z-1.1': [5, 5] }))).toMatchObject({ answered: 0, notAnswered: 5 });
  });

  it('never calls what is not applicable the worst', () => {
    const all = { 'X.A-1.1': [4, 4], 'X.A-1.2': [4, 4], 'X.A-2.1': ['na', 'na'], 'X.B-1.1': [3, 3], 'Y.A-1.1': [4, 4] };
    expect(scoreCyfun(model, answers(all as never)).worst.requirement?.code).toBe('X.B-1.1');
  });
});

describe('any set of answers', () => {
  it('keeps every score within 1 and 5, and a better answer never lowers the total', () => {
    const random = numbers(20260114);
    for (let round = 0; round < 500; round += 1) {
      const given = new Map(
        model.requirements.map(({ code }): [string, MaturityAnswer] => [
          code,
          { doc: pick(random), impl: pick(random) },
        ]),
      );
      const result = scoreCyfun(model, given);
      for (const each of [result.framework.total, ...result.framework.categories, ...result.framework.functions]) {
        if (each.score === null) continue;
        expect(each.score).toBeGreaterThanOrEqual(1);
        expect(each.score).toBeLessThanOrEqual(5);
      }
      expect(result.answered + result.notAnswered).toBe(5);
      if (!result.complete) continue;
      const better = new Map(
        [...given].map(([code, answer]) => [code, { doc: raised(answer.doc), impl: raised(answer.impl) }]),
      );
      expect(scoreCyfun(model, better).framework.total.score ?? 0).toBeGreaterThanOrEqual(
        result.framework.total.score ?? 0,
      );
    }
  });

  it('compares unrounded, yet forgives what binary fractions lose', () => {
    expect(reaches(2.4999, 2.5)).toBe(false);
    expect(reaches(2.5, 2.5)).toBe(true);
    expect(reaches(3 - 4e-16, 3)).toBe(true);
    expect(mean([])).toBeNull();
  });
});

/** A small repeatable source of numbers, so that a failing round can be run again. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function pick(random: () => number): MaturityScore {
  return ([1, 2, 3, 4, 5, null, 1, 2, 3, 4, 5, 'na'] as const)[Math.floor(random() * 12)] ?? null;
}

function raised(value: MaturityScore): MaturityScore {
  return typeof value === 'number' ? (Math.min(5, value + 1) as MaturityScore) : value;
}
