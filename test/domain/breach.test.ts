import { describe, expect, it } from 'vitest';
import {
  authoritiesOf,
  breachClock,
  type ClockFacts,
  type DecisionAsked,
  type DecisionFacts,
  type DecisionProblem,
  decideBreach,
  decisionProblems,
  isOvertaken,
  mustDecideAnew,
  notificationProblem,
  type SentNotification,
  templateFacts,
} from '#app/domain/breach.ts';
import { fieldOf } from '#app/domain/breach-fields.ts';
import { EXEMPTIONS, type PersonsAsked, personsProblems, WAYS_OF_TELLING } from '#app/domain/breach-persons.ts';
import type { Stage } from '#app/domain/breach-template.ts';
import { clockState } from '#app/domain/deadline.ts';
import type { Rule } from '#app/domain/deadline-rules.ts';

const awareAt = new Date('2026-03-02T09:00:00Z');
const hour = (n: number) => new Date(awareAt.getTime() + n * 3_600_000);

function facts(change: Partial<DecisionFacts> = {}): DecisionFacts {
  const advice = { notify: true, at: hour(5) };
  return { role: 'controller', awareAt, risk: 'risk', advice, standing: null, now: hour(10), ...change };
}
function asked(change: Partial<DecisionAsked> = {}): DecisionAsked {
  return { notify: true, reason: 'Er is een risico.', againstAdvice: '', delay: '', replaces: null, ...change };
}
const not = asked({ notify: false });

describe('the decision', () => {
  it.each<[string, DecisionFacts, DecisionAsked, DecisionProblem[]]>([
    ['as advised', facts(), asked(), []],
    ['ahead of the advice', facts({ advice: null }), asked(), []],
    ['without a reason', facts(), asked({ reason: ' ' }), ['reason_missing']],
    ['before anybody was aware', facts({ awareAt: null }), asked(), ['not_aware']],
    ['without an assessment', facts({ risk: null }), asked(), ['risk_missing']],
    ['not, against the law', facts(), asked({ ...not, againstAdvice: 'x' }), ['risk_requires_notification']],
    ['not, no risk, as advised', facts({ risk: 'none', advice: { notify: false, at: awareAt } }), not, []],
    ['not, no risk, no advice', facts({ risk: 'none', advice: null }), not, ['advice_missing']],
    ['not, against the advice', facts({ risk: 'none' }), not, ['against_advice_reason_missing']],
    ['not, against the advice, why', facts({ risk: 'none' }), asked({ ...not, againstAdvice: 'omdat' }), []],
    [
      'to notify, against the advice',
      facts({ advice: { notify: false, at: awareAt } }),
      asked(),
      ['against_advice_reason_missing'],
    ],
    ['at the 72nd hour', facts({ now: hour(72) }), asked(), []],
    ['late', facts({ now: hour(72.01) }), asked(), ['delay_reason_missing']],
    ['late, why', facts({ now: hour(100) }), asked({ delay: 'De leverancier zweeg.' }), []],
    ['late, not to notify', facts({ now: hour(100), risk: 'none', advice: { notify: false, at: awareAt } }), not, []],
    ['joint, the other one notifies', facts({ role: 'joint' }), asked({ ...not, againstAdvice: 'x' }), []],
    ['as a processor, to tell the controller', facts({ role: 'processor', risk: null, now: hour(500) }), asked(), []],
    [
      'with everything wrong',
      facts({ risk: null, awareAt: null }),
      asked({ notify: false, reason: '' }),
      ['not_aware', 'risk_missing', 'reason_missing', 'against_advice_reason_missing'],
    ],
  ])('%s', (_, given, want, problems) => {
    expect(decisionProblems(given, want)).toEqual(problems);
    expect(decideBreach(given, want).kind).toBe(problems.length === 0 ? 'do' : 'refused');
  });

  it('a second time is stale with the one that stands, unless it names it', () => {
    const standing = { version: 4, notify: true, decidedAt: hour(9) };
    for (const replaces of [null, 3]) {
      const decision = decideBreach(facts({ standing }), asked({ replaces, reason: '' }));
      expect(decision).toEqual({ kind: 'stale', standing });
    }
    expect(decideBreach(facts({ standing }), asked({ replaces: 4 }))).toEqual({ kind: 'do' });
  });
});

