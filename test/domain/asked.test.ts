import { describe, expect, it } from 'vitest';
import { type AskRule, unaskedCodes } from '#app/domain/asked.ts';
import type { EntityKind } from '#app/domain/municipality.ts';

const RULES: AskRule[] = [
  { code: '1', appliesTo: [], regimes: [], follows: null },
  { code: '1a', appliesTo: [], regimes: [], follows: { code: '1', on: ['yes', 'partly'] } },
  { code: '1b', appliesTo: [], regimes: [], follows: { code: '1a', on: ['no'] } },
  { code: '2', appliesTo: ['ocmw', 'agb'], regimes: [], follows: null },
  { code: '2a', appliesTo: [], regimes: [], follows: { code: '2', on: ['yes'] } },
];

describe('what a checklist does not ask', () => {
  it.each<[string, EntityKind[], Record<string, string[]>, string[]]>([
    ['nothing answered', ['gemeente', 'ocmw'], {}, ['1a', '1b', '2a']],
    ['none of its entities is meant', ['gemeente'], {}, ['1a', '1b', '2', '2a']],
    ['a listed answer opens the follow-up', ['gemeente'], { 1: ['partly'] }, ['1b', '2', '2a']],
    ['another answer does not', ['gemeente'], { 1: ['no'] }, ['1a', '1b', '2', '2a']],
    ['a follow-up of a follow-up', ['gemeente'], { 1: ['yes'], '1a': ['no'] }, ['2', '2a']],
    [
      'an old answer below a closed question opens nothing',
      ['gemeente'],
      { 1: ['no'], '1a': ['no'] },
      ['1a', '1b', '2', '2a'],
    ],
    ['the exception of one entity opens it too', ['gemeente'], { 1: ['no', 'yes'] }, ['1b', '2', '2a']],
    [
      'an old answer of an entity that is not meant opens nothing',
      ['gemeente'],
      { 2: ['yes'] },
      ['1a', '1b', '2', '2a'],
    ],
    ['an entity that is meant', ['agb'], { 2: ['yes'] }, ['1a', '1b']],
  ])('%s', (_, kinds, given, expected) => {
    const answers = new Map(Object.entries(given).map(([code, choices]) => [code, new Set(choices)]));
    const entities = kinds.map((kind) => ({ kind, regimes: [] }));
    expect([...unaskedCodes(RULES, entities, answers)]).toEqual(expected);
  });

  const NIS2: AskRule = { code: '3', appliesTo: [], regimes: ['nis2', 'ksz'], follows: null };
  const NIS2_OCMW: AskRule = { ...NIS2, code: '4', appliesTo: ['ocmw'] };
  it.each<[string, Partial<Record<EntityKind, string[]>>, string[]]>([
    ['no regime applies', { gemeente: [], ocmw: [] }, ['3', '4']],
    ['another regime applies', { gemeente: ['cyfun'], ocmw: ['gdpr'] }, ['3', '4']],
    ['one of the regimes applies to an entity that is meant', { gemeente: [], ocmw: ['ksz'] }, []],
    ['kind and regime fit, but not one entity', { gemeente: ['nis2'], ocmw: [] }, ['4']],
    ['there is no entity at all', {}, ['3', '4']],
  ])('by regime: %s', (_, regimesOf, expected) => {
    const entities = Object.entries(regimesOf).map(([kind, regimes]) => ({ kind: kind as EntityKind, regimes }));
    expect([...unaskedCodes([NIS2, NIS2_OCMW], entities, new Map())]).toEqual(expected);
  });
});
