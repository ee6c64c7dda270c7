import { describe, expect, it } from 'vitest';
import {
  decideAccept,
  decideJudge,
  decideReturn,
  type JudgeFacts,
  type JudgeForm,
  sawAll,
  stateOf,
  writeSeen,
} from '#app/domain/review.ts';

const none = { choice: null, doc: null, impl: null } as const;
const maturity: JudgeFacts = {
  phase: 'submitted',
  scale: 'maturity',
  naAllowed: false,
  answer: { choice: null, doc: '3', impl: '2', version: 2, withdrawn: false },
  newestVerdict: null,
};
const compliance: JudgeFacts = {
  ...maturity,
  scale: 'compliance',
  answer: { ...maturity.answer, ...none, choice: 'yes' },
};
const accept: JudgeForm = { version: 2, newestVerdict: null, outcome: 'accepted', remark: '', verified: none };
const back: JudgeForm = { ...accept, outcome: 'returned', remark: 'Voeg het bewijs toe.' };

describe('a verdict on an answer', () => {
  it.each<[string, JudgeFacts, JudgeForm, string]>([
    ['accepts what was seen', maturity, accept, 'judge'],
    ['returns with a remark', maturity, back, 'judge'],
    ['returns without a remark', maturity, { ...back, remark: '' }, 'invalid'],
    ['returns with blanks only', maturity, { ...back, remark: ' \n ' }, 'invalid'],
    ['is about an older version', maturity, { ...accept, version: 1 }, 'stale'],
    ['is about a version that does not exist yet', maturity, { ...accept, version: 3 }, 'stale'],
    ['misses the verdict of another reviewer', { ...maturity, newestVerdict: 7 }, accept, 'stale'],
    [
      'knows the verdict of another reviewer',
      { ...maturity, newestVerdict: 7 },
      { ...accept, newestVerdict: 7 },
      'judge',
    ],
    [
      'is about a withdrawn exception',
      { ...maturity, answer: { ...maturity.answer, withdrawn: true } },
      accept,
      'stale',
    ],
    ['is about an empty answer', { ...maturity, answer: { ...maturity.answer, ...none } }, accept, 'stale'],
    ['comes while the municipality answers', { ...maturity, phase: 'open' }, accept, 'closed'],
    ['comes after the checklist went back', { ...maturity, phase: 'returned' }, accept, 'closed'],
    ['comes after the checklist was accepted', { ...maturity, phase: 'accepted' }, back, 'closed'],
    ['verifies another maturity', maturity, { ...accept, verified: { ...none, doc: '2', impl: '1' } }, 'judge'],
    ['verifies one dimension only', maturity, { ...accept, verified: { ...none, impl: '1' } }, 'judge'],
    ['verifies a choice on a maturity list', maturity, { ...accept, verified: { ...none, choice: 'no' } }, 'invalid'],
    ['verifies n/a where it is forbidden', maturity, { ...accept, verified: { ...none, doc: 'na' } }, 'invalid'],
    [
      'verifies n/a where it is allowed',
      { ...maturity, naAllowed: true },
      { ...accept, verified: { ...none, doc: 'na' } },
      'judge',
    ],
    ['verifies a choice', compliance, { ...accept, verified: { ...none, choice: 'partly' } }, 'judge'],
    ['verifies a maturity on a yes/no list', compliance, { ...accept, verified: { ...none, doc: '3' } }, 'invalid'],
  ])('%s', (_, facts, form, kind) => {
    expect(decideJudge(facts, form).kind).toBe(kind);
  });
});

describe('where an answer stands', () => {
  const answer = { choice: null, doc: '3', impl: '3', version: 2 } as const;
  it.each([
    ['no answer', null, null, 'unanswered'],
    ['a row that holds no answer', { ...answer, doc: null, impl: null }, null, 'unanswered'],
    ['an answer without a verdict', answer, null, 'to_review'],
    ['a verdict on this version', answer, { id: 1, version: 2, outcome: 'accepted' as const }, 'accepted'],
    ['a return of this version', answer, { id: 1, version: 2, outcome: 'returned' as const }, 'returned'],
    ['a verdict on an older version', answer, { id: 1, version: 1, outcome: 'accepted' as const }, 'to_review'],
  ])('%s', (_, given, newest, state) => {
    expect(stateOf(given, newest)).toBe(state);
  });
});

describe('handing a checklist on', () => {
  const all = { unanswered: 0, to_review: 0, accepted: 5, returned: 0 };
  it.each([
    ['all accepted', 'submitted', all, 'accept'],
    ['one still to judge', 'submitted', { ...all, to_review: 1 }, 'not_all_accepted'],
    ['one returned', 'submitted', { ...all, returned: 1 }, 'not_all_accepted'],
    ['one not answered', 'submitted', { ...all, unanswered: 1 }, 'not_all_accepted'],
    ['nothing at all', 'submitted', { ...all, accepted: 0 }, 'not_all_accepted'],
    ['not with the reviewer', 'open', all, 'closed'],
    ['accepted before', 'accepted', all, 'closed'],
  ] as const)('accepts: %s', (_, phase, counts, kind) => {
    expect(decideAccept(phase, counts).kind).toBe(kind);
  });
  it.each([
    ['a returned answer', 'submitted', { ...all, returned: 1 }, '', 'return'],
    ['a remark about the whole', 'submitted', all, 'Graag opnieuw.', 'return'],
    ['neither', 'submitted', all, '  ', 'says_nothing'],
    ['not with the reviewer', 'returned', { ...all, returned: 1 }, 'x', 'closed'],
  ] as const)('returns: %s', (_, phase, counts, remark, kind) => {
    expect(decideReturn(phase, counts, remark).kind).toBe(kind);
  });
});

describe('what a reviewer saw', () => {
  const seen = [
    { answerId: 12, version: 3 },
    { answerId: 15, version: 1 },
  ];
  it('travels in a form and compares whatever the order', () => {
    expect(writeSeen(seen)).toBe('12.3,15.1');
    expect(sawAll('15.1,12.3', seen)).toBe(true);
    expect(sawAll('', [])).toBe(true);
  });
  it.each(['12.3', '12.3,15.2', '12.3,15.1,16.1', ''])('differs: %s', (text) => {
    expect(sawAll(text, seen)).toBe(false);
  });
});
