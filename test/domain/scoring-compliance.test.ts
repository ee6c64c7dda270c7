import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ComplianceAnswer, type ComplianceRequirement, scoreCompliance } from '#app/domain/scoring-compliance.ts';
import { complianceModel } from '#app/domain/scoring-model.ts';

const requirements: ComplianceRequirement[] = [
  { code: 'a1', section: 'a', weight: 1 },
  { code: 'a2', section: 'a', weight: 1 },
  { code: 'b1', section: 'b', weight: 2 },
  { code: 'b2', section: 'b', weight: 1 },
  { code: 'c1', section: 'c', weight: 1 },
];

const score = (given: Record<string, ComplianceAnswer>) =>
  scoreCompliance(requirements, new Map(Object.entries(given)));

describe('a yes/no framework', () => {
  it.each<[string, Record<string, ComplianceAnswer>, number | null, number | null]>([
    ['nothing answered', {}, null, 0],
    ['all yes', { a1: 'yes', a2: 'yes', b1: 'yes', b2: 'yes', c1: 'yes' }, 100, 100],
    ['one weighted no', { a1: 'yes', a2: 'yes', b1: 'no', b2: 'yes', c1: 'yes' }, (4 / 6) * 100, (4 / 6) * 100],
    ['partly counts a half', { a1: 'partly', a2: 'yes' }, 75, (1.5 / 6) * 100],
    ['not applicable leaves the sum', { a1: 'yes', b1: 'na' }, 100, (1 / 4) * 100],
    ['all not applicable', { a1: 'na', a2: 'na', b1: 'na', b2: 'na', c1: 'na' }, null, null],
  ])('%s', (_what, given, ofAnswered, ofAll) => {
    const result = score(given);
    if (ofAnswered === null) expect(result.percentageOfAnswered).toBeNull();
    else expect(result.percentageOfAnswered).toBeCloseTo(ofAnswered, 10);
    if (ofAll === null) expect(result.percentageOfAll).toBeNull();
    else expect(result.percentageOfAll).toBeCloseTo(ofAll, 10);
  });

  it('counts each status and what is still open', () => {
    expect(score({ a1: 'yes', a2: 'partly', b1: 'no', b2: 'na' })).toMatchObject({
      counts: { compliant: 1, partly: 1, not_compliant: 1, not_applicable: 1, not_answered: 1 },
      total: 5,
      answered: 4,
      notAnswered: 1,
      complete: false,
    });
  });

  it('shows the worst first, the heavier before the lighter', () => {
    expect(score({ a1: 'no', a2: 'partly', b1: 'no', b2: 'yes' }).worst).toEqual([
      { code: 'b1', status: 'not_compliant' },
      { code: 'a1', status: 'not_compliant' },
      { code: 'a2', status: 'partly' },
      { code: 'c1', status: 'not_answered' },
    ]);
  });

  it('shows the weakest section first and one without anything applicable last', () => {
    const sections = score({ a1: 'na', a2: 'na', b1: 'yes', b2: 'no', c1: 'no' }).sections;
    expect(sections.map((each) => each.code)).toEqual(['c', 'b', 'a']);
    const last = score({ a1: 'yes', a2: 'no', b1: 'no', b2: 'no', c1: 'na' }).sections;
    expect(last.map((each) => each.code)).toEqual(['b', 'a', 'c']);
    expect(sections[1]?.percentageOfAll).toBeCloseTo((2 / 3) * 100, 10);
  });

  it('reads the shipped NIS2 list', () => {
    const file = new URL('../../db/frameworks/nis2.json', import.meta.url);
    const model = complianceModel(JSON.parse(readFileSync(file, 'utf8')).nodes);
    expect(model).toHaveLength(20);
    expect(model).toContainEqual({ code: 'BE.30.3.11', section: '21.2.e', weight: 1 });
  });
});
