import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CyfunModel, MaturityAnswer, MaturityScore } from '#app/domain/scoring.ts';
import { scoreCyfun } from '#app/domain/scoring-cyfun.ts';
import { cyfunModel, type ScoringFramework } from '#app/domain/scoring-model.ts';

const shipped = (code: string): ScoringFramework =>
  JSON.parse(readFileSync(new URL(`../../db/frameworks/${code}.json`, import.meta.url), 'utf8'));
const editions = { 2025: shipped('cyfun2025'), 2023: shipped('cyfun2023') };
const levelOf = (edition: 2023 | 2025, level: string): CyfunModel => cyfunModel(editions[edition], level);

type Given = Record<string, MaturityScore | [MaturityScore, MaturityScore]>;

/** Everything answered with one score, save what is named. */
function answered(model: CyfunModel, base: MaturityScore, given: Given = {}): Map<string, MaturityAnswer> {
  return new Map(
    model.requirements.map(({ code }) => {
      const own = code in given ? (given[code] ?? null) : base;
      const [doc, impl] = Array.isArray(own) ? own : [own, own];
      return [code, { doc, impl }];
    }),
  );
}

const score = (edition: 2023 | 2025, level: string, base: MaturityScore, given: Given = {}) => {
  const model = levelOf(edition, level);
  return scoreCyfun(model, answered(model, base, given));
};

describe('the model of a level', () => {
  it('places a requirement and takes the rules of that level', () => {
    const model = levelOf(2023, 'important');
    expect(model.requirements).toHaveLength(140);
    expect(model.requirements.find((each) => each.code === 'PR.AC-7.1')).toEqual({
      code: 'PR.AC-7.1',
      subcategory: 'PR.AC-7',
      category: 'PR.AC',
      fn: 'PR',
      keyMeasure: false,
      naAllowed: false,
    });
    expect(levelOf(2023, 'essential').requirements.find((each) => each.code === 'PR.AC-7.1')?.keyMeasure).toBe(true);
    expect(levelOf(2025, 'basic')).toMatchObject({ threshold: { total: 2.5 }, na: { max: 1, value: 2.5 } });
    expect(model.na).toBeNull();
  });

  it('scores a flat list without a pass mark', () => {
    const model = cyfunModel(shipped('cyfun_small'), 'all');
    const result = scoreCyfun(model, answered(model, 4, { 'SMALL-1': 2 }));
    expect(result.framework).toMatchObject({ verdict: 'no_threshold', total: { score: 3.75 } });
    expect(result.workbook).toBeNull();
    expect(result.framework.categories).toMatchObject([{ code: 'SMALL' }]);
  });
});

describe('one score everywhere', () => {
  it.each([
    [2025, 'basic', 3, 'pass'],
    [2025, 'basic', 2, 'fail'],
    [2025, 'important', 3, 'pass'],
    [2025, 'essential', 3, 'fail'],
    [2025, 'essential', 4, 'pass'],
    [2023, 'basic', 3, 'pass'],
    [2023, 'essential', 3, 'fail'],
    [2023, 'essential', 5, 'pass'],
  ] as const)('%i %s all %i: %s', (edition, level, base, verdict) => {
    const result = score(edition, level, base);
    for (const each of [result.framework, result.workbook]) {
      expect(each?.total).toEqual({ doc: base, impl: base, score: base });
      expect(each?.verdict).toBe(verdict);
    }
    expect(result).toMatchObject({ complete: true, differs: false, notAnswered: 0 });
  });

  it('names only the total when all key measures and categories are 3 at Essential', () => {
    expect(score(2025, 'essential', 3).framework.reasons).toEqual([{ kind: 'total', score: 3, threshold: 3.5 }]);
  });
});

