import { describe, expect, it } from 'vitest';
import {
  type AnswerFacts,
  type AnswerForm,
  cleanText,
  decideAnswer,
  decideWithdrawal,
  mergeTexts,
  missingOf,
  type StoredAnswer,
} from '#app/domain/answer.ts';
import { type AskedLine, decideSubmit, readinessOf } from '#app/domain/submission.ts';

const compliance: AnswerFacts = {
  phase: 'open',
  scale: 'compliance',
  oneScore: false,
  naAllowed: true,
  exception: false,
  current: null,
};
const maturity: AnswerFacts = { ...compliance, scale: 'maturity' };
const exception: AnswerFacts = { ...compliance, exception: true };
const empty: AnswerForm = {
  version: 0,
  final: true,
  choice: null,
  doc: null,
  impl: null,
  explanation: '',
  exceptionReason: '',
};
const kept: StoredAnswer = {
  id: 7,
  version: 3,
  choice: 'yes',
  doc: null,
  impl: null,
  explanation: 'Zo is het.',
  exceptionReason: '',
  withdrawn: false,
  updatedAt: new Date('2026-01-15T08:00:00Z'),
  updatedBy: { id: 1, name: 'Els' },
};
const answered = { ...compliance, current: kept };
const same = { version: 3, choice: 'yes', explanation: 'Zo is het.' } as const;

/** What is known, what was filled in, and what follows: the kind, and for a fault where and why. */
const CASES: [string, AnswerFacts, Partial<AnswerForm>, string][] = [
  ['yes', compliance, { choice: 'yes' }, 'write'],
  ['partly without words', compliance, { choice: 'partly' }, 'write'],
  ['no with words', compliance, { choice: 'no', explanation: 'Volgt in maart.' }, 'write'],
  ['no without words', compliance, { choice: 'no' }, 'invalid explanation:explanation_required'],
  ['no with blanks', compliance, { choice: 'no', explanation: ' \n\t' }, 'invalid explanation:explanation_required'],
  ['n.a. without words', compliance, { choice: 'na' }, 'invalid explanation:explanation_required'],
  ['a draft of no without words', compliance, { choice: 'no', final: false }, 'write'],
  [
    'n.a. where it is forbidden',
    { ...compliance, naAllowed: false },
    { choice: 'na', explanation: 'x' },
    'invalid choice:na_forbidden',
  ],
  [
    'a draft of n.a. where it is forbidden',
    { ...compliance, naAllowed: false },
    { choice: 'na', final: false },
    'invalid choice:na_forbidden',
  ],
  ['nothing at all', compliance, {}, 'unchanged'],
  ['blanks only', compliance, { explanation: '  ' }, 'unchanged'],
  ['only words, as a start', compliance, { explanation: 'We zoeken dit uit.' }, 'write'],
  ['both scores', maturity, { doc: '3', impl: '2' }, 'write'],
  ['half a score', maturity, { doc: '3' }, 'write'],
  ['n.a. for both', maturity, { doc: 'na', impl: 'na', explanation: 'Geen eigen netwerk.' }, 'write'],
  ['n.a. once stands for both', maturity, { doc: 'na', explanation: 'Geen eigen netwerk.' }, 'write'],
  ['n.a. and a score', maturity, { doc: 'na', impl: '3', explanation: 'x' }, 'invalid impl:na_both'],
  ['a score and n.a.', maturity, { doc: '3', impl: 'na', explanation: 'x' }, 'invalid doc:na_both'],
  ['a draft of n.a. and a score', maturity, { doc: 'na', impl: '3', final: false }, 'write'],
  ['a choice where scores are asked', maturity, { choice: 'yes' }, 'invalid choice:other_scale'],
  ['scores where a choice is asked', compliance, { doc: '3', impl: '3' }, 'invalid doc:other_scale impl:other_scale'],
  ['too long', compliance, { choice: 'yes', explanation: 'x'.repeat(10_001) }, 'invalid explanation:too_long'],
  ['as long as may be', compliance, { choice: 'yes', explanation: 'x'.repeat(10_000) }, 'write'],
  ['an exception without its reason', exception, { choice: 'yes' }, 'invalid exceptionReason:reason_required'],
  [
    'a draft of an exception without its reason',
    exception,
    { choice: 'yes', final: false },
    'invalid exceptionReason:reason_required',
  ],
  ['an exception without an answer', exception, { exceptionReason: 'Eigen server.' }, 'invalid choice:answer_required'],
  ['an exception', exception, { choice: 'no', explanation: 'x', exceptionReason: 'Eigen server.' }, 'write'],
  ['the next version', answered, { version: 3, choice: 'partly' }, 'write'],
  ['the same again', answered, same, 'unchanged'],
  ['the same again on an old page', answered, { ...same, version: 2 }, 'unchanged'],
  ['something else on an old page', answered, { version: 2, choice: 'partly' }, 'stale'],
  ['something on a page from before there was an answer', answered, { choice: 'partly' }, 'stale'],
  ['on an old page, and incomplete: the other text comes first', answered, { version: 2, choice: 'no' }, 'stale'],
  ['emptying an answer', answered, { version: 3 }, 'write'],
  [
    'saying for good what was a draft',
    { ...compliance, current: { ...kept, choice: 'no', explanation: '' } },
    { version: 3, choice: 'no' },
    'invalid explanation:explanation_required',
  ],
  ['while the DPO reviews', { ...compliance, phase: 'submitted' }, { choice: 'yes' }, 'closed'],
  ['once accepted', { ...compliance, phase: 'accepted' }, { choice: 'yes' }, 'closed'],
  ['after a return', { ...answered, phase: 'returned' }, { version: 3, choice: 'partly' }, 'write'],
];

