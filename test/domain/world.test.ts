import { describe, expect, it } from 'vitest';
import { formatKbo, isKbo, isOvo, tidyKbo } from '#app/domain/kbo.ts';
import {
  coverageFaults,
  decideOnboarding,
  includes,
  type OnboardingFacts,
  overlaps,
  slugOf,
} from '#app/domain/municipality.ts';
import { type RegimeChoice, regimeFaults, startingApplicability } from '#app/domain/regime.ts';
import { listReferenceMunicipalities, searchReferenceMunicipalities } from '#db/reference/municipalities.server.ts';

describe('an enterprise number', () => {
  it.each([
    ['0207508932', true],
    ['0207508933', false],
    ['0207437468', true],
    ['2207508932', false],
    ['207508932', false],
    ['0207.508.932', false],
    ['', false],
    // 00000097: nothing remains of the first eight, so the check digits are 97 itself.
    ['0000009797', true],
    ['0000009700', false],
    // Numbers with a leading 1 are given out since 2023.
    ['1000000098', false],
    [`10000000${String(97 - (10_000_000 % 97)).padStart(2, '0')}`, true],
  ])('%s: %s', (text, good) => {
    expect(isKbo(text)).toBe(good);
  });

  it('is taken as people type it and shown as they read it', () => {
    expect(tidyKbo(' BE 0207.508.932')).toBe('0207508932');
    expect(tidyKbo('BE0207508932')).toBe('0207508932');
    expect(formatKbo('0207508932')).toBe('0207.508.932');
  });

  it('finds any single wrong digit and any swap of neighbours in a real number', () => {
    const real = '0207508932';
    const passed: string[] = [];
    for (let at = 0; at < 10; at++) {
      for (let digit = 0; digit < 10; digit++) {
        const wrong = real.slice(0, at) + digit + real.slice(at + 1);
        if (wrong !== real && isKbo(wrong)) passed.push(wrong);
      }
      const swapped = real.slice(0, at) + (real[at + 1] ?? '') + (real[at] ?? '') + real.slice(at + 2);
      if (swapped !== real && isKbo(swapped)) passed.push(swapped);
    }
    expect(passed).toEqual([]);
  });
});

