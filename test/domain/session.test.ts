import { describe, expect, it } from 'vitest';
import {
  beginTimes,
  isLive,
  localPath,
  pathAfterSignIn,
  type SecondFactorFacts,
  secondFactorStep,
  touchedTimes,
} from '#app/domain/session.ts';

const NOW = new Date('2026-01-15T09:00:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

describe('a session', () => {
  it.each([
    [0, true],
    [59.9, true],
    [60, false],
    [61, false],
  ])('left alone for %d minutes is live: %s [ASVS 7.3.1]', (minutes, live) => {
    expect(isLive(beginTimes(NOW, false), later(minutes))).toBe(live);
  });

  it('ends after twelve hours however busy it is [ASVS 7.3.2]', () => {
    let times = beginTimes(NOW, false);
    for (let minute = 5; minute < 12 * 60; minute += 5) {
      expect(isLive(times, later(minute))).toBe(true);
      times = touchedTimes(times, later(minute)) ?? times;
    }
    expect(isLive(times, later(12 * 60 - 0.1))).toBe(true);
    expect(isLive(times, later(12 * 60))).toBe(false);
  });

  it('is written as seen at most once a minute', () => {
    const times = beginTimes(NOW, false);
    expect(touchedTimes(times, later(0.9))).toBeNull();
    expect(touchedTimes(times, later(1))?.lastSeenAt).toEqual(later(1));
  });

  it('that waits for the second factor gets ten minutes', () => {
    expect(isLive(beginTimes(NOW, true), later(9.9))).toBe(true);
    expect(isLive(beginTimes(NOW, true), later(10))).toBe(false);
  });
});

describe('the second factor', () => {
  const facts: SecondFactorFacts = {
    hasSecondFactor: false,
    provenAt: null,
    roles: ['spoc'],
    forAll: false,
    demo: false,
  };
  it.each<[string, Partial<SecondFactorFacts>, string]>([
    ['a spoc may do without', {}, 'none'],
    ['unless the service asks it of all', { forAll: true }, 'set_up'],
    ['an administrator never', { roles: ['admin'] }, 'set_up'],
    ['nor a DPO', { roles: ['dpo'] }, 'set_up'],
    ['nor a service director', { roles: ['service_director'] }, 'set_up'],
    ['nor who is one of these beside another role', { roles: ['spoc', 'dpo'] }, 'set_up'],
    ['nor a director when all must', { roles: ['director'], forAll: true }, 'set_up'],
    ['the demo lifts the duty', { roles: ['admin'], forAll: true, demo: true }, 'none'],
    ['but asks for one that exists', { demo: true, hasSecondFactor: true }, 'prove'],
    ['one that exists is asked of anybody', { hasSecondFactor: true }, 'prove'],
    ['until it is proven', { hasSecondFactor: true, provenAt: NOW, roles: ['admin'] }, 'none'],
  ])('%s [ASVS 6.3.3]', (_, change, step) => {
    expect(secondFactorStep({ ...facts, ...change })).toBe(step);
  });
});

describe('where to go after signing in', () => {
  it.each(['/m/zandbeke/checklists/42?filter=open#q7', '/account', '/loginboek'])('follows %s', (path) => {
    expect(pathAfterSignIn(path)).toBe(path);
  });

  it.each([
    null,
    '',
    'account',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/%0d%0aSet-Cookie: a=b\r\n',
    '/a\tb',
    'javascript:alert(1)',
    '/..//evil.example',
    '/./\\evil.example',
    '/login?next=/',
    '/login',
    '/login/second-factor',
    '/logout',
    `/${'a'.repeat(2_000)}`,
  ])('does not follow %j [ASVS 1.2.2]', (path) => {
    expect(pathAfterSignIn(path)).toBe('/');
  });

  it('may come back to the sign-in page for other reasons', () => {
    expect(localPath('/login?next=%2Faccount')).toBe('/login?next=%2Faccount');
  });
});