describe('deciding on an answer', () => {
  it.each(CASES)('%s', (_, facts, form, expected) => {
    const decision = decideAnswer(facts, { ...empty, ...form });
    const told =
      decision.kind === 'invalid'
        ? `invalid ${decision.faults.map((fault) => `${fault.field}:${fault.why}`).join(' ')}`
        : decision.kind;
    expect(told).toBe(expected);
  });

  it('keeps one score for both dimensions where a list asks one', () => {
    const decision = decideAnswer({ ...maturity, oneScore: true }, { ...empty, doc: '4', impl: '1' });
    expect(decision).toMatchObject({ kind: 'write', content: { doc: '4', impl: '4' } });
  });

  it('fills in the other half of "not applicable"', () => {
    const decision = decideAnswer(maturity, { ...empty, impl: 'na', explanation: 'x' });
    expect(decision).toMatchObject({ content: { doc: 'na', impl: 'na' } });
  });

  it('keeps no reason with an answer that all share', () => {
    const decision = decideAnswer(compliance, { ...empty, choice: 'yes', exceptionReason: 'x' });
    expect(decision).toMatchObject({ content: { exceptionReason: '' } });
  });

  it('writes a withdrawn exception again when it says the same as before', () => {
    const facts = { ...exception, current: { ...kept, exceptionReason: 'Eigen server.', withdrawn: true } };
    expect(decideAnswer(facts, { ...empty, ...same, exceptionReason: 'Eigen server.' }).kind).toBe('write');
  });
});

describe('withdrawing an exception', () => {
  const current = { ...kept, exceptionReason: 'Eigen server.' };
  it.each([
    ['as it stands', { ...exception, current }, 3, 'write'],
    ['a second time', { ...exception, current: { ...current, withdrawn: true } }, 3, 'unchanged'],
    ['that never was', exception, 0, 'unchanged'],
    ['that changed since', { ...exception, current }, 2, 'stale'],
    ['after submitting', { ...exception, current, phase: 'submitted' as const }, 3, 'closed'],
  ])('%s', (_, facts, version, expected) => {
    expect(decideWithdrawal(facts, version).kind).toBe(expected);
  });
});

describe('what an answer lacks', () => {
  const values = { choice: null, doc: null, impl: null, explanation: '' };
  it.each([
    ['compliance', null, 'answer'],
    ['compliance', { ...values, explanation: 'woorden' }, 'answer'],
    ['compliance', { ...values, choice: 'yes' }, null],
    ['compliance', { ...values, choice: 'no' }, 'explanation'],
    ['compliance', { ...values, choice: 'na', explanation: 'x' }, null],
    ['maturity', { ...values, doc: '3' }, 'half'],
    ['maturity', { ...values, impl: '3' }, 'half'],
    ['maturity', { ...values, doc: '1', impl: '1' }, null],
    ['maturity', { ...values, doc: 'na', impl: 'na' }, 'explanation'],
  ] as const)('%s %o', (scale, answer, expected) => {
    expect(missingOf(scale, answer)).toBe(expected);
  });
});

describe('text', () => {
  it('loses only signs that no keyboard makes', () => {
    expect(cleanText('een\r\ntwee\rdrie\u0000\u0007\tvier é – € 😀')).toBe('een\ntwee\ndrie\tvier é – € 😀');
    expect(cleanText('  een  ')).toBe('  een  ');
    for (const blank of ['', ' ', '\u00a0', ' \r\n\t ', '\u0000 ']) expect(cleanText(blank)).toBe('');
  });

  it.each([
    ['mijn', 'hun', 'hun\n\nmijn'],
    ['hun en meer', 'hun', 'hun en meer'],
    ['hun', 'hun en meer', 'hun en meer'],
    ['', 'hun', 'hun'],
    ['mijn', '', 'mijn'],
  ])('merges %o and %o without losing either', (mine, theirs, merged) => {
    expect(mergeTexts(mine, theirs)).toBe(merged);
  });
});

describe('submitting', () => {
  const line: AskedLine = {
    code: 'A',
    keyMeasure: false,
    answer: { choice: 'yes', doc: null, impl: null, explanation: '' },
    exceptions: [],
    evidence: 1,
    outcome: null,
  };
  const none = { choice: null, doc: null, impl: null, explanation: '' };

  it('waits for every question and every exception', () => {
    const readiness = readinessOf('compliance', [
      line,
      { ...line, code: 'B', answer: null },
      { ...line, code: 'C', exceptions: [none] },
      { ...line, code: 'D', answer: { ...none, choice: 'no' } },
    ]);
    expect(readiness.open).toEqual([
      { code: 'B', missing: 'answer' },
      { code: 'C', missing: 'answer' },
      { code: 'D', missing: 'explanation' },
    ]);
    expect(decideSubmit('open', readiness).kind).toBe('incomplete');
  });

  it('warns of key measures without evidence and of returned answers that nobody touched', () => {
    const readiness = readinessOf('compliance', [
      { ...line, keyMeasure: true, evidence: 0 },
      { ...line, code: 'B', keyMeasure: true },
      { ...line, code: 'C', outcome: 'returned' },
    ]);
    expect(readiness).toEqual({ open: [], keyMeasuresWithoutEvidence: ['A'], unchanged: ['C'] });
    expect(decideSubmit('returned', readiness).kind).toBe('submit');
  });

  it.each(['submitted', 'accepted'] as const)('happens once: %s', (phase) => {
    expect(decideSubmit(phase, { open: [], keyMeasuresWithoutEvidence: [], unchanged: [] }).kind).toBe('already');
  });
});
