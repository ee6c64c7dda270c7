import { describe, expect, it } from 'vitest';
import { clockState } from '#app/domain/deadline.ts';
import {
  type Nis2Facts,
  type Nis2Stage,
  nis2Clocks,
  nis2Duty,
  reportProblem,
  type SignificanceAnswers,
  significanceOf,
  stopProblem,
} from '#app/domain/nis2.ts';

const awareAt = new Date('2026-01-29T09:00:00Z');
const hour = (n: number) => new Date(awareAt.getTime() + n * 3_600_000);
function facts(change: Partial<Nis2Facts> = {}): Nis2Facts {
  return { awareAt, awareVersion: 1, handledAt: null, handledVersion: 0, stoppedAt: null, sent: [], ...change };
}
const sent = (...list: [Nis2Stage, number][]) => list.map(([stage, n]) => ({ stage, sentAt: hour(n) }));
const shown = (given: Nis2Facts, now = hour(100)) =>
  nis2Clocks(given).map(({ stage, clock }) => {
    const { deadline } = clockState(clock, now);
    return [stage, deadline?.toISOString().slice(0, 16), clock.stoppedAt === null ? 'runs' : 'stopped'];
  });

describe('the duty', () => {
  it.each([
    ['in_scope', 'important', 'must'],
    ['in_scope', 'essential', 'must'],
    ['in_scope', null, 'may'],
    ['voluntary', 'essential', 'may'],
    ['out_of_scope', null, 'may'],
    ['under_review', 'important', 'may'],
  ] as const)('of an entity %s, %s: %s', (applicability, level, duty) => {
    expect(nis2Duty({ applicability, level })).toBe(duty);
  });

  const answers = (change: Partial<SignificanceAnswers>): SignificanceAnswers => {
    return { service: 'yes', disruption: 'no', lossEur: 0, turnoverEur: null, harm: 'no', ...change };
  };
  it.each<[Partial<SignificanceAnswers>, string]>([
    [{}, 'no'],
    [{ disruption: 'yes' }, 'yes'],
    [{ harm: 'yes' }, 'yes'],
    [{ lossEur: 250_000 }, 'no'],
    [{ lossEur: 250_001 }, 'yes'],
    [{ lossEur: 5_001, turnoverEur: 100_000 }, 'yes'],
    [{ lossEur: 5_000, turnoverEur: 100_000 }, 'no'],
    [{ lossEur: null }, 'unknown'],
    [{ lossEur: null, harm: 'yes' }, 'yes'],
    [{ service: 'unknown', harm: 'yes' }, 'unknown'],
    [{ service: 'unknown' }, 'no'],
    [{ service: 'no', harm: 'yes' }, 'no'],
  ])('for an incident with %o is significant: %s', (change, expected) => {
    expect(significanceOf(answers(change))).toBe(expected);
  });

  it('follows the thresholds that are set', () => {
    expect(significanceOf(answers({ lossEur: 300_000 }), { lossEur: 500_000, turnoverPercent: 5 })).toBe('no');
  });
});

describe('the clocks', () => {
  it.each<[string, Nis2Facts, unknown[]]>([
    ['before awareness', facts({ awareAt: null }), []],
    [
      'at awareness',
      facts(),
      [
        ['early_warning', '2026-01-30T09:00', 'runs'],
        ['notification', '2026-02-01T09:00', 'runs'],
      ],
    ],
    [
      'after the notification, a month that is clamped',
      facts({ sent: sent(['early_warning', 20], ['notification', 48]) }),
      [
        ['early_warning', '2026-01-30T09:00', 'stopped'],
        ['notification', '2026-02-01T09:00', 'stopped'],
        ['final', '2026-02-28T09:00', 'runs'],
      ],
    ],
    [
      'after a notification without a warning',
      facts({ sent: sent(['notification', 10]) }),
      [
        ['early_warning', '2026-01-30T09:00', 'stopped'],
        ['notification', '2026-02-01T09:00', 'stopped'],
        ['final', '2026-02-28T19:00', 'runs'],
      ],
    ],
    [
      'after a progress report, while it goes on',
      facts({ sent: sent(['notification', 10], ['progress', 700]) }),
      [
        ['early_warning', '2026-01-30T09:00', 'stopped'],
        ['notification', '2026-02-01T09:00', 'stopped'],
        ['final', '2026-02-28T19:00', 'stopped'],
      ],
    ],
    [
      'a month after handling ended',
      facts({ sent: sent(['notification', 10], ['progress', 700]), handledAt: new Date('2026-03-10T10:00:00Z') }),
      [
        ['early_warning', '2026-01-30T09:00', 'stopped'],
        ['notification', '2026-02-01T09:00', 'stopped'],
        ['final', '2026-02-28T19:00', 'stopped'],
        ['final', '2026-04-10T09:00', 'runs'],
      ],
    ],
  ])('%s', (_, given, expected) => expect(shown(given)).toEqual(expected));
});

