import { describe, expect, it } from 'vitest';
import {
  type Adjustment,
  BANDS,
  bandOf,
  CB_SCORES,
  type Circumstances,
  DATA_CLASSES,
  type DataLine,
  divergence,
  EI_SCORES,
  type Identification,
  RISKS,
  type Severity,
  type SeverityInput,
  severityOf,
} from '#app/domain/breach-severity.ts';

const calm: Circumstances = { confidentiality: 'none', integrity: 'none', availability: 'none', malicious: 'no' };
const line = (kind: DataLine['kind'], adjustments: Adjustment[] = [], opens: DataLine['opens'] = null): DataLine => ({
  kind,
  opens,
  adjustments,
});
function input(change: Partial<SeverityInput> = {}): SeverityInput {
  return {
    data: [line('simple')],
    identification: 'maximum',
    circumstances: calm,
    persons: null,
    unintelligible: false,
    ...change,
  };
}
function score(change: Partial<SeverityInput>): Severity {
  const result = severityOf(input(change));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.severity;
}
const problems = (change: Partial<SeverityInput>) => {
  const result = severityOf(input(change));
  return result.ok ? [] : result.problems.map(({ problem }) => problem);
};
const up = (step: number, reason = 'omdat'): Adjustment => ({ factor: 'volume', step, reason });
const down = (step: number, reason = 'omdat'): Adjustment => ({ factor: 'public', step, reason });

describe('the formula', () => {
  // The numbers of the method, written out again so that a changed table is noticed.
  const bases = { simple: 1, behavioural: 2, financial: 3, sensitive: 4 };
  const eis = { negligible: 0.25, limited: 0.5, significant: 0.75, maximum: 1 };
  const parts = {
    confidentiality: { none: 0, known_recipients: 0.25, unknown_recipients: 0.5 },
    integrity: { none: 0, recoverable: 0.25, unrecoverable: 0.5 },
    availability: { none: 0, temporary: 0.25, permanent: 0.5 },
    malicious: { no: 0, yes: 0.5 },
  };

  it('has the tables of the method', () => {
    expect(EI_SCORES).toEqual(eis);
    expect(CB_SCORES).toEqual(parts);
  });

  it('is DPC × EI + CB for every combination of the tables', () => {
    let n = 0;
    const seen = new Set<string>();
    for (const kind of DATA_CLASSES)
      for (const identification of Object.keys(eis) as Identification[])
        for (const confidentiality of Object.keys(parts.confidentiality) as Circumstances['confidentiality'][])
          for (const integrity of Object.keys(parts.integrity) as Circumstances['integrity'][])
            for (const availability of Object.keys(parts.availability) as Circumstances['availability'][])
              for (const malicious of ['no', 'yes'] as const) {
                const circumstances = { confidentiality, integrity, availability, malicious };
                const cb =
                  parts.confidentiality[confidentiality] +
                  parts.integrity[integrity] +
                  parts.availability[availability] +
                  parts.malicious[malicious];
                const se = bases[kind] * eis[identification] + cb;
                const found = score({ data: [line(kind)], identification, circumstances });
                expect(found).toMatchObject({ dpc: bases[kind], ei: eis[identification], cbTotal: cb, se });
                expect(found.band).toBe(['low', 'low', 'medium', 'high', 'very_high'][Math.min(4, Math.floor(se))]);
                expect(found.suggests).toEqual({ article33: se >= 2, article34: se >= 3 });
                seen.add(found.band);
                n++;
              }
    expect(n).toBe(4 * 4 * 3 * 3 * 3 * 2);
    expect([...seen].sort()).toEqual([...BANDS].sort());
  });

  it('runs from 0.25 to 6', () => {
    const worst: Circumstances = {
      confidentiality: 'unknown_recipients',
      integrity: 'unrecoverable',
      availability: 'permanent',
      malicious: 'yes',
    };
    expect(score({ identification: 'negligible' }).se).toBe(0.25);
    expect(score({ data: [line('sensitive')], circumstances: worst }).se).toBe(6);
  });

  // Known from other tools: bands shifted by one, and circumstances as a quarter for yes.
  it.each([
    [1.75, 'low'],
    [2, 'medium'],
    [2.75, 'medium'],
    [3, 'high'],
    [3.75, 'high'],
    [4, 'very_high'],
    [0.25, 'low'],
    [1, 'low'],
    [6, 'very_high'],
  ])('%s is %s', (se, band) => expect(bandOf(se)).toBe(band));

  it('counts unknown recipients for a half and not for a quarter', () => {
    const { cb, cbTotal } = score({ circumstances: { ...calm, confidentiality: 'unknown_recipients' } });
    expect([cb.confidentiality, cbTotal]).toEqual([0.5, 0.5]);
    expect(score({ circumstances: { ...calm, malicious: 'yes' } }).cbTotal).toBe(0.5);
  });
});

