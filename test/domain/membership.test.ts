import { describe, expect, it } from 'vitest';
import { type Actor, ROLES, type Role } from '#app/domain/access.ts';
import {
  type AdminFacts,
  endingOf,
  fitsScope,
  keepsAnAdmin,
  mayGrant,
  mayResume,
  membershipFaults,
} from '#app/domain/membership.ts';

const actor = (role: Role, municipalityId: number | null = null): Actor => ({
  accountId: 1,
  serviceId: 1,
  name: 'Iemand',
  email: 'iemand@test.example',
  language: 'nl',
  memberships: [{ id: 1, role, municipalityId, entityIds: [] }],
});

describe('who may give or take a role', () => {
  it.each(ROLES)('an administrator may: %s', (role) => {
    const place = fitsScope(role, null) ? null : 7;
    expect(mayGrant(actor('admin'), role, place)).toEqual({ allowed: true, as: 'admin' });
  });

  it.each(ROLES)('a DPO may in a municipality what belongs to one, and nothing over the service: %s', (role) => {
    const local = ['spoc', 'director', 'contributor', 'auditor'].includes(role);
    expect(mayGrant(actor('dpo'), role, 7).allowed).toBe(local);
    expect(mayGrant(actor('dpo'), role, null).allowed).toBe(false);
  });

  it.each(['service_director', 'spoc', 'director', 'contributor', 'auditor'] as const)(
    'nobody else may: %s',
    (role) => {
      const place = role === 'service_director' ? null : 7;
      for (const wanted of ROLES) {
        expect(mayGrant(actor(role, place), wanted, 7).allowed).toBe(false);
        expect(mayGrant(actor(role, place), wanted, null).allowed).toBe(false);
      }
    },
  );
});

describe('a membership', () => {
  const wanted = { role: 'spoc', municipalityId: 7, entityIds: [], fromOn: '2026-01-01', untilOn: null } as const;
  const none = { entityIds: [], present: [] };
  it.each([
    ['fits', wanted, none, []],
    ['a SPOC needs a municipality', { ...wanted, municipalityId: null }, none, ['role_needs_municipality']],
    ['a DPO has none', { ...wanted, role: 'dpo' as const }, none, ['role_is_service_wide']],
    ['an auditor can be either', { ...wanted, role: 'auditor' as const, municipalityId: null }, none, []],
    ['an unknown entity', { ...wanted, entityIds: [3] }, { ...none, entityIds: [4] }, ['entity_unknown']],
    ['ends before it begins', { ...wanted, untilOn: '2025-12-31' }, none, ['until_before_from']],
    ['twice the same', wanted, { ...none, present: [{ ...wanted, suspended: false }] }, ['already_has_role']],
    [
      'after the earlier one ended',
      wanted,
      { ...none, present: [{ ...wanted, fromOn: '2025-01-01', untilOn: '2025-12-31', suspended: false }] },
      [],
    ],
    ['the same role elsewhere', wanted, { ...none, present: [{ ...wanted, municipalityId: 8, suspended: false }] }, []],
    [
      'of somebody who is suspended elsewhere',
      wanted,
      { ...none, present: [{ ...wanted, municipalityId: 8, suspended: true }] },
      ['person_suspended'],
    ],
  ])('%s', (_, membership, facts, expected) => {
    expect(membershipFaults(membership, facts).map((fault) => fault.problem)).toEqual(expected);
  });
});

describe('the last administrator', () => {
  const today = '2026-01-15';
  const admin = (membershipId: number, over: Partial<AdminFacts> = {}): AdminFacts => ({
    membershipId,
    accountId: membershipId,
    fromOn: '2020-01-01',
    untilOn: null,
    suspended: false,
    ...over,
  });
  it.each([
    ['cannot go', [admin(1)], null, false],
    ['can go when there is another', [admin(1), admin(2)], null, true],
    ['cannot go when the other is suspended', [admin(1), admin(2, { suspended: true })], null, false],
    ['cannot go when the other has ended', [admin(1), admin(2, { untilOn: '2026-01-14' })], null, false],
    ['cannot go when the other begins later', [admin(1), admin(2, { fromOn: '2026-02-01' })], null, false],
    ['cannot go when the other goes too', [admin(1), admin(2, { untilOn: '2026-06-30' })], null, false],
    ['can go before the other does', [admin(1), admin(2, { untilOn: '2026-06-30' })], '2026-03-31', true],
    ['cannot go on the same day as the other', [admin(1), admin(2, { untilOn: '2026-06-30' })], '2026-06-30', false],
  ])('%s', (_, admins, lastDay, expected) => {
    expect(keepsAnAdmin(admins, [1], today, lastDay)).toBe(expected);
  });
});

describe('the end of a membership', () => {
  const since = (fromOn: string) => ({ fromOn, untilOn: null });
  it.each([
    ['after a last day', since('2020-01-01'), '2026-03-31', { untilOn: '2026-03-31', suspend: false }],
    ['at once: yesterday was its last', since('2020-01-01'), null, { untilOn: '2026-01-14', suspend: false }],
    ['at once, on its first day', since('2026-01-15'), null, { untilOn: '2026-01-15', suspend: true }],
    ['at once, before it began', since('2026-02-01'), null, { untilOn: '2026-02-01', suspend: true }],
  ])('%s', (_, period, lastDay, expected) => {
    expect(endingOf(period, lastDay, '2026-01-14')).toEqual(expected);
  });

  it('is not undone by letting the person in again', () => {
    expect(mayResume({ fromOn: '2026-01-15', untilOn: '2026-01-15' })).toBe(false);
    expect(mayResume({ fromOn: '2026-01-15', untilOn: null })).toBe(true);
  });
});
