import { describe, expect, it } from 'vitest';
import {
  closingProblem,
  extensionProblem,
  groundsFor,
  newRequestFacts,
  REFUSAL_GROUNDS,
  REQUEST_KINDS,
  REQUEST_STATES,
  type RequestFacts,
  type RequestKind,
  receiptProblem,
  requestClock,
  requestDueAt,
  stateOfRequest,
  stepProblem,
} from '#app/domain/data-request.ts';
import { clockState } from '#app/domain/deadline.ts';

const at = (text: string) => new Date(text);
const receivedAt = at('2026-01-31T09:00:00Z');
function request(change: Partial<RequestFacts> = {}): RequestFacts {
  const open = { identityAskedAt: null, identityCheckedAt: null, extendedAt: null, answeredAt: null };
  return { receivedAt, receivedVersion: 1, ...open, refusedAt: null, withdrawnAt: null, ...change };
}
const on = at('2026-02-10T09:00:00Z');

describe('a request', () => {
  it.each<[Partial<RequestFacts>, string]>([
    [{}, 'received'],
    [{ identityAskedAt: on }, 'identity_asked'],
    [{ identityAskedAt: on, identityCheckedAt: on }, 'under_way'],
    [{ identityCheckedAt: on, extendedAt: on }, 'extended'],
    [{ identityCheckedAt: on, extendedAt: on, answeredAt: on }, 'answered'],
    [{ refusedAt: on }, 'refused'],
    [{ withdrawnAt: on, extendedAt: on }, 'withdrawn'],
  ])('with %o is %s', (change, state) => {
    expect(stateOfRequest(request(change))).toBe(state);
    expect(REQUEST_STATES).toContain(state);
  });

  it.each<[Partial<RequestFacts>, string, number]>([
    [{}, '2026-02-28T09:00:00Z', 1],
    [{ identityAskedAt: on }, '2026-02-28T09:00:00Z', 1],
    [{ extendedAt: on }, '2026-04-30T08:00:00Z', 2],
    [{ receivedVersion: 2 }, '2026-02-28T09:00:00Z', 3],
    [{ receivedVersion: 2, extendedAt: on }, '2026-04-30T08:00:00Z', 4],
  ])('with %o is due at %s', (change, deadline, version) => {
    const clock = requestClock(request(change));
    if (!clock) throw new Error('no clock');
    expect(clockState(clock, on).deadline).toEqual(at(deadline));
    expect(clock.version).toBe(version);
    expect(clock.stoppedAt).toBeNull();
  });

  it('stops its clock when answered, refused or withdrawn', () => {
    for (const field of ['answeredAt', 'refusedAt', 'withdrawnAt'])
      expect(requestClock(request({ [field]: on }))?.stoppedAt).toEqual(on);
    expect(requestClock(request({ receivedAt: at('2017-01-01T00:00:00Z') }))).toBeNull();
  });

  it.each<[Partial<RequestFacts>, Partial<Parameters<typeof extensionProblem>[1]>, string | null]>([
    [{}, {}, null],
    [{}, { at: at('2026-02-28T09:00:00Z') }, null],
    [{}, { at: at('2026-02-28T09:00:01Z') }, 'too_late'],
    [{}, { ground: null }, 'ground_missing'],
    [{}, { reason: ' ' }, 'reason_missing'],
    [{ extendedAt: on }, {}, 'twice'],
    [{ answeredAt: on }, {}, 'closed'],
  ])('with %o is extended %o: %s', (change, asked, problem) => {
    const whole = { ground: 'complexity' as const, reason: 'Vele dossiers.', at: on, ...asked };
    expect(extensionProblem(request(change), whole)).toBe(problem);
  });

  const checked = request({ identityCheckedAt: on });
  const base = { kind: 'access' as RequestKind, at: on, now: on };
  it.each<[string, RequestFacts, Parameters<typeof closingProblem>[1], string | null]>([
    ['answered', checked, { ...base, outcome: 'answer' }, null],
    ['answered to who knows whom', request(), { ...base, outcome: 'answer' }, 'identity_unchecked'],
    ['answered twice', request({ identityCheckedAt: on, answeredAt: on }), { ...base, outcome: 'answer' }, 'closed'],
    ['answered before', checked, { ...base, outcome: 'answer', at: at('2026-01-30T09:00:00Z') }, 'before_receipt'],
    ['answered tomorrow', checked, { ...base, outcome: 'answer', at: at('2026-02-11T09:00:00Z') }, 'future'],
    ['refused', request(), { ...base, outcome: 'refuse', ground: 'excessive', reason: 'Vierde keer.' }, null],
    ['refused groundless', checked, { ...base, outcome: 'refuse', ground: null, reason: 'x' }, 'ground_missing'],
    [
      'refused on another’s ground',
      checked,
      { ...base, outcome: 'refuse', ground: 'archiving', reason: 'x' },
      'ground_does_not_fit',
    ],
    ['refused without why', checked, { ...base, outcome: 'refuse', ground: 'excessive', reason: '' }, 'reason_missing'],
    [
      'refused to who knows whom',
      request(),
      { ...base, outcome: 'refuse', ground: 'not_identifiable', reason: 'x' },
      null,
    ],
  ])('is %s', (_, facts, asked, problem) => expect(closingProblem(facts, asked)).toBe(problem));

  it('has grounds for each kind, and each ground a kind', () => {
    const kinds = Object.keys(REQUEST_KINDS) as RequestKind[];
    for (const kind of kinds)
      expect(groundsFor(kind)).toEqual(expect.arrayContaining(['excessive', 'restricted_by_law']));
    for (const ground of Object.keys(REFUSAL_GROUNDS))
      expect(
        kinds.some((kind) => groundsFor(kind).some((one) => one === ground)),
        ground,
      ).toBe(true);
    expect(groundsFor('erasure')).toContain('legal_obligation');
    expect(groundsFor('access')).not.toContain('legal_obligation');
  });

  const early = at('2026-01-30T09:00:00Z');
  const tomorrow = at('2026-02-11T09:00:00Z');
  it.each<[string, Partial<RequestFacts>, Parameters<typeof stepProblem>[1], string | null]>([
    ['asked who it is', {}, { step: 'identity_asked', at: on, now: on }, null],
    ['asked twice', { identityAskedAt: on }, { step: 'identity_asked', at: on, now: on }, 'twice'],
    ['asked when it is known', { identityCheckedAt: on }, { step: 'identity_asked', at: on, now: on }, 'twice'],
    ['found to be who it is', {}, { step: 'identity_checked', how: 'eID', at: on, now: on }, null],
    ['found without a way', {}, { step: 'identity_checked', how: ' ', at: on, now: on }, 'how_missing'],
    ['found twice', { identityCheckedAt: on }, { step: 'identity_checked', how: 'eID', at: on, now: on }, 'twice'],
    ['withdrawn', { identityCheckedAt: on }, { step: 'withdrawn', at: on, now: on }, null],
    ['withdrawn when over', { refusedAt: on }, { step: 'withdrawn', at: on, now: on }, 'closed'],
    ['withdrawn before it came', {}, { step: 'withdrawn', at: early, now: on }, 'before_receipt'],
    ['withdrawn tomorrow', {}, { step: 'withdrawn', at: tomorrow, now: on }, 'future'],
  ])('%s, with %o', (_, change, asked, problem) => {
    expect(stepProblem(request(change), asked)).toBe(problem);
  });

  it.each<[Partial<RequestFacts>, string, string | null]>([
    [{}, '2026-01-20T09:00:00Z', null],
    [{}, '2026-02-10T09:00:01Z', 'future'],
    [{ answeredAt: on }, '2026-01-20T09:00:00Z', 'closed'],
    [{ identityAskedAt: at('2026-02-01T09:00:00Z') }, '2026-02-02T09:00:00Z', 'after_act'],
    [{ extendedAt: on }, '2026-01-10T09:00:00Z', null],
    [{ extendedAt: on }, '2026-01-09T09:00:00Z', 'extension_late'],
  ])('with %o is corrected to have come in at %s: %s', (change, moment, problem) => {
    expect(receiptProblem(request(change), at(moment), on)).toBe(problem);
  });

  it('begins with nothing done, due in a month; none is due from before the regulation', () => {
    const fresh = newRequestFacts(receivedAt);
    expect(stateOfRequest(fresh)).toBe('received');
    expect(requestDueAt(fresh)).toEqual(at('2026-02-28T09:00:00Z'));
    expect(requestDueAt(newRequestFacts(at('2017-01-01T00:00:00Z')))).toBeNull();
  });
});
