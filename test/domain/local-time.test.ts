import { describe, expect, it } from 'vitest';
import { awareProblem, occurrenceProblem, sentProblem } from '#app/domain/awareness.ts';
import { addMonths, instantOf, isDay, offsetOf, wallClockOf } from '#app/domain/local-time.ts';
import {
  comparePartial,
  earliestOf,
  latestOf,
  orderPartial,
  type PartialDate,
  parsePartial,
  partialOf,
  partsOf,
  textOf,
  UNKNOWN,
} from '#app/domain/partial-date.ts';

const at = (text: string) => new Date(text);

describe('a wall clock in Brussels', () => {
  it.each([
    ['2026-01-15', '10:00', '2026-01-15T09:00:00Z', null],
    ['2026-07-15', '10:00', '2026-07-15T08:00:00Z', null],
    ['2026-07-15', '00:00', '2026-07-14T22:00:00Z', null],
    ['2026-12-31', '23:59', '2026-12-31T22:59:00Z', null],
    ['2028-02-29', '12:00', '2028-02-29T11:00:00Z', null],
  ])('%s %s is one instant', (day, time, instant, resolved) => {
    expect(instantOf(day, time)).toEqual({ at: at(instant), resolved });
  });

  // Both clock changes of five years, from a table and not from Intl.
  it.each(['2026-03-29', '2027-03-28', '2028-03-26', '2029-03-25', '2030-03-31'])('skips an hour on %s', (day) => {
    expect(instantOf(day, '01:59')).toEqual({ at: at(`${day}T00:59:00Z`), resolved: null });
    for (const time of ['02:00', '02:30', '02:59']) {
      const earlier = new Date(Date.parse(`${day}T${time}:00Z`) - 7_200_000);
      expect(instantOf(day, time)).toEqual({ at: earlier, resolved: 'missing' });
    }
    expect(instantOf(day, '03:00')).toEqual({ at: at(`${day}T01:00:00Z`), resolved: null });
  });

  it.each(['2026-10-25', '2027-10-31', '2028-10-29', '2029-10-28', '2030-10-27'])('has an hour twice on %s', (day) => {
    expect(instantOf(day, '01:59')).toEqual({ at: new Date(Date.parse(`${day}T00:00Z`) - 60_000), resolved: null });
    expect(instantOf(day, '02:00')).toEqual({ at: at(`${day}T00:00:00Z`), resolved: 'doubled' });
    expect(instantOf(day, '02:59')).toEqual({ at: at(`${day}T00:59:00Z`), resolved: 'doubled' });
    expect(instantOf(day, '03:00')).toEqual({ at: at(`${day}T02:00:00Z`), resolved: null });
    expect([offsetOf(at(`${day}T00:59:59Z`)), offsetOf(at(`${day}T01:00:00Z`))]).toEqual([120, 60]);
    expect(wallClockOf(at(`${day}T00:30:00Z`))).toEqual(wallClockOf(at(`${day}T01:30:00Z`)));
  });

  it.each([
    ['2026-02-29', '10:00'],
    ['2026-13-01', '10:00'],
    ['2026-04-31', '10:00'],
    ['0026-04-30', '10:00'],
    ['2026-4-3', '10:00'],
    ['', '10:00'],
    ['2026-04-30', '24:00'],
    ['2026-04-30', '9:00'],
    ['2026-04-30', '10:60'],
    ['2026-04-30', ''],
  ])('knows no %s %s', (day, time) => expect(instantOf(day, time)).toBeNull());

  it('counts months on the calendar', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2026-12-31', 2)).toBe('2027-02-28');
    expect(addMonths('2028-02-29', 12)).toBe('2029-02-28');
    expect(isDay('2028-02-29') && !isDay('2027-02-29') && !isDay('1026-01-01')).toBe(true);
  });
});

const minute = (text: string): PartialDate => ({ precision: 'minute', at: at(text) });
const day = (value: string): PartialDate => ({ precision: 'day', value });
const month = (value: string): PartialDate => ({ precision: 'month', value });
const year = (value: string): PartialDate => ({ precision: 'year', value });

