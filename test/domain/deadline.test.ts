import { describe, expect, it } from 'vitest';
import { clockState, deadlineOf, explainDeadline, isLate, laterReading, ruleOn } from '#app/domain/deadline.ts';
import { RULE_IDS, RULES, type Rule, type RuleId } from '#app/domain/deadline-rules.ts';
import { easterOf, isWorkingDay } from '#app/domain/holidays.ts';
import { wallClockOf } from '#app/domain/local-time.ts';

/*
 * What is expected below is worked out without the code under test and without Intl: the clock changes of the European
 * Union come from this table (Directive 2000/84/EC: the last Sundays of March and October, 01:00 UTC), and the calendar
 * is counted by hand.
 */
const SUMMER: readonly [from: string, until: string][] = [
  ['2025-03-30', '2025-10-26'],
  ['2026-03-29', '2026-10-25'],
  ['2027-03-28', '2027-10-31'],
  ['2028-03-26', '2028-10-29'],
  ['2029-03-25', '2029-10-28'],
  ['2030-03-31', '2030-10-27'],
];
const CHANGES = SUMMER.slice(1).flat();
const HOUR = 3_600_000;

const isSummer = (at: number) =>
  SUMMER.some(([from, until]) => at >= Date.parse(`${from}T01:00:00Z`) && at < Date.parse(`${until}T01:00:00Z`));

