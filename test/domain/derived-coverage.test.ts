import { describe, expect, it } from 'vitest';
import { bandOf, deriveCoverage, strongestFirst, type Touch } from '#app/domain/derived-coverage.ts';

const touch = (code: string, doc: '1' | '2' | '3' | '4' | '5' | 'na' | null, impl = doc): Touch => ({
  code,
  relation: 'related',
  quality: 'derived',
  answer: doc === null ? null : { choice: null, doc, impl },
});

describe('derived coverage', () => {
  it.each([
    ['untouched', []],
    ['unanswered', [touch('A', null)]],
    ['partly', [touch('A', '5'), touch('B', null)]],
    ['answered', [touch('A', '5'), touch('B', '1')]],
  ] as const)('is %s', (state, touches) => {
    expect(deriveCoverage(touches).state).toBe(state);
  });

  it('has no word for compliant, however good the answers', () => {
    const best = deriveCoverage([touch('A', '5'), touch('B', '5')]);
    expect(best).toEqual({ state: 'answered', asked: 2, answered: 2, spread: { low: 0, middle: 0, high: 2, na: 0 } });
  });

  it('counts a question once, however many mappings join it', () => {
    expect(deriveCoverage([touch('A', '3'), { ...touch('A', '3'), quality: 'official' }])).toMatchObject({
      asked: 1,
      answered: 1,
    });
  });

  it('takes a row without a value for no answer', () => {
    const empty = { ...touch('A', null), answer: { choice: null, doc: null, impl: null } };
    expect(deriveCoverage([empty]).state).toBe('unanswered');
  });

  it.each([
    [{ choice: null, doc: '5', impl: '2' }, 'low'],
    [{ choice: null, doc: '3', impl: '4' }, 'middle'],
    [{ choice: null, doc: '4', impl: '5' }, 'high'],
    [{ choice: null, doc: '2', impl: null }, 'low'],
    [{ choice: null, doc: 'na', impl: 'na' }, 'na'],
    [{ choice: 'no', doc: null, impl: null }, 'low'],
    [{ choice: 'partly', doc: null, impl: null }, 'middle'],
    [{ choice: 'yes', doc: null, impl: null }, 'high'],
  ] as const)('puts %o in the band %s', (answer, band) => {
    expect(bandOf(answer)).toBe(band);
  });

  it('puts the closest relation first, then the surest source', () => {
    const of = (relation: Touch['relation'], quality: Touch['quality']) => ({ relation, quality });
    const sorted = strongestFirst([of('related', 'official'), of('equal', 'own_judgement'), of('equal', 'published')]);
    expect(sorted.map((each) => each.quality)).toEqual(['published', 'own_judgement', 'official']);
  });
});
