/**
 * Reminders of the legal clocks: who is told how often. Each step is sent once; whoever was away, a server included, is
 * told the latest step alone and not a row of old ones.
 */
import { addDays } from './dates.ts';
import { type Clock, deadlineOf } from './deadline.ts';
import type { RuleId } from './deadline-rules.ts';
import { strictInstant, wallClockOf } from './local-time.ts';

/** The DPO, the person who decides for the controller, the general director. */
export type Audience = 'dpo' | 'decider' | 'director';

export interface ReminderStep {
  /** Kept with what was sent: `48h` after the start, `7d` before the deadline, or `deadline`. */
  key: string;
  at: Date;
  audience: readonly Audience[];
}

interface Plan {
  /** Elapsed hours after the start. */
  after?: readonly number[];
  /** Calendar days before the deadline, on the same time of day in Brussels. */
  before?: readonly number[];
}

/** The steps of each clock; at the deadline itself there is one for each rule that has a deadline. */
export const REMINDER_PLANS: Record<RuleId, Plan> = {
  'gdpr.33.1': { after: [24, 48, 60, 66, 70] },
  'gdpr.33.2': { after: [12, 24, 48] },
  'gdpr.34.1': { after: [24, 48, 72] },
  'gdpr.12.3': { before: [14, 7, 1] },
  'gdpr.12.3.extended': { before: [14, 7, 1] },
  'gdpr.36.2': { before: [14, 7, 1] },
  'gdpr.36.2.extended': { before: [14, 7, 1] },
  'nis2.early': { after: [12, 20, 23] },
  'nis2.notification': { after: [24, 48, 60, 66, 70] },
  'nis2.final': { before: [14, 7, 1] },
  'nis2.final_after_progress': { before: [14, 7, 1] },
  'nis2.registration_change': { before: [7, 1] },
};

const HOUR = 3_600_000;

/** All steps of a clock in time. A step that would not lie between the start and the deadline is left out. */
export function remindersOf(clock: Clock): ReminderStep[] {
  const { rule, startedAt } = clock;
  const plan = REMINDER_PLANS[rule.id];
  const deadline = deadlineOf(rule, startedAt);
  const own: readonly Audience[] = ['dpo', 'decider'];
  const steps = (plan.after ?? []).map((n) => ({
    key: `${n}h`,
    at: new Date(startedAt.getTime() + n * HOUR),
    audience: own,
  }));
  if (deadline === null) return steps;
  const wall = wallClockOf(deadline);
  const counted = (plan.before ?? []).map((n) => ({
    key: `${n}d`,
    at: strictInstant(addDays(wall.day, -n), wall.time),
    audience: own,
  }));
  return [
    ...[...steps, ...counted].filter(({ at }) => at > startedAt && at < deadline),
    { key: 'deadline', at: deadline, audience: [...own, 'director'] },
  ];
}

/** What was done with a step of one version of a clock: sent, or passed over because a later one was due. */
export interface HandledStep {
  version: number;
  key: string;
}

export interface RemindersDue {
  /** At most one: the latest step that is due. */
  send: ReminderStep | null;
  /** Older ones that were never sent; they are marked as passed, so that they never will be. */
  passed: ReminderStep[];
}

/**
 * What to do now. Handled steps count for this version of the clock alone: a corrected start is a new deadline, and says
 * so. After a later step an older one is never sent, also when the clock on the machine was put back. Nothing is due for
 * a clock that stopped.
 */
export function remindersDue(clock: Clock, now: Date, handled: readonly HandledStep[]): RemindersDue {
  if (clock.stoppedAt !== null) return { send: null, passed: [] };
  const steps = remindersOf(clock);
  const done = new Set(handled.filter(({ version }) => version === clock.version).map(({ key }) => key));
  const lastDone = steps.findLastIndex(({ key }) => done.has(key));
  const due = steps.filter(({ at, key }) => at <= now && !done.has(key));
  const latest = due.at(-1);
  const send = latest && steps.indexOf(latest) > lastDone ? latest : null;
  return { send, passed: due.filter((step) => step !== send) };
}

/** When to look again: the first step that is still to come; null when there is none or the clock stopped. */
export function nextReminderAt(clock: Clock, now: Date): Date | null {
  if (clock.stoppedAt !== null) return null;
  return remindersOf(clock).find(({ at }) => at > now)?.at ?? null;
}
