import { type Actor, can, type Role, type Verdict } from './access.ts';
import { includes, overlaps, type Period } from './municipality.ts';

/** How long an invitation works; its mail says so. */
export const INVITATION_DAYS = 7;

/** Roles over a whole service, and roles in one municipality. An auditor can be either. */
export const SERVICE_ROLES: readonly Role[] = ['admin', 'dpo', 'service_director', 'auditor'];
export const LOCAL_ROLES: readonly Role[] = ['spoc', 'director', 'contributor', 'auditor'];

/** Whether a role fits over the service (no municipality) or in a municipality. */
export function fitsScope(role: Role, municipalityId: number | null): boolean {
  return (municipalityId === null ? SERVICE_ROLES : LOCAL_ROLES).includes(role);
}

/**
 * Whether somebody may give or take a role there: an administrator any, a DPO those of one municipality. Nobody raises
 * a person, or oneself, above what one keeps.
 */
export function mayGrant(giver: Actor, role: Role, municipalityId: number | null): Verdict {
  const manages = can(giver, 'people.manage');
  if (manages.allowed) return manages;
  if (municipalityId === null) return { allowed: false, reason: 'role' };
  const invites = can(giver, 'people.invite', { municipalityId });
  if (!invites.allowed) return invites;
  return LOCAL_ROLES.includes(role) ? invites : { allowed: false, reason: 'role' };
}

export interface WantedMembership extends Period {
  role: Role;
  municipalityId: number | null;
  entityIds: readonly number[];
}

/** What the service keeps that a new membership depends on. */
export interface MembershipFacts {
  /** Entities of the municipality asked for. */
  entityIds: readonly number[];
  /** Memberships of the same person in this service. */
  present: readonly (WantedMembership & { suspended: boolean })[];
}

export type MembershipProblem =
  | 'role_needs_municipality'
  | 'role_is_service_wide'
  | 'entity_unknown'
  | 'until_before_from'
  | 'already_has_role'
  | 'person_suspended';

/** What stands in the way of a membership; empty when nothing does. */
export function membershipFaults(
  wanted: WantedMembership,
  facts: MembershipFacts,
): { field: 'role' | 'entities' | 'until'; problem: MembershipProblem }[] {
  if (isKeptOut(facts.present)) return [{ field: 'role', problem: 'person_suspended' }];
  if (!fitsScope(wanted.role, wanted.municipalityId)) {
    const problem = wanted.municipalityId === null ? 'role_needs_municipality' : 'role_is_service_wide';
    return [{ field: 'role', problem }];
  }
  const known = wanted.municipalityId !== null && wanted.entityIds.every((id) => facts.entityIds.includes(id));
  if (wanted.entityIds.length > 0 && !known) return [{ field: 'entities', problem: 'entity_unknown' }];
  if (wanted.untilOn !== null && wanted.untilOn < wanted.fromOn)
    return [{ field: 'until', problem: 'until_before_from' }];
  const same = facts.present.some(
    (other) =>
      !other.suspended &&
      other.role === wanted.role &&
      other.municipalityId === wanted.municipalityId &&
      sameSet(other.entityIds, wanted.entityIds) &&
      overlaps(other, wanted),
  );
  return same ? [{ field: 'role', problem: 'already_has_role' }] : [];
}

/** Whether somebody is suspended: a new role would let that person in by a back door. */
export function isKeptOut(present: readonly (Period & { suspended: boolean })[]): boolean {
  return present.some((one) => one.suspended && mayResume(one));
}

function sameSet(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}

/** An administrator's membership, for the rule that there is always one. */
export interface AdminFacts extends Period {
  membershipId: number;
  accountId: number;
  suspended: boolean;
}

/**
 * Whether the service keeps an administrator when some memberships stop counting after `lastDay` (null: at once). One who
 * is there today and stays beyond that day must remain.
 */
export function keepsAnAdmin(
  admins: readonly AdminFacts[],
  stopping: readonly number[],
  today: string,
  lastDay: string | null,
): boolean {
  return admins.some(
    (admin) =>
      !stopping.includes(admin.membershipId) &&
      !admin.suspended &&
      includes(admin, today) &&
      (admin.untilOn === null || (lastDay !== null && admin.untilOn > lastDay)),
  );
}

/** How a membership ends at a day: the last day on which it counts, or at once. */
export interface Ending {
  untilOn: string;
  /** It began today or later, so that its own days cannot say that it counts no more. */
  suspend: boolean;
}

/** The ending of a membership. @param lastDay null to end at once, today included. @param yesterday the day before. */
export function endingOf(period: Period, lastDay: string | null, yesterday: string): Ending {
  if (lastDay !== null) return { untilOn: lastDay, suspend: false };
  if (period.fromOn <= yesterday) return { untilOn: yesterday, suspend: false };
  return { untilOn: period.fromOn, suspend: true };
}

/** A membership that was ended at once on its first day stays ended when its person is let in again. */
export function mayResume(period: Period): boolean {
  return period.untilOn !== period.fromOn;
}