describe('a boundary', () => {
  it('passes at exactly 2.5', () => {
    const result = score(2025, 'basic', null, allAt(levelOf(2025, 'basic'), [2, 3]));
    expect(result.framework).toMatchObject({ verdict: 'pass', reasons: [], total: { doc: 2, impl: 3, score: 2.5 } });
  });

  it('fails on one key measure below 2.5 and names it', () => {
    const result = score(2025, 'basic', 4, { 'PR.DS-11.1': [2, 2] });
    expect(result.framework.verdict).toBe('fail');
    expect(result.framework.reasons).toEqual([{ kind: 'key_measure', code: 'PR.DS-11.1', score: 2, threshold: 2.5 }]);
    expect(score(2025, 'basic', 4, { 'PR.DS-11.1': [2, 3] }).framework.verdict).toBe('pass');
    expect(score(2025, 'important', 4, { 'PR.DS-11.1': [2, 3] }).framework.verdict).toBe('fail');
    expect(result.worst.keyMeasure?.code).toBe('PR.DS-11.1');
  });

  it('fails Essential on one category below 3 that no other level asks for', () => {
    // 2 throughout GV.RM, which has no key measure, while the other 21 categories lift the total.
    const low = Object.fromEntries(
      levelOf(2025, 'essential').requirements.flatMap((each) =>
        each.category === 'GV.RM' ? [[each.code, 2 as const]] : [],
      ),
    );
    const result = score(2025, 'essential', 5, low);
    expect(result.framework.reasons).toEqual([{ kind: 'category', code: 'GV.RM', score: 2, threshold: 3 }]);
    expect(result.framework.total.score).toBeCloseTo((21 * 5 + 2) / 22, 12);
    expect(result.worst.category).toMatchObject({ code: 'GV.RM', score: 2 });
    expect(score(2025, 'important', 5, low).framework.verdict).toBe('pass');
  });

  it('does not round a total up to its threshold', () => {
    // Basic has 17 categories and a category of one requirement weighs 1/17 of the total: 3 everywhere but four ones
    // and a fifth score x gives (12 × 3 + 4 × 1 + x) / 17. With x = 2 that is 2.47, shown as 2.5, and no pass.
    const ones = ['GV.OC-03.1', 'GV.RM-03.1', 'GV.RR-04.1', 'GV.PO-01.1'].map((code) => [code, 1 as const] as const);
    const total = (fifth: [MaturityScore, MaturityScore]) =>
      score(2025, 'basic', 3, { ...Object.fromEntries(ones), 'ID.IM-03.1': fifth }).framework;
    expect(total([2, 2]).total.score).toBeCloseTo(42 / 17, 12);
    expect(total([2, 2]).reasons).toEqual([{ kind: 'total', score: total([2, 2]).total.score, threshold: 2.5 }]);
    expect(total([2, 3]).total.score).toBeCloseTo(2.5, 12);
    expect(total([2, 3]).verdict).toBe('pass');
  });
});

function allAt(model: CyfunModel, pair: [MaturityScore, MaturityScore]): Given {
  return Object.fromEntries(model.requirements.map((each) => [each.code, pair]));
}