describe('the data', () => {
  it('counts the highest of several categories, and says which', () => {
    const { dpc, decisive, lines } = score({ data: [line('simple'), line('financial'), line('behavioural')] });
    expect([dpc, decisive]).toEqual([3, 1]);
    expect(lines.map((one) => one.score)).toEqual([1, 3, 2]);
  });

  it('gives credentials the class of what they open', () => {
    for (const [index, opens] of DATA_CLASSES.entries())
      expect(score({ data: [line('credentials', [], opens)] })).toMatchObject({ dpc: index + 1 });
    expect(problems({ data: [line('credentials')] })).toEqual(['opens_missing']);
  });

  it('is adjusted in whole steps from one to four, for every class', () => {
    for (const [index, kind] of DATA_CLASSES.entries())
      for (const step of [-3, -2, -1, 1, 2, 3]) {
        const data = [line(kind, [step > 0 ? up(step) : down(step)])];
        const wanted = index + 1 + step;
        if (wanted < 1 || wanted > 4) expect(problems({ data })).toEqual(['out_of_range']);
        else expect(score({ data }).dpc).toBe(wanted);
      }
  });

  it.each<[string, DataLine[], string[]]>([
    ['no data', [], ['no_data']],
    ['half a step', [line('simple', [up(0.5)])], ['step_not_whole']],
    ['no step', [line('simple', [up(0)])], ['step_not_whole']],
    ['a raising factor that lowers', [line('financial', [{ ...up(1), step: -1 }])], ['wrong_direction']],
    ['a lowering factor that raises', [line('simple', [{ ...down(-1), step: 1 }])], ['wrong_direction']],
    ['no reason', [line('simple', [up(1, ' ')])], ['reason_missing']],
    ['a reason for one of two', [line('simple', [up(1), up(1, '')])], ['reason_missing']],
    ['up and down together', [line('behavioural', [up(2), down(-1)])], []],
    ['too far together', [line('financial', [up(1), up(1)])], ['out_of_range']],
  ])('%s', (_, data, expected) => expect(problems({ data })).toEqual(expected));

  it('names the line of a problem, and asks how easily people are identified', () => {
    const result = severityOf(input({ data: [line('simple'), line('simple', [up(1, '')])], identification: null }));
    expect(result).toEqual({
      ok: false,
      problems: [{ problem: 'identification_missing' }, { problem: 'reason_missing', line: 1 }],
    });
  });
});

describe('beside the score', () => {
  it('flags more than a hundred persons, and data that nobody can read', () => {
    const many = (persons: number | null) => score({ persons }).flags.manyPersons;
    expect([many(null), many(100), many(101)]).toEqual([false, false, true]);
    expect(score({ unintelligible: true })).toMatchObject({ flags: { unintelligible: true }, se: 1 });
  });

  it.each([
    ['low', ['', 'higher', 'higher']],
    ['medium', ['lower', '', 'higher']],
    ['high', ['lower', 'lower', '']],
    ['very_high', ['lower', 'lower', '']],
  ] as const)('a %s band asks for a reason when a person thinks otherwise', (band, expected) => {
    expect(RISKS.map((human) => divergence(band, human)?.direction ?? '')).toEqual(expected);
  });
});