describe('the clock', () => {
  function clockOf(change: Partial<ClockFacts> = {}, rules?: readonly Rule[]) {
    const all = {
      ...{ role: 'controller' as const, awareAt, awareVersion: 1, firstSentAt: null, assessment: null, decision: null },
      ...change,
    };
    return breachClock(all, rules);
  }

  it('runs from awareness for 72 hours, and without a deadline for a processor', () => {
    expect(clockOf({ awareAt: null })).toBeNull();
    expect(clockState(clockOf() as never, hour(71))).toMatchObject({ phase: 'due_soon', deadline: hour(72) });
    expect(clockOf({ role: 'joint' })?.rule.id).toBe('gdpr.33.1');
    expect(clockOf({ role: 'processor' })?.rule).toMatchObject({ id: 'gdpr.33.2', duration: null });
  });

  it('stops when notified or decided not to, and not by a decision to notify', () => {
    const decision = { version: 1, notify: false, decidedAt: hour(20) };
    expect(clockOf({ decision })?.stoppedAt).toEqual(hour(20));
    expect(clockOf({ decision: { ...decision, notify: true } })?.stoppedAt).toBeNull();
    expect(clockOf({ firstSentAt: hour(30), decision: { ...decision, notify: true } })?.stoppedAt).toEqual(hour(30));
  });

  it.each([
    ['controller', 'none', false],
    ['controller', 'risk', true],
    ['controller', 'high', true],
    ['controller', null, false],
    ['joint', 'high', false],
    ['processor', 'none', true],
  ] as const)('of a %s with risk %s after a decision not to notify runs again: %s', (role, risk, runs) => {
    const decision = { version: 1, notify: false, decidedAt: hour(20) };
    const facts = { role, decision, assessment: risk && { risk } };
    expect(clockOf(facts)?.stoppedAt).toEqual(runs ? null : hour(20));
    expect(clockOf({ ...facts, firstSentAt: hour(30) })?.stoppedAt).toEqual(hour(30));
    expect(isOvertaken({ ...facts, decision: { ...decision, notify: true } })).toBe(false);
    const anew = (firstSentAt: Date | null) => mustDecideAnew({ ...facts, firstSentAt });
    expect([anew(null), anew(hour(30))]).toEqual([runs && role !== 'processor', false]);
  });

  it('makes the template ask why, by the first notification or by now', () => {
    const late = (firstSentAt: Date | null, now: Date, aware: Date | null = awareAt) => {
      return templateFacts({ awareAt: aware, firstSentAt }, now).late;
    };
    expect([late(null, hour(72)), late(null, hour(72.01)), late(null, hour(500), null)]).toEqual([false, true, false]);
    expect([late(hour(71), hour(500)), late(hour(73), hour(500))]).toEqual([false, true]);
    expect(templateFacts({ awareAt, firstSentAt: null }, hour(1), { asksNationalId: true })).toEqual({
      late: false,
      asksNationalId: true,
      asksStatement: true,
    });
  });

  it('keeps the rule that stood when it began', () => {
    const one = clockOf();
    if (!one) throw new Error('no clock');
    const longer: Rule = { ...one.rule, duration: { unit: 'hours', n: 96 }, validFrom: '2026-03-03' };
    expect(clockOf({}, [one.rule, longer])?.rule.duration?.n).toBe(72);
    expect(clockOf({ awareAt: hour(24) }, [one.rule, longer])?.rule.duration?.n).toBe(96);
  });
});

