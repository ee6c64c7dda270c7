import { addDays, daysBetween, ZONE } from './dates.ts';
import { type Phase, takesAnswers } from './review.ts';

/**
 * Reminders: on which day a checklist that is not handed in is brought to mind, who gets the mail, and who gets none and
 * why. Days are calendar days in Brussels, `YYYY-MM-DD`.
 */

/** Days before its date on which a checklist is brought to mind. After it, once every so many days. */
export const MARKS_BEFORE = [14, 7, 1] as const;
export const EVERY_DAYS_LATE = 7;

/** From this hour of the day in Brussels a digest may leave: a reminder is read in the morning, not at midnight. */
export const REMIND_FROM_HOUR = 7;

/**
 * The mark that counts on a day: days from the due date, negative before it. The newest that has passed, so that after an
 * outage one digest is sent and not three; null while it is more than two weeks away.
 */
export function markOn(dueOn: string, today: string): number | null {
  const days = daysBetween(dueOn, today);
  if (days < EVERY_DAYS_LATE)
    return [...MARKS_BEFORE].map((before) => -before).findLast((mark) => mark <= days) ?? null;
  return Math.floor(days / EVERY_DAYS_LATE) * EVERY_DAYS_LATE;
}

/** What there is to know of a checklist before somebody is reminded of it. */
export interface ReminderFacts {
  serviceId: number;
  checklistId: number;
  phase: Phase;
  dueOn: string;
  /** An entity that it is about is covered today, in a municipality that did not end. */
  covered: boolean;
  /** Who can act on it today, the one to whom it is entrusted before the municipality's SPOC; null for nobody. */
  recipientId: number | null;
  /** The last day on which the recipient was reminded of anything. */
  mailedOn: string | null;
  /** The last day on which the recipient was mailed about this checklist: a reminder, a launch, a later date. */
  toldOn: string | null;
}

/** Why nobody is reminded of a checklist. */
export type NotReminded = 'done' | 'closed' | 'not_covered' | 'nobody' | 'mailed_today';

/** Whether somebody may be reminded of a checklist today; null when nothing stands in the way. */
export function notReminded(facts: ReminderFacts, today: string): NotReminded | null {
  if (facts.phase === 'closed') return 'closed';
  if (!takesAnswers(facts.phase)) return 'done';
  if (!facts.covered) return 'not_covered';
  if (facts.recipientId === null) return 'nobody';
  return facts.mailedOn === today ? 'mailed_today' : null;
}

/** A person's digest in one service: everything that is near or late, with the mark for which it is sent where that is due now. */
export interface Digest<Facts extends ReminderFacts> {
  recipientId: number;
  lines: { facts: Facts; mark: number | null }[];
}

/**
 * The digests of a day, one per person and service over all their checklists. A person gets one when a mark of some checklist passed
 * since that person last heard of it; what is near or late is listed along.
 */
export function digestsOn<Facts extends ReminderFacts>(all: readonly Facts[], today: string): Digest<Facts>[] {
  const digests = new Map<string, Digest<Facts>>();
  for (const facts of all) {
    const mark = markOn(facts.dueOn, today);
    if (mark === null || facts.recipientId === null || notReminded(facts, today) !== null) continue;
    const key = `${facts.serviceId} ${facts.recipientId}`;
    const digest = digests.get(key) ?? { recipientId: facts.recipientId, lines: [] };
    digest.lines.push({ facts, mark: isDue(facts, mark) ? mark : null });
    digests.set(key, digest);
  }
  return [...digests.values()].filter(({ lines }) => lines.some(({ mark }) => mark !== null));
}

/** Whether nobody spoke of it since the day of its mark. */
function isDue({ dueOn, toldOn }: ReminderFacts, mark: number): boolean {
  return toldOn === null || toldOn < addDays(dueOn, mark);
}

/** Whether digests may leave at this moment. */
export function mayRemindAt(now: Date): boolean {
  return Number(hours.format(now)) >= REMIND_FROM_HOUR;
}

const hours = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', hourCycle: 'h23' });
