import { describe, expect, it } from 'vitest';
import { addDays } from '#app/domain/dates.ts';
import { digestsOn, markOn, mayRemindAt, notReminded, type ReminderFacts } from '#app/domain/reminder.ts';

const facts = (change: Partial<ReminderFacts> = {}): ReminderFacts => ({
  serviceId: 1,
  checklistId: 1,
  phase: 'open',
  dueOn: '2026-03-31',
  covered: true,
  recipientId: 7,
  mailedOn: null,
  toldOn: null,
  ...change,
});

describe('the mark that counts on a day', () => {
  it.each([
    ['2026-03-31', '2026-03-16', null],
    ['2026-03-31', '2026-03-17', -14],
    ['2026-03-31', '2026-03-23', -14],
    ['2026-03-31', '2026-03-24', -7],
    // The clock goes forward on 29 March 2026, and back on 25 October: days are days.
    ['2026-03-31', '2026-03-29', -7],
    ['2026-03-31', '2026-03-30', -1],
    ['2026-03-31', '2026-03-31', -1],
    ['2026-03-31', '2026-04-06', -1],
    ['2026-03-31', '2026-04-07', 7],
    ['2026-03-31', '2026-04-13', 7],
    ['2026-03-31', '2026-04-14', 14],
    ['2026-10-26', '2026-10-25', -1],
    ['2026-10-24', '2026-10-31', 7],
    ['2027-01-05', '2026-12-22', -14],
    ['2026-12-28', '2027-01-04', 7],
    ['2028-03-01', '2028-02-16', -14],
    ['2028-03-01', '2028-02-29', -1],
    ['2025-03-31', '2026-03-31', 364],
  ])('of %s on %s is %s', (dueOn, today, mark) => {
    expect(markOn(dueOn, today)).toBe(mark);
  });
});

describe('why nobody is reminded', () => {
  it.each([
    [{}, null],
    [{ phase: 'returned' }, null],
    [{ phase: 'submitted' }, 'done'],
    [{ phase: 'accepted' }, 'done'],
    [{ phase: 'closed' }, 'closed'],
    [{ covered: false }, 'not_covered'],
    [{ recipientId: null }, 'nobody'],
    [{ mailedOn: '2026-03-17' }, 'mailed_today'],
    [{ mailedOn: '2026-03-16' }, null],
  ] as const)('%j: %s', (change, why) => {
    expect(notReminded(facts(change), '2026-03-17')).toBe(why);
  });
});

describe('the digests of a day', () => {
  /** The days, of so many, on which a digest leaves, when each is told of the one before. */
  function daysOf(dueOn: string, from: string, days: number, down: readonly string[] = []) {
    let toldOn: string | null = null;
    return Array.from({ length: days }, (_, n) => addDays(from, n)).filter((today) => {
      if (down.includes(today)) return false;
      const sent = digestsOn([facts({ dueOn, toldOn, mailedOn: toldOn })], today).length > 0;
      if (sent) toldOn = today;
      return sent;
    });
  }

  it('leave 14, 7 and 1 days before, and every week after', () => {
    const before = ['2026-03-17', '2026-03-24', '2026-03-30'];
    expect(daysOf('2026-03-31', '2026-03-01', 53)).toEqual([...before, '2026-04-07', '2026-04-14', '2026-04-21']);
    expect(daysOf('2027-01-04', '2026-12-01', 45)).toEqual(['2026-12-21', '2026-12-28', '2027-01-03', '2027-01-11']);
  });

  it('catch up after an outage with one, and keep their rhythm', () => {
    const down = Array.from({ length: 9 }, (_, n) => addDays('2026-03-23', n));
    expect(daysOf('2026-03-31', '2026-03-17', 30, down)).toEqual([
      '2026-03-17',
      '2026-04-01',
      '2026-04-07',
      '2026-04-14',
    ]);
  });

  it('are one per person and service, over all that is near or late', () => {
    const all = [
      facts({ checklistId: 1, dueOn: '2026-03-24' }),
      facts({ checklistId: 2, dueOn: '2026-03-20', toldOn: '2026-03-10' }),
      facts({ checklistId: 3, dueOn: '2026-06-30' }),
      facts({ checklistId: 4, dueOn: '2026-03-01', phase: 'submitted' }),
      facts({ checklistId: 5, dueOn: '2026-03-24', recipientId: 8 }),
      facts({ checklistId: 6, dueOn: '2026-03-20', toldOn: '2026-03-13', recipientId: 9 }),
      facts({ checklistId: 7, dueOn: '2026-03-24', serviceId: 2 }),
    ];
    const sent = digestsOn(all, '2026-03-17').map(({ recipientId, lines }) => [
      recipientId,
      lines.map((line) => [line.facts.checklistId, line.mark]),
    ]);
    // The second was spoken of after its mark of the sixth: it is listed along, and not due. The ninth hears nothing.
    expect(sent).toEqual([
      [
        7,
        [
          [1, -7],
          [2, -7],
        ],
      ],
      [8, [[5, -7]]],
      [7, [[7, -7]]],
    ]);
  });

  it('say nothing of what was launched, or given more time, on the day of its mark or after it', () => {
    expect(digestsOn([facts({ toldOn: '2026-03-17' })], '2026-03-18')).toEqual([]);
    expect(digestsOn([facts({ toldOn: '2026-03-16' })], '2026-03-18')).toHaveLength(1);
  });

  it('leave in the morning in Brussels, in summer and in winter', () => {
    expect(mayRemindAt(new Date('2026-01-15T05:59:00Z'))).toBe(false);
    expect(mayRemindAt(new Date('2026-01-15T06:00:00Z'))).toBe(true);
    expect(mayRemindAt(new Date('2026-07-15T04:59:00Z'))).toBe(false);
    expect(mayRemindAt(new Date('2026-07-15T05:00:00Z'))).toBe(true);
    expect(mayRemindAt(new Date('2026-07-15T22:30:00Z'))).toBe(false);
  });
});
