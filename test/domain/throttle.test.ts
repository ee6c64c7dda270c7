import { describe, expect, it } from 'vitest';
import { countAttempt, delaySeconds, giveBack, LIMITS, placeOf, type Tally } from '#app/domain/throttle.ts';

const NOW = new Date('2026-01-15T09:00:00Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const { account } = LIMITS;

describe('guessing slows down', () => {
  it.each([
    [1, 0],
    [4, 0],
    [5, 30],
    [6, 60],
    [7, 120],
    [8, 240],
    [9, 480],
    [10, 900],
    [100, 900],
    [2_000, 900],
  ])('%i failures on an account cost %i seconds [ASVS 6.3.1]', (failures, seconds) => {
    expect(delaySeconds(failures, account)).toBe(seconds);
  });

  it('does not count what it refuses, so the delay ends while somebody keeps trying', () => {
    const blocked: Tally = { failures: 5, windowStartedAt: NOW, blockedUntil: later(30) };
    expect(countAttempt(blocked, account, later(29))).toEqual({ allowed: false, until: later(30) });
    expect(countAttempt(blocked, account, later(30))).toMatchObject({ allowed: true, tally: { failures: 6 } });
  });

  it('forgets failures after a day', () => {
    const old: Tally = { failures: 8, windowStartedAt: NOW, blockedUntil: null };
    const day = 24 * 3_600;
    expect(countAttempt(old, account, later(day - 1))).toMatchObject({ tally: { failures: 9 } });
    expect(countAttempt(old, account, later(day))).toMatchObject({
      tally: { failures: 1, windowStartedAt: later(day), blockedUntil: null },
    });
  });

  it('gives back an attempt that was right, with the delay that it caused', () => {
    const fifth = countAttempt({ failures: 4, windowStartedAt: NOW, blockedUntil: null }, account, NOW);
    if (!fifth.allowed) throw new Error('the fifth is allowed');
    expect(fifth.tally.blockedUntil).toEqual(later(30));
    expect(giveBack(fifth.tally, account)).toEqual({ failures: 4, windowStartedAt: NOW, blockedUntil: null });
    const eighth = { failures: 8, windowStartedAt: NOW, blockedUntil: later(240) };
    expect(giveBack(eighth, account).blockedUntil).toEqual(later(240));
  });
});

describe('the place of an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
  ])('%s is %s', (address, place) => {
    expect(placeOf(address)).toBe(place);
  });
});