describe('the notifications to one authority', () => {
  const sent = (...stages: Stage[]): SentNotification[] => stages.map((stage, n) => ({ stage, sentAt: hour(n + 1) }));
  const next = (before: SentNotification[], stage: Stage, at = 50) => {
    return notificationProblem(before, { stage, sentAt: hour(at) }, { awareAt, now: hour(60) });
  };

  it.each<[Stage[], Stage, string | null]>([
    [[], 'initial', null],
    [[], 'final', null],
    [[], 'additional', 'initial_first'],
    [[], 'withdrawal', 'initial_first'],
    [['initial'], 'initial', 'initial_twice'],
    [['initial'], 'additional', null],
    [['initial'], 'final', null],
    [['initial'], 'withdrawal', null],
    [['initial', 'additional'], 'additional', null],
    [['initial', 'additional'], 'final', null],
    [['initial', 'final'], 'additional', 'closed'],
    [['initial', 'final'], 'final', 'closed'],
    [['initial', 'final'], 'withdrawal', null],
    [['final'], 'withdrawal', null],
    [['final'], 'initial', 'closed'],
    [['initial', 'withdrawal'], 'additional', 'closed'],
    [['initial', 'withdrawal'], 'withdrawal', 'closed'],
  ])('after %o comes %s: %s', (before, stage, problem) => expect(next(sent(...before), stage)).toBe(problem));

  it('are not sent before awareness, in the future, or before the previous one', () => {
    expect(next([], 'initial', -0.1)).toBe('before_awareness');
    expect(next([], 'initial', 0)).toBeNull();
    expect(next([], 'initial', 60.1)).toBe('future');
    expect(next(sent('initial'), 'additional', 0.5)).toBe('before_previous');
    expect(next(sent('initial'), 'additional', 1)).toBeNull();
    const seconds = new Date(awareAt.getTime() + 42_000);
    const typed = { stage: 'initial' as const, sentAt: awareAt };
    expect(notificationProblem([], typed, { awareAt: seconds, now: hour(60) })).toBeNull();
    const now = { awareAt: null, now: hour(60) };
    expect(notificationProblem([], { stage: 'initial', sentAt: hour(1) }, now)).toBe('not_aware');
  });

  it('go to the GBA unless an entity has others', () => {
    expect(authoritiesOf([])).toEqual(['GBA']);
    expect(authoritiesOf(['COC'])).toEqual(['COC']);
    expect(authoritiesOf(['VTC', 'GBA'])).toEqual(['GBA', 'VTC']);
  });
});

describe('telling the persons concerned', () => {
  const want = (change: Partial<PersonsAsked> = {}): PersonsAsked => {
    return { inform: true, reason: '', exemption: null, way: 'individual', on: '2026-03-05', ...change };
  };

  it.each<['none' | 'risk' | 'high' | null, PersonsAsked, string[]]>([
    ['high', want(), []],
    ['none', want(), []],
    [null, want(), ['risk_missing']],
    ['high', want({ way: null, on: null }), ['way_missing', 'date_missing']],
    ['high', want({ inform: false }), ['exemption_missing', 'reason_missing']],
    ['high', want({ inform: false, exemption: 'art34_3_a', reason: 'versleuteld' }), []],
    ['high', want({ inform: false, exemption: 'art34_3_c', reason: 'te veel' }), ['public_way_missing']],
    ['high', want({ inform: false, exemption: 'art34_3_c', reason: 'te veel', way: 'public' }), []],
    ['risk', want({ inform: false, reason: 'geen hoog risico' }), []],
    ['risk', want({ inform: false }), ['reason_missing']],
  ])('with risk %s, %o: %o', (risk, given, problems) => expect(personsProblems(risk, given)).toEqual(problems));

  it('uses the grounds and ways of the template', () => {
    expect(fieldOf('art34_3_ground')?.options).toEqual(EXEMPTIONS);
    expect(fieldOf('communication_means')?.options).toEqual(WAYS_OF_TELLING);
  });
});