describe('not applicable', () => {
  it('counts as the value of the level in both columns, also when one column has a score', () => {
    const result = score(2025, 'basic', 5, { 'GV.OC-03.1': ['na', 1] });
    expect(result.requirements.find((each) => each.code === 'GV.OC-03.1')).toMatchObject({
      doc: 2.5,
      impl: 2.5,
      score: 2.5,
      na: true,
      answered: true,
    });
    expect(result).toMatchObject({ na: { count: 1, max: 1 }, faults: [], complete: true });
    expect(result.framework.verdict).toBe('pass');
  });

  it.each([
    [2025, 'basic', ['GV.OC-03.1', 'GV.RM-03.1'], 1],
    [2025, 'important', ['GV.OC-03.1', 'GV.RM-03.1', 'GV.RR-04.1', 'GV.PO-01.1'], 3],
    [2025, 'essential', ['GV.OC-03.1', 'GV.RM-03.1', 'GV.RR-04.1', 'GV.PO-01.1', 'ID.AM-01.1', 'ID.AM-02.1'], 5],
  ] as const)('%i %s: one too many is a fault and a fail', (edition, level, codes, max) => {
    const na = (list: readonly string[]) => Object.fromEntries(list.map((code) => [code, 'na' as const]));
    const result = score(edition, level, 5, na(codes));
    expect(result.faults).toEqual([{ kind: 'too_many_na', count: max + 1, max }]);
    expect(result.framework).toMatchObject({ verdict: 'fail', reasons: [{ kind: 'too_many_na' }] });
    expect(score(edition, level, 5, na(codes.slice(1))).framework.verdict).toBe('pass');
  });

  it.each([
    [2025, 'basic', 'PR.DS-11.1'],
    [2025, 'essential', 'GV.RM-01.1'],
    [2023, 'basic', 'ID.AM-1.1'],
  ] as const)('%i %s refuses it on %s and counts no answer', (edition, level, code) => {
    const result = score(edition, level, 5, { [code]: ['na', 5] });
    expect(result.faults).toEqual([{ kind: 'na_forbidden', code }]);
    expect(result.requirements.find((each) => each.code === code)).toMatchObject({ doc: null, impl: null });
    expect(result).toMatchObject({ notAnswered: 1, complete: false, na: { count: 0 } });
    expect(result.framework.verdict).toBe('incomplete');
  });

  it('is allowed at Important on a management aspect that Essential refuses', () => {
    expect(score(2025, 'important', 5, { 'GV.RM-01.1': 'na' }).faults).toEqual([]);
  });
});

describe('the official workbook', () => {
  it('leaves PR.AA-06 out of the implementation of PR.AA at Essential', () => {
    // PR.AA: six subcategories. Framework impl = (5 × 5 + 1) / 6; workbook impl = 5. doc = 26/6 in both.
    const codes = ['PR.AA-06.1', 'PR.AA-06.2', 'PR.AA-06.3', 'PR.AA-06.4'];
    const result = score(2025, 'essential', 5, Object.fromEntries(codes.map((code) => [code, 1 as const])));
    const category = (mode: 'framework' | 'workbook') => result[mode]?.categories.find((each) => each.code === 'PR.AA');
    expect(category('framework')?.score).toBeCloseTo(26 / 6, 12);
    expect(category('workbook')).toMatchObject({ impl: 5 });
    expect(category('workbook')?.doc).toBeCloseTo(26 / 6, 12);
    expect(result.differs).toBe(true);
    expect(result.workbook?.total.score).toBeCloseTo((21 * 5 + (26 / 6 + 5) / 2) / 22, 12);
    expect(result.framework.total.score).toBeCloseTo((21 * 5 + 26 / 6) / 22, 12);
  });

  it.each([
    // ID.GV of 2023 Basic: three subcategories of one against one group of three, which gives the same mean.
    [2023, 'basic', 'ID.GV', { 'ID.GV-1.1': 1 }, 11 / 3, 11 / 3],
    // PR.IR at Important: 01 | 02 | 04 against 01 | 02 + 04.
    [2025, 'important', 'PR.IR', { 'PR.IR-02.1': 2, 'PR.IR-04.1': 2 }, 3, 3.5],
    // PR.IR at Essential: 01 | 02 | 03 | 04 against 01 | 02 | 03 + 04.
    [2025, 'essential', 'PR.IR', { 'PR.IR-03.1': 2, 'PR.IR-04.1': 2 }, 3.5, 4],
    // RC.CO at Essential: 03 | 04 against 03 | 04.1 | 04.2 | 04.3.
    [2025, 'essential', 'RC.CO', { 'RC.CO-03.1': 1 }, 3, 4],
  ] as const)('%i %s %s: %o', (edition, level, code, given, framework, workbook) => {
    const result = score(edition, level, 5, given);
    const scoreIn = (mode: 'framework' | 'workbook') =>
      result[mode]?.categories.find((each) => each.code === code)?.score;
    expect(scoreIn('framework')).toBeCloseTo(framework, 12);
    expect(scoreIn('workbook')).toBeCloseTo(workbook, 12);
  });
});
