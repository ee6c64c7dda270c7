/** How guessing slows down for one kind of act. */
export interface Limit {
  /** Failures without any delay. */
  free: number;
  /** The delay after the last free failure; it doubles with every further one. */
  firstDelaySeconds: number;
  /** The delay never grows beyond this, so that nobody can lock somebody else out for long. */
  maxDelaySeconds: number;
  /** Failures older than this are forgotten. */
  forgetAfterHours: number;
}

/**
 * All limits. An address is shared by everybody in a town hall and gets more room than an account.
 * [ASVS 6.1.1] [ASVS 6.3.1]
 */
export const LIMITS = {
  account: { free: 5, firstDelaySeconds: 30, maxDelaySeconds: 900, forgetAfterHours: 24 },
  address: { free: 20, firstDelaySeconds: 30, maxDelaySeconds: 900, forgetAfterHours: 24 },
  /** Asking for a passkey's challenge is no failure; this keeps one place from filling the table of them. */
  passkey_challenge: { free: 100, firstDelaySeconds: 30, maxDelaySeconds: 300, forgetAfterHours: 1 },
  second_factor: { free: 5, firstDelaySeconds: 30, maxDelaySeconds: 900, forgetAfterHours: 24 },
  reset_account: { free: 3, firstDelaySeconds: 900, maxDelaySeconds: 3_600, forgetAfterHours: 6 },
  reset_address: { free: 10, firstDelaySeconds: 300, maxDelaySeconds: 3_600, forgetAfterHours: 6 },
  /** Reports without an account. A town hall shares an address, and a bad day brings several reports. */
  report_address: { free: 15, firstDelaySeconds: 120, maxDelaySeconds: 1_800, forgetAfterHours: 6 },
  report_link: { free: 60, firstDelaySeconds: 120, maxDelaySeconds: 1_800, forgetAfterHours: 6 },
} as const satisfies Record<string, Limit>;
export type LimitName = keyof typeof LIMITS;

/** The failures counted under one key. */
export interface Tally {
  failures: number;
  windowStartedAt: Date;
  blockedUntil: Date | null;
}

export type Attempt = { allowed: true; tally: Tally } | { allowed: false; until: Date };

/**
 * Counts an attempt before it is judged, so that a hundred at once cannot all slip through; what turns out right is given
 * back. An attempt that is refused does not count, so the delay ends even while somebody keeps trying.
 */
export function countAttempt(tally: Tally | null, limit: Limit, now: Date): Attempt {
  if (tally?.blockedUntil && tally.blockedUntil > now) return { allowed: false, until: tally.blockedUntil };
  const kept = tally && now.getTime() - tally.windowStartedAt.getTime() < limit.forgetAfterHours * 3_600_000;
  const failures = (kept ? tally.failures : 0) + 1;
  const windowStartedAt = kept ? tally.windowStartedAt : now;
  return { allowed: true, tally: { failures, windowStartedAt, blockedUntil: blockedUntil(failures, limit, now) } };
}

/** Takes back one attempt that was right, and the delay that it caused. */
export function giveBack(tally: Tally, limit: Limit): Tally {
  const failures = Math.max(0, tally.failures - 1);
  return { ...tally, failures, blockedUntil: failures < limit.free ? null : tally.blockedUntil };
}

/** Seconds to wait after so many failures. */
export function delaySeconds(failures: number, limit: Limit): number {
  if (failures < limit.free) return 0;
  return Math.min(limit.maxDelaySeconds, limit.firstDelaySeconds * 2 ** Math.min(30, failures - limit.free));
}

function blockedUntil(failures: number, limit: Limit, now: Date): Date | null {
  const seconds = delaySeconds(failures, limit);
  return seconds === 0 ? null : new Date(now.getTime() + seconds * 1000);
}

/** The part of a client's address that stands for one place: an IPv6 household or office owns a /64. */
export function placeOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.toLowerCase().split('%')[0]?.split('::') ?? [];
  const front = head.split(':').filter(Boolean);
  const back = tail?.split(':').filter(Boolean) ?? [];
  const groups =
    tail === undefined ? front : [...front, ...Array(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
