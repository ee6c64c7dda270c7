/** What the moments of a dossier may be: awareness starts the clock (GDPR article 33(1)), so it is looked at twice. */
import type { LocalInstant } from './local-time.ts';
import { earliestOf, latestOf, type PartialDate } from './partial-date.ts';

export type AwareProblem =
  /** Nobody becomes aware tomorrow. */
  | 'future'
  /** It was certainly known before it happened: one of the two is wrong. */
  | 'before_occurrence';

/**
 * Why an awareness time is refused; null when it stands. Only what is certain refuses: an occurrence of which no more
 * than the month is known is compared by that month's first instant, and an unknown one not at all.
 */
export function awareProblem(facts: { awareAt: Date; occurredFrom: PartialDate; now: Date }): AwareProblem | null {
  if (facts.awareAt > facts.now) return 'future';
  const earliest = earliestOf(facts.occurredFrom);
  return earliest !== null && facts.awareAt < earliest ? 'before_occurrence' : null;
}

export type PeriodProblem = 'future' | 'end_before_start';

/** Why the time of an occurrence is refused; null when it stands. */
export function occurrenceProblem(facts: { from: PartialDate; until: PartialDate; now: Date }): PeriodProblem | null {
  const from = earliestOf(facts.from);
  const until = latestOf(facts.until);
  if (from !== null && from > facts.now) return 'future';
  const earliestEnd = earliestOf(facts.until);
  if (earliestEnd !== null && earliestEnd > facts.now) return 'future';
  return from !== null && until !== null && until < from ? 'end_before_start' : null;
}

export type SentProblem = 'not_aware' | 'before_awareness' | 'future';

/** Why a notification cannot have been sent at that moment; null when it can. Compared by the minute, as people write it. */
export function sentProblem(facts: { sentAt: Date; awareAt: Date | null; now: Date }): SentProblem | null {
  if (facts.awareAt === null) return 'not_aware';
  if (isEarlierMinute(facts.sentAt, facts.awareAt)) return 'before_awareness';
  return facts.sentAt > facts.now ? 'future' : null;
}

/**
 * The stricter reading of the moment of an act that stops a clock, as sending or answering does: of an hour that comes twice or not at all the later
 * one, so that nothing looks as if it was in time when it wasn't; the earlier where the later is still to come.
 */
export function strictSentAt({ at, resolved }: LocalInstant, now: Date): Date {
  const later = new Date(at.getTime() + 3_600_000);
  return resolved === null || later > now ? at : later;
}

/** Whether an instant lies in an earlier minute than another: what was typed has no seconds, what a clock said has. */
export function isEarlierMinute(a: Date, b: Date): boolean {
  return Math.floor(a.getTime() / 60_000) < Math.floor(b.getTime() / 60_000);
}