describe('a partial date', () => {
  it.each<[string, PartialDate, string, string]>([
    ['minute', minute('2026-03-02T09:15:00Z'), '2026-03-02T09:15:00.000Z', '2026-03-02T09:15:59.999Z'],
    ['day of 23 hours', day('2026-03-29'), '2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z'],
    ['day of 25 hours', day('2026-10-25'), '2026-10-24T22:00:00.000Z', '2026-10-25T22:59:59.999Z'],
    ['month', month('2028-02'), '2028-01-31T23:00:00.000Z', '2028-02-29T22:59:59.999Z'],
    ['december', month('2026-12'), '2026-11-30T23:00:00.000Z', '2026-12-31T22:59:59.999Z'],
    ['year', year('2026'), '2025-12-31T23:00:00.000Z', '2026-12-31T22:59:59.999Z'],
  ])('means from the first to the last moment of a %s', (_, date, from, until) => {
    expect([earliestOf(date)?.toISOString(), latestOf(date)?.toISOString()]).toEqual([from, until]);
  });

  it.each<[PartialDate, PartialDate, string]>([
    [day('2026-03-01'), day('2026-03-02'), 'before'],
    [day('2026-03-02'), day('2026-03-01'), 'after'],
    [month('2026-03'), day('2026-03-31'), 'overlap'],
    [month('2026-02'), day('2026-03-01'), 'before'],
    [year('2026'), minute('2025-12-31T22:59:00Z'), 'after'],
    [year('2026'), minute('2025-12-31T23:00:00Z'), 'overlap'],
    [UNKNOWN, day('2026-03-01'), 'unknown'],
    [day('2026-03-01'), UNKNOWN, 'unknown'],
  ])('%o against %o: %s', (a, b, expected) => expect(comparePartial(a, b)).toBe(expected));

  it('sorts by its first moment, the most precise first and unknown last', () => {
    const first = minute('2025-12-31T23:00:00Z');
    const list = [UNKNOWN, year('2026'), month('2026-01'), day('2026-01-01'), first, year('2025')];
    expect([...list].sort(orderPartial)).toEqual([year('2025'), first, ...list.slice(1, 4).reverse(), UNKNOWN]);
  });

  it.each([
    [{}, UNKNOWN],
    [{ year: ' 2026 ' }, year('2026')],
    [{ year: '2026', month: '3' }, month('2026-03')],
    [{ year: '2026', month: '3', day: '9' }, day('2026-03-09')],
    [{ year: '2026', month: '3', day: '9', time: '9:05' }, minute('2026-03-09T08:05:00Z')],
  ])('comes from what was filled in: %o', (parts, date) => {
    expect(parsePartial(parts)).toEqual({ ok: true, date, resolved: null });
    const again = parsePartial(partsOf(date));
    expect(again).toEqual({ ok: true, date, resolved: null });
    expect(partialOf(textOf(date))).toEqual(again);
  });

  it('says that an hour was doubled or missing, and keeps the instant apart', () => {
    const doubled = parsePartial({ year: '2026', month: '10', day: '25', time: '02:30' });
    expect(doubled).toEqual({ ok: true, date: minute('2026-10-25T00:30:00Z'), resolved: 'doubled' });
    expect(partialOf('2026-03-29 02:30')).toMatchObject({ ok: true, resolved: 'missing' });
    expect(partialOf('2026-10-25T01:30Z')).toEqual({ ok: true, date: minute('2026-10-25T01:30:00Z'), resolved: null });
  });

  it.each([
    [{ month: '3' }, 'year_missing'],
    [{ year: '2026', day: '9' }, 'month_missing'],
    [{ year: '2026', month: '3', time: '09:00' }, 'day_missing'],
    [{ year: '26' }, 'year_impossible'],
    [{ year: 'nu' }, 'year_impossible'],
    [{ year: '2026', month: '13' }, 'month_impossible'],
    [{ year: '2026', month: '2', day: '29' }, 'day_impossible'],
    [{ year: '2026', month: '2', day: '28', time: '25:00' }, 'time_impossible'],
    [{ year: '2026', month: '2', day: '28', time: 'noon' }, 'time_impossible'],
  ])('refuses %o: %s', (parts, problem) => expect(parsePartial(parts)).toEqual({ ok: false, problem }));

  it.each(['2026-02-30', 'yesterday', '2026-02-30T10:00Z', '2026-02-28T25:00Z', '01/02/2026', '2026-01-01 99:99'])(
    'refuses the text %s',
    (text) => expect(partialOf(text).ok).toBe(false),
  );
});

describe('awareness', () => {
  const now = at('2026-03-10T12:00:00Z');
  const aware = (awareAt: string, occurredFrom: PartialDate) =>
    awareProblem({ awareAt: at(awareAt), occurredFrom, now });

  it.each<[string, PartialDate, string | null]>([
    ['2026-03-10T12:00:00Z', UNKNOWN, null],
    ['2026-03-10T12:00:01Z', UNKNOWN, 'future'],
    ['2026-03-01T08:00:00Z', minute('2026-03-01T08:00:00Z'), null],
    ['2026-03-01T07:59:00Z', minute('2026-03-01T08:00:00Z'), 'before_occurrence'],
    ['2026-03-01T00:30:00Z', day('2026-03-01'), null],
    ['2026-02-28T23:00:00Z', day('2026-03-01'), null],
    ['2026-02-28T22:59:00Z', day('2026-03-01'), 'before_occurrence'],
    ['2026-03-01T08:00:00Z', month('2026-03'), null],
    ['2026-02-27T08:00:00Z', month('2026-03'), 'before_occurrence'],
    ['2026-03-01T08:00:00Z', year('2026'), null],
    ['2025-06-01T08:00:00Z', year('2026'), 'before_occurrence'],
  ])('at %s of what occurred %o: %s', (awareAt, occurred, problem) => expect(aware(awareAt, occurred)).toBe(problem));

  it.each<[PartialDate, PartialDate, string | null]>([
    [day('2026-03-01'), day('2026-03-01'), null],
    [day('2026-03-02'), day('2026-03-01'), 'end_before_start'],
    [month('2026-03'), day('2026-03-01'), null],
    [day('2026-03-11'), UNKNOWN, 'future'],
    [UNKNOWN, month('2026-04'), 'future'],
    [year('2026'), UNKNOWN, null],
  ])('an occurrence from %o until %o: %s', (from, until, problem) => {
    expect(occurrenceProblem({ from, until, now })).toBe(problem);
  });

  it.each([
    ['2026-03-09T12:00:00Z', null, 'not_aware'],
    ['2026-03-09T12:00:00Z', '2026-03-09T12:00:00Z', null],
    ['2026-03-09T11:59:00Z', '2026-03-09T12:00:00Z', 'before_awareness'],
    ['2026-03-10T12:01:00Z', '2026-03-09T12:00:00Z', 'future'],
  ])('a notification sent at %s with awareness at %s: %s', (sentAt, awareAt, problem) => {
    expect(sentProblem({ sentAt: at(sentAt), awareAt: awareAt === null ? null : at(awareAt), now })).toBe(problem);
  });
});