describe('the reference list', () => {
  const all = listReferenceMunicipalities();

  it('has all 285 Flemish municipalities, each with a good KBO and OVO of gemeente and OCMW', () => {
    expect(all).toHaveLength(285);
    for (const one of all) {
      for (const kbo of [one.gemeenteKbo, one.ocmwKbo])
        expect([one.name, kbo, isKbo(kbo)]).toEqual([one.name, kbo, true]);
      for (const ovo of [one.gemeenteOvo, one.ocmwOvo]) expect([one.name, isOvo(ovo)]).toEqual([one.name, true]);
      expect(one.nis).toMatch(/^[1-7]\d{4}$/);
      expect(slugOf(one.name)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    }
  });

  it('names no number twice', () => {
    const numbers = all.flatMap((one) => [one.nis, one.gemeenteKbo, one.ocmwKbo, one.gemeenteOvo, one.ocmwOvo]);
    expect(new Set(numbers).size).toBe(285 * 5);
    expect(new Set(all.map((one) => slugOf(one.name))).size).toBe(285);
  });

  it('is searched without regard for capitals, accents and signs, and by number', () => {
    const names = (text: string) => searchReferenceMunicipalities(text).map((one) => one.name);
    expect(names('SINT katelijne')).toEqual(['Sint-Katelijne-Waver']);
    expect(names('0207.508.932')).toEqual(['Aartselaar']);
    expect(names('11001')).toEqual(['Aartselaar']);
    expect(names('  ')).toEqual([]);
    expect(names('zandbeke')).toEqual([]);
  });
});

describe('the address of a municipality', () => {
  it.each([
    ['Zandbeke', 'zandbeke'],
    ['Sint-Katelijne-Waver', 'sint-katelijne-waver'],
    ["'s-Gravenbrakel", 's-gravenbrakel'],
    ['Heist-op-den-Berg (stad)', 'heist-op-den-berg-stad'],
    ['  Küçükköy  Ærø ', 'kucukkoy-aero'],
    ['Liège', 'liege'],
    ['Нови Сад', ''],
    ['---', ''],
  ])('%s: %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });
});

describe('periods of coverage', () => {
  const period = (fromOn: string, untilOn: string | null = null) => ({ fromOn, untilOn });
  it.each([
    ['one ends the day before the other begins', period('2023-01-01', '2023-12-31'), period('2024-01-01'), false],
    ['they share one day', period('2023-01-01', '2024-01-01'), period('2024-01-01'), true],
    ['both without an end', period('2023-01-01'), period('2030-01-01'), true],
    ['one lies in the other', period('2023-01-01', '2025-12-31'), period('2024-02-01', '2024-03-01'), true],
    ['they share the leap day', period('2027-01-01', '2028-02-29'), period('2028-02-29', '2028-12-31'), true],
    ['they meet around the leap day', period('2027-01-01', '2028-02-28'), period('2028-02-29'), false],
    ['one ended before an open one', period('2022-01-01', '2022-06-30'), period('2022-07-01'), false],
  ])('%s', (_, one, other, shared) => {
    expect(overlaps(one, other)).toBe(shared);
    expect(overlaps(other, one)).toBe(shared);
    expect(coverageFaults(other, [one]).map((fault) => fault.problem)).toEqual(shared ? ['coverage_overlaps'] : []);
  });

  it('include both their ends', () => {
    const year = period('2024-01-01', '2024-12-31');
    expect(['2023-12-31', '2024-01-01', '2024-12-31', '2025-01-01'].map((day) => includes(year, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('do not end before they begin', () => {
    expect(coverageFaults(period('2024-02-01', '2024-01-31'), [])).toEqual([
      { field: 'until', problem: 'until_before_from' },
    ]);
  });
});

describe('taking a municipality on', () => {
  const entity = { kind: 'gemeente', kbo: '', ovo: '', fromOn: '2026-01-01', untilOn: null } as const;
  const free: OnboardingFacts = { slugTaken: false, nisTaken: false, kbosTaken: [] };
  const faults = (wanted: Parameters<typeof decideOnboarding>[0], facts = free) =>
    decideOnboarding(wanted, facts).map((fault) => `${fault.field}:${fault.problem}`);

  it.each([
    ['an invented one without any number', { name: 'Zandbeke', nis: '', entities: [entity] }, free, []],
    ['without an entity', { name: 'Zandbeke', nis: '', entities: [] }, free, ['take:no_entity']],
    ['no usable name', { name: '???', nis: '', entities: [entity] }, free, ['name:name_unusable']],
    [
      'name and NIS that are there already',
      { name: 'Aalst', nis: '41002', entities: [entity] },
      { ...free, slugTaken: true, nisTaken: true },
      ['name:name_taken', 'nis:nis_taken'],
    ],
    [
      'wrong numbers',
      { name: 'X', nis: '123', entities: [{ ...entity, kbo: '0207508933', ovo: 'OVO12' }] },
      free,
      ['nis:nis_wrong', 'gemeente_kbo:kbo_wrong', 'gemeente_ovo:ovo_wrong'],
    ],
    [
      'one number for two legal persons',
      {
        name: 'X',
        nis: '',
        entities: [
          { ...entity, kbo: '0207508932' },
          { ...entity, kind: 'ocmw' as const, kbo: '0207508932' },
        ],
      },
      free,
      ['ocmw_kbo:kbo_twice'],
    ],
    [
      'a number that another municipality has',
      { name: 'X', nis: '', entities: [{ ...entity, kbo: '0207508932' }] },
      { ...free, kbosTaken: ['0207508932'] },
      ['gemeente_kbo:kbo_taken'],
    ],
    [
      'coverage that ends before it begins',
      { name: 'X', nis: '', entities: [{ ...entity, untilOn: '2025-12-31' }] },
      free,
      ['gemeente_until:until_before_from'],
    ],
  ])('%s', (_, wanted, facts, expected) => {
    expect(faults(wanted, facts)).toEqual(expected);
  });
});

describe('regimes', () => {
  it('begin as the law has them, and never assume NIS2 or CyFun', () => {
    expect(startingApplicability('gdpr', 'gemeente')).toBe('in_scope');
    expect(startingApplicability('gdpr', 'agb')).toBe('in_scope');
    expect(startingApplicability('ksz', 'ocmw')).toBe('in_scope');
    expect(startingApplicability('ksz', 'gemeente')).toBeNull();
    for (const kind of ['gemeente', 'ocmw', 'agb', 'zone', 'association'] as const) {
      expect(startingApplicability('nis2', kind)).toBe('under_review');
      expect(startingApplicability('cyfun', kind)).toBe('under_review');
    }
  });

  const choice = (over: Partial<RegimeChoice>): RegimeChoice => ({
    code: 'nis2',
    applicability: 'under_review',
    level: '',
    reason: '',
    ...over,
  });
  it.each([
    ['under review asks no reason', choice({}), []],
    ['out of scope asks one', choice({ applicability: 'out_of_scope' }), ['reason:reason_missing']],
    [
      'in scope asks reason and level',
      choice({ applicability: 'in_scope' }),
      ['level:level_missing', 'reason:reason_missing'],
    ],
    [
      'NIS2 knows no level basic',
      choice({ applicability: 'in_scope', level: 'basic', reason: 'x' }),
      ['level:level_not_allowed'],
    ],
    ['NIS2 voluntary has no level', choice({ applicability: 'voluntary', reason: 'x' }), []],
    ['CyFun voluntary has one', choice({ code: 'cyfun', applicability: 'voluntary', level: 'basic', reason: 'x' }), []],
    [
      'the GDPR cannot be left',
      choice({ code: 'gdpr', applicability: 'out_of_scope', reason: 'x' }),
      ['applicability:choice_not_allowed'],
    ],
    ['KSZ in scope of an OCMW needs no reason', choice({ code: 'ksz', applicability: 'in_scope' }), []],
    [
      'KSZ out of scope of an OCMW does',
      choice({ code: 'ksz', applicability: 'out_of_scope' }),
      ['reason:reason_missing'],
    ],
  ])('%s', (_, wanted, expected) => {
    expect(regimeFaults(wanted, 'ocmw').map((fault) => `${fault.part}:${fault.problem}`)).toEqual(expected);
  });
});
