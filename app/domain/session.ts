import type { Role } from './access.ts';

/** How long a session lasts without a request, and at most; security.md, [ASVS 7.3.1] and [ASVS 7.3.2]. */
export const IDLE_MINUTES = 60;
export const ABSOLUTE_HOURS = 12;
/** How long somebody may take between the password and the second factor. */
export const PENDING_MINUTES = 10;
/** A request within this time of the one before it does not write that the session was seen. */
export const TOUCH_SECONDS = 60;

const MINUTE = 60_000;

export interface SessionTimes {
  lastSeenAt: Date;
  expiresAt: Date;
  absoluteExpiresAt: Date;
}

/** Whether a session still counts: not idle for too long, and not past its absolute end. */
export function isLive(times: SessionTimes, now: Date): boolean {
  return now < times.expiresAt && now < times.absoluteExpiresAt;
}

/** The times of a session that begins now; one that still waits for the second factor gets minutes, not hours. */
export function beginTimes(now: Date, pending: boolean): SessionTimes {
  const life = pending ? PENDING_MINUTES * MINUTE : ABSOLUTE_HOURS * 60 * MINUTE;
  const absoluteExpiresAt = new Date(now.getTime() + life);
  return { lastSeenAt: now, absoluteExpiresAt, expiresAt: idleEnd(now, absoluteExpiresAt) };
}

/** The times after a request, or null while the last write is less than a minute ago. */
export function touchedTimes(times: SessionTimes, now: Date): SessionTimes | null {
  if (now.getTime() - times.lastSeenAt.getTime() < TOUCH_SECONDS * 1000) return null;
  return { ...times, lastSeenAt: now, expiresAt: idleEnd(now, times.absoluteExpiresAt) };
}

function idleEnd(now: Date, absolute: Date): Date {
  return new Date(Math.min(now.getTime() + IDLE_MINUTES * MINUTE, absolute.getTime()));
}

/** Roles that never work without a second factor, whatever a service decides for the others. */
export const SECOND_FACTOR_ROLES: readonly Role[] = ['admin', 'dpo', 'service_director'];

export interface SecondFactorFacts {
  /** The account has a confirmed authenticator. */
  hasSecondFactor: boolean;
  /** This session proved it. */
  provenAt: Date | null;
  roles: readonly Role[];
  forAll: boolean;
  demo: boolean;
}

/**
 * What stands between a session and the pages: nothing, proving the second factor, or setting one up. An authenticator
 * that exists is always asked for, in the demo too; only the duty to have one is lifted there.
 */
export function secondFactorStep(facts: SecondFactorFacts): 'none' | 'prove' | 'set_up' {
  if (facts.hasSecondFactor) return facts.provenAt ? 'none' : 'prove';
  return secondFactorIsMandatory(facts) ? 'set_up' : 'none';
}

/** Whether somebody with these roles must have a second factor. */
export function secondFactorIsMandatory(facts: Pick<SecondFactorFacts, 'roles' | 'forAll' | 'demo'>): boolean {
  if (facts.demo) return false;
  return facts.forAll || facts.roles.some((role) => SECOND_FACTOR_ROLES.includes(role));
}

const HERE = 'https://here.invalid';

/**
 * A path of this site, or `fallback`: an address that a browser could read as another site is never followed.
 * [ASVS 1.2.2]
 */
export function localPath(text: string | null | undefined, fallback = '/'): string {
  if (!text || text.length > 2_000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text) || text.includes('\\')) return fallback;
  const url = URL.canParse(text, HERE) ? new URL(text, HERE) : null;
  if (url?.origin !== HERE || url.pathname.startsWith('//')) return fallback;
  return url.pathname + url.search + url.hash;
}

/** As `localPath`, for going on after signing in: never back to signing in or out. */
export function pathAfterSignIn(text: string | null | undefined): string {
  const path = localPath(text);
  return /^\/(login|logout)([/.?#]|$)/.test(path) ? '/' : path;
}