describe('a report', () => {
  const handledAt = hour(90);
  it.each<[string, Nis2Facts, [Nis2Stage, number], string | null]>([
    ['a warning', facts(), ['early_warning', 5], null],
    ['a notification at once', facts(), ['notification', 5], null],
    ['a second warning', facts({ sent: sent(['early_warning', 1]) }), ['early_warning', 5], 'twice'],
    ['a second notification', facts({ sent: sent(['notification', 1]) }), ['notification', 5], 'twice'],
    ['a warning afterwards', facts({ sent: sent(['notification', 1]) }), ['early_warning', 5], 'too_late_for_this'],
    ['a final one first', facts({ handledAt }), ['final', 95], 'notification_first'],
    ['progress first', facts(), ['progress', 95], 'notification_first'],
    ['a final one while it goes on', facts({ sent: sent(['notification', 1]) }), ['final', 95], 'still_going_on'],
    ['a final one', facts({ sent: sent(['notification', 1]), handledAt }), ['final', 95], null],
    ['anything after', facts({ sent: sent(['notification', 1], ['final', 9]) }), ['progress', 95], 'too_late_for_this'],
    ['a final one again', facts({ sent: sent(['notification', 1], ['final', 9]) }), ['final', 95], 'twice'],
    ['what was asked for between', facts({ sent: sent(['early_warning', 1]) }), ['intermediate', 5], null],
    ['before awareness', facts(), ['early_warning', -1], 'before_awareness'],
    ['without awareness', facts({ awareAt: null }), ['early_warning', 1], 'not_aware'],
    ['tomorrow', facts(), ['early_warning', 101], 'future'],
    ['before the previous', facts({ sent: sent(['early_warning', 10]) }), ['notification', 5], 'before_previous'],
  ])('%s', (_, given, [stage, n], problem) => {
    expect(reportProblem(given, { stage, sentAt: hour(n) }, hour(100))).toBe(problem);
  });
});

describe('a report that goes no further', () => {
  const stoppedAt = hour(10);

  it('stops what still ran, and takes no stage', () => {
    const given = facts({ stoppedAt, sent: sent(['early_warning', 5]) });
    expect(nis2Clocks(given).map(({ stage, clock }) => [stage, clock.stoppedAt])).toEqual([
      ['early_warning', hour(5)],
      ['notification', stoppedAt],
    ]);
    expect(reportProblem(given, { stage: 'notification', sentAt: hour(20) }, hour(20))).toBe('stopped');
  });

  it.each([
    ['not_significant', { voluntary: false, significant: 'no' }, null],
    ['not_significant', { voluntary: false, significant: 'yes' }, 'stop_significant'],
    ['not_significant', { voluntary: false, significant: 'unknown' }, 'stop_significant'],
    ['not_significant', { voluntary: true, significant: 'unknown' }, null],
    ['voluntary', { voluntary: true, significant: 'yes' }, null],
    ['voluntary', { voluntary: false, significant: 'no' }, 'stop_not_voluntary'],
    ['mistake', { voluntary: false, significant: 'yes' }, null],
  ] as const)('on the ground %s: %j gives %s', (ground, given, problem) => {
    expect(stopProblem({ ...facts(), ...given }, ground)).toBe(problem);
    const finished = facts({ sent: sent(['notification', 1], ['final', 90]) });
    expect(stopProblem({ ...finished, ...given }, ground)).toBe('stop_finished');
  });
});

it('the clock after a progress report runs anew each time the end of handling is put elsewhere', () => {
  const version = (handledVersion: number) =>
    nis2Clocks(facts({ sent: sent(['notification', 1], ['progress', 50]), handledAt: hour(60), handledVersion }))
      .filter(({ clock }) => clock.rule.id === 'nis2.final_after_progress')
      .map(({ clock }) => clock.version);
  expect([version(0), version(1), version(2)]).toEqual([[1], [1], [2]]);
});
