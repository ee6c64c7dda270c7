import { describe, expect, it } from 'vitest';
import { type HandledStep, nextReminderAt, remindersDue, remindersOf } from '#app/domain/clock-reminders.ts';
import { type Clock, ruleOn } from '#app/domain/deadline.ts';
import { RULE_IDS, type RuleId } from '#app/domain/deadline-rules.ts';

const start = new Date('2026-03-02T09:00:00Z');
const later = (hours: number) => new Date(start.getTime() + hours * 3_600_000);
function clock(id: RuleId = 'gdpr.33.1', change: Partial<Clock> = {}): Clock {
  const rule = ruleOn(id, start);
  if (!rule) throw new Error(id);
  return { rule, startedAt: start, stoppedAt: null, version: 1, ...change };
}
const keys = (id: RuleId) => remindersOf(clock(id)).map(({ key }) => key);
const handled = (...names: string[]): HandledStep[] => names.map((key) => ({ version: 1, key }));
const due = (one: Clock, hours: number, done: HandledStep[] = []) => {
  const { send, passed } = remindersDue(one, later(hours), done);
  return [send?.key ?? null, ...passed.map(({ key }) => key)];
};

describe('the steps', () => {
  it.each<[RuleId, string[]]>([
    ['gdpr.33.1', ['24h', '48h', '60h', '66h', '70h', 'deadline']],
    ['nis2.early', ['12h', '20h', '23h', 'deadline']],
    ['nis2.notification', ['24h', '48h', '60h', '66h', '70h', 'deadline']],
    ['nis2.final', ['14d', '7d', '1d', 'deadline']],
    ['gdpr.12.3', ['14d', '7d', '1d', 'deadline']],
    ['gdpr.34.1', ['24h', '48h', '72h']],
  ])('of %s', (id, expected) => expect(keys(id)).toEqual(expected));

  it('come in time for every rule, and only the deadline reaches the director', () => {
    for (const id of RULE_IDS) {
      const steps = remindersOf(clock(id));
      expect(steps.length).toBeGreaterThan(1);
      expect(steps).toEqual([...steps].sort((a, b) => Number(a.at) - Number(b.at)));
      for (const { key, audience } of steps) expect(audience.includes('director'), key).toBe(key === 'deadline');
    }
  });

  it('count days before on the calendar, over a clock change', () => {
    const steps = remindersOf(clock('gdpr.12.3', { startedAt: new Date('2026-03-02T09:00:00Z') }));
    expect(steps.map(({ at }) => at.toISOString())).toEqual([
      '2026-03-19T09:00:00.000Z',
      '2026-03-26T09:00:00.000Z',
      '2026-04-01T08:00:00.000Z',
      '2026-04-02T08:00:00.000Z',
    ]);
  });

  it('leave out what lies after a deadline that a change of law made shorter', () => {
    const one = clock();
    const shorter = { ...one, rule: { ...one.rule, duration: { unit: 'hours' as const, n: 48 } } };
    expect(remindersOf(shorter).map(({ key }) => key)).toEqual(['24h', 'deadline']);
  });
});

describe('what is due', () => {
  it.each<[string, number, string[], (string | null)[]]>([
    ['before the first', 23.99, [], [null]],
    ['at the first', 24, [], ['24h']],
    ['once', 24.1, ['24h'], [null]],
    ['the next', 48, ['24h'], ['48h']],
    ['after downtime only the latest, the older passed', 67, [], ['66h', '24h', '48h', '60h']],
    ['after downtime, some handled', 67, ['24h', '48h'], ['66h', '60h']],
    ['nothing twice after that', 67, ['24h', '48h', '60h', '66h'], [null]],
    ['at the deadline', 72, ['24h', '48h', '60h', '66h', '70h'], ['deadline']],
    ['long after', 500, ['24h', '48h', '60h', '66h', '70h', 'deadline'], [null]],
    ['long after a whole absence', 500, [], ['deadline', '24h', '48h', '60h', '66h', '70h']],
    ['a clock put back', 30, ['24h', '48h'], [null]],
    ['an older step after a later one was sent', 50, ['48h'], [null, '24h']],
    ['before the start', -5, [], [null]],
  ])('%s', (_, hours, done, expected) => expect(due(clock(), hours, handled(...done))).toEqual(expected));

  it('is never more than one over a whole life, whatever the pauses, and each at most once', () => {
    for (const pause of [0.5, 1, 7, 13, 25, 50, 80]) {
      const done: HandledStep[] = [];
      const sent: string[] = [];
      for (let hour = 0; hour < 200; hour += pause) {
        const { send, passed } = remindersDue(clock(), later(hour), done);
        if (send) sent.push(send.key);
        done.push(...[...(send ? [send] : []), ...passed].map(({ key }) => ({ version: 1, key })));
      }
      expect(new Set(sent).size).toBe(sent.length);
      expect(sent.at(-1)).toBe('deadline');
      expect(new Set(done.map(({ key }) => key)).size).toBe(6);
      expect(done).toHaveLength(6);
    }
  });

  it('stops when the clock stops', () => {
    expect(due(clock('gdpr.33.1', { stoppedAt: later(10) }), 100)).toEqual([null]);
    expect(nextReminderAt(clock('gdpr.33.1', { stoppedAt: later(10) }), later(11))).toBeNull();
  });

  it('begins anew with a corrected start', () => {
    const corrected = clock('gdpr.33.1', { startedAt: later(-1), version: 2 });
    expect(due(corrected, 47.5, handled('24h', '48h'))).toEqual(['48h', '24h']);
  });

  it('says when to look again', () => {
    expect(nextReminderAt(clock(), later(24))).toEqual(later(48));
    expect(nextReminderAt(clock(), later(72))).toBeNull();
  });
});