/** A wall clock in Brussels to the instant, the earlier reading first. */
function expectedInstant(wall: string): number {
  const asUtc = Date.parse(`${wall}:00Z`);
  if (isSummer(asUtc - 2 * HOUR)) return asUtc - 2 * HOUR;
  // In winter time, unless this is the hour that is skipped, which is read as summer time all the same.
  return isSummer(asUtc - HOUR) ? asUtc - 2 * HOUR : asUtc - HOUR;
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
function expectedMonths(day: string, months: number): string {
  let [year = 0, month = 0] = day.split('-').map(Number);
  for (let n = 0; n < months; n++) [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  const length = month === 2 && year % 4 === 0 ? 29 : (LENGTHS[month - 1] ?? 0);
  const date = Math.min(Number(day.slice(8)), length);
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

const rule = (id: RuleId): Rule => {
  const found = ruleOn(id, new Date('2026-01-01T12:00:00Z'));
  if (!found) throw new Error(`no rule ${id}`);
  return found;
};
const at = (text: string) => new Date(text);

interface Case {
  id: RuleId;
  start: number;
  due: number;
}

/** Around each of ten clock changes, from a week before until just after. */
const aroundChanges: Case[] = CHANGES.flatMap((day) =>
  [-168, -73, -72, -71.5, -48, -25, -24, -23.5, -2, -1, -1 / 60, 0, 1 / 60, 1, 25].flatMap((hours) => {
    const start = Date.parse(`${day}T01:00:00Z`) + Math.round(hours * 60) * 60_000;
    return [
      { id: 'gdpr.33.1' as const, start, due: start + 72 * HOUR },
      { id: 'nis2.early' as const, start, due: start + 24 * HOUR },
    ];
  }),
);

/** The dates on which calendars trip, at midnight, in the hour that changes, and at the last minute of a day. */
const awkward = ['01-01', '01-30', '01-31', '02-28', '03-31', '05-31', '08-31', '09-30', '10-31', '11-30', '12-31'];
const byMonth: Case[] = ['2026', '2027', '2028', '2029'].flatMap((year) =>
  awkward.flatMap((day) =>
    ['00:00', '02:30', '23:59'].flatMap((time) => {
      const start = expectedInstant(`${year}-${day}T${time}`);
      const due = (months: number) => expectedInstant(`${expectedMonths(`${year}-${day}`, months)}T${time}`);
      return [
        { id: 'gdpr.12.3' as const, start, due: due(1) },
        { id: 'gdpr.12.3.extended' as const, start, due: due(3) },
        { id: 'nis2.final' as const, start, due: due(1) },
      ].slice(0, day === '01-30' ? 3 : 2);
    }),
  ),
);

describe('400 deadlines and more, against a calendar kept by hand', () => {
  const cases = [...aroundChanges, ...byMonth];

  it('are at least four hundred, over both clock changes of five years', () => {
    expect(cases.length).toBeGreaterThanOrEqual(400);
    expect(CHANGES).toHaveLength(10);
    expect(new Set(cases.map(({ id, start }) => `${id} ${start}`)).size).toBe(cases.length);
  });

  it.each(cases.map((one) => [one.id, new Date(one.start).toISOString(), new Date(one.due).toISOString()] as const))(
    '%s from %s is %s',
    (id, start, due) => {
      expect(deadlineOf(rule(id), at(start))?.toISOString()).toBe(due);
    },
  );
});

describe('deadlines written out', () => {
  it.each<[RuleId, string, string, string]>([
    [
      'gdpr.33.1',
      '2026-03-27T09:15:00Z',
      '2026-03-30T09:15:00Z',
      'through the night without 02:00: 10:15 becomes 11:15',
    ],
    ['gdpr.33.1', '2026-10-23T08:15:00Z', '2026-10-26T08:15:00Z', 'through the doubled hour: 10:15 becomes 09:15'],
    ['gdpr.33.1', '2026-12-29T23:30:00Z', '2027-01-01T23:30:00Z', 'over the year, holidays included'],
    ['gdpr.33.1', '2028-02-26T22:59:59Z', '2028-02-29T22:59:59Z', 'on 29 February, seconds kept'],
    ['gdpr.33.1', '2026-05-22T16:00:00Z', '2026-05-25T16:00:00Z', 'through a weekend onto Whit Monday'],
    ['gdpr.12.3', '2026-01-31T13:00:00Z', '2026-02-28T13:00:00Z', '31 January and 28 February'],
    ['gdpr.12.3', '2028-01-31T13:00:00Z', '2028-02-29T13:00:00Z', '31 January and 29 February'],
    ['gdpr.12.3', '2028-02-29T13:00:00Z', '2028-03-29T12:00:00Z', '29 February, into summer time'],
    ['gdpr.12.3', '2026-02-28T01:30:00Z', '2026-03-28T01:30:00Z', '02:30, the night before that hour is missing'],
    ['gdpr.12.3', '2026-02-28T23:00:00Z', '2026-03-31T22:00:00Z', 'midnight of 1 March in Brussels, not 28 February'],
    ['gdpr.12.3', '2027-02-28T01:30:00Z', '2027-03-28T00:30:00Z', '02:30 onto a morning without it: the earlier'],
    ['gdpr.12.3', '2026-09-25T00:30:00Z', '2026-10-25T00:30:00Z', '02:30 onto a morning with two: the first'],
    ['gdpr.12.3.extended', '2026-01-31T13:00:00Z', '2026-04-30T12:00:00Z', 'three months in one, not 28 April'],
    ['gdpr.12.3.extended', '2026-11-30T13:00:00Z', '2027-02-28T13:00:00Z', 'three months over the year'],
    ['gdpr.36.2', '2026-02-02T09:00:00Z', '2026-03-30T08:00:00Z', 'eight weeks on the calendar, same hour in Brussels'],
    ['gdpr.36.2.extended', '2026-02-02T09:00:00Z', '2026-05-11T08:00:00Z', 'fourteen weeks'],
    ['nis2.early', '2026-10-24T11:00:00Z', '2026-10-25T11:00:00Z', '24 elapsed hours on a day of 25'],
    ['nis2.notification', '2026-03-28T11:00:00Z', '2026-03-31T11:00:00Z', '72 hours'],
    ['nis2.final', '2026-12-31T22:30:00Z', '2027-01-31T22:30:00Z', 'a month after the notification was submitted'],
    ['nis2.final_after_progress', '2026-08-31T22:30:00Z', '2026-09-30T22:30:00Z', '1 September in Brussels already'],
    ['nis2.registration_change', '2026-10-20T08:00:00Z', '2026-11-03T09:00:00Z', 'two weeks'],
  ])('%s from %s is %s: %s', (id, start, due) => {
    expect(deadlineOf(rule(id), at(start))).toEqual(at(due));
  });

  it('leaves a duty without undue delay without a deadline', () => {
    for (const id of ['gdpr.33.2', 'gdpr.34.1'] as const) {
      expect(deadlineOf(rule(id), at('2026-03-01T00:00:00Z'))).toBeNull();
      expect(laterReading(rule(id), at('2026-03-01T00:00:00Z'))).toBeNull();
      expect(explainDeadline(rule(id), at('2026-03-01T00:00:00Z'))).toMatchObject({ deadline: null, offsetChange: 0 });
    }
  });
});

describe('the rules', () => {
  it('each have a line, a source and a duration that a change of law can replace', () => {
    for (const id of RULE_IDS) expect(rule(id).source).toMatch(/art\. \d/);
    expect(new Set(RULES.map(({ id, validFrom }) => `${id} ${validFrom}`)).size).toBe(RULES.length);
  });

  it('stand as they stood on the day in Brussels on which the clock started', () => {
    const longer: Rule = { ...rule('gdpr.33.1'), duration: { unit: 'hours', n: 96 }, validFrom: '2027-07-01' };
    const hours = (start: string, rules: readonly Rule[]) => ruleOn('gdpr.33.1', at(start), rules)?.duration?.n;
    for (const rules of [
      [...RULES, longer],
      [longer, ...RULES],
    ]) {
      expect(hours('2027-06-30T21:59:59Z', rules)).toBe(72);
      expect(hours('2027-06-30T22:00:00Z', rules)).toBe(96);
    }
    expect(ruleOn('gdpr.33.1', at('2018-05-24T21:59:00Z'))).toBeNull();
    expect(ruleOn('gdpr.33.1', at('2018-05-24T22:00:00Z'))).not.toBeNull();
    expect(ruleOn('nis2.early', at('2024-10-17T12:00:00Z'))).toBeNull();
  });
});

describe('the explanation', () => {
  it('names the clock change on the way', () => {
    expect(explainDeadline(rule('gdpr.33.1'), at('2026-03-27T09:15:00Z'))).toMatchObject({
      startOffset: 60,
      offsetChange: 60,
      offsetChangeAt: at('2026-03-29T01:00:00Z'),
      deadline: at('2026-03-30T09:15:00Z'),
      clamped: false,
      zone: 'Europe/Brussels',
    });
    expect(explainDeadline(rule('gdpr.33.1'), at('2026-10-23T08:15:00Z'))).toMatchObject({
      offsetChange: -60,
      offsetChangeAt: at('2026-10-25T01:00:00Z'),
    });
    expect(explainDeadline(rule('gdpr.33.1'), at('2026-06-01T08:15:00Z'))).toMatchObject({
      offsetChange: 0,
      offsetChangeAt: null,
    });
  });

  it('says when a month was too short and when an hour was doubled or missing', () => {
    expect(explainDeadline(rule('gdpr.12.3'), at('2026-01-31T13:00:00Z'))).toMatchObject({ clamped: true });
    expect(explainDeadline(rule('gdpr.12.3'), at('2026-01-28T13:00:00Z'))).toMatchObject({ clamped: false });
    expect(explainDeadline(rule('gdpr.12.3'), at('2027-02-28T01:30:00Z')).resolved).toBe('missing');
    expect(explainDeadline(rule('gdpr.12.3'), at('2026-09-25T00:30:00Z')).resolved).toBe('doubled');
  });

  it.each<[RuleId, string, string, string]>([
    ['gdpr.33.1', '2026-03-02T09:15:00Z', '2026-03-05T10:00:00Z', 'full_hour'],
    ['gdpr.33.1', '2026-03-02T09:00:00Z', '2026-03-05T10:00:00Z', 'full_hour'],
    ['gdpr.12.3', '2026-03-15T09:00:00Z', '2026-04-15T22:00:00Z', 'end_of_day'],
    // 1 May is a Friday and a holiday: the next working day is Monday 4 May.
    ['gdpr.12.3', '2026-04-01T09:00:00Z', '2026-05-04T22:00:00Z', 'working_day'],
    // Saturday 4 April, Easter, Easter Monday: Tuesday 7 April.
    ['gdpr.12.3', '2026-03-04T09:00:00Z', '2026-04-07T22:00:00Z', 'working_day'],
  ])('gives the later reading of %s from %s beside the alarm: %s (%s)', (id, start, later, ground) => {
    const explained = explainDeadline(rule(id), at(start));
    expect(explained.later).toEqual({ at: at(later), ground });
    expect(Number(explained.deadline)).toBeLessThan(Date.parse(later));
  });

  it('never gives a later reading that lies before the alarm, whatever the rule', () => {
    for (const { id, start } of [...aroundChanges, ...byMonth]) {
      const { deadline, later } = explainDeadline(rule(id), new Date(start));
      expect(Number(later?.at)).toBeGreaterThanOrEqual(Number(deadline));
    }
  });
});

describe('the state of a clock', () => {
  const start = at('2026-03-02T09:00:00Z');
  const clock = { rule: rule('gdpr.33.1'), startedAt: start, stoppedAt: null, version: 1 };
  const later = (hours: number) => new Date(start.getTime() + hours * HOUR);

  it.each([
    [-1, 'running', false],
    [0, 'running', false],
    [47.99, 'running', false],
    [48, 'due_soon', false],
    [72, 'due_soon', false],
    [72 + 1 / HOUR, 'overdue', true],
    [100, 'overdue', true],
  ] as const)('%s hours after the start is %s', (hours, phase, late) => {
    expect(clockState(clock, later(hours))).toMatchObject({ phase, late, deadline: later(72) });
    expect(clockState(clock, later(hours)).remainingMs).toBe(later(72).getTime() - later(hours).getTime());
    expect(isLate(clock.rule, start, later(hours))).toBe(late);
  });

  it('stands still when it stopped, in time or late', () => {
    expect(clockState({ ...clock, stoppedAt: later(70) }, later(500))).toMatchObject({
      phase: 'stopped',
      late: false,
      remainingMs: 2 * HOUR,
    });
    expect(clockState({ ...clock, stoppedAt: later(73) }, later(500))).toMatchObject({
      phase: 'stopped',
      late: true,
      remainingMs: -HOUR,
    });
  });

  it('of a duty without undue delay runs and is never overdue', () => {
    const open = { ...clock, rule: rule('gdpr.34.1') };
    expect(clockState(open, later(9_999))).toEqual({
      phase: 'running',
      deadline: null,
      remainingMs: null,
      late: false,
    });
  });
});

describe('holidays', () => {
  it.each([
    ['2024', '2024-03-31'],
    ['2025', '2025-04-20'],
    ['2026', '2026-04-05'],
    ['2027', '2027-03-28'],
    ['2028', '2028-04-16'],
    ['2029', '2029-04-01'],
    ['2030', '2030-04-21'],
    ['2038', '2038-04-25'],
  ])('Easter of %s is %s', (year, day) => expect(easterOf(Number(year))).toBe(day));

  it('leave the working days of 2026', () => {
    const off = ['2026-04-06', '2026-05-01', '2026-05-14', '2026-05-25', '2026-07-21', '2026-11-11', '2026-12-25'];
    expect(off.filter(isWorkingDay)).toEqual([]);
    expect(['2026-07-20', '2026-07-11', '2026-05-15'].map(isWorkingDay)).toEqual([true, false, true]);
    expect(wallClockOf(at('2026-07-21T22:30:00Z'))).toEqual({ day: '2026-07-22', time: '00:30' });
  });
});
