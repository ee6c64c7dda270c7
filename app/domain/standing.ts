import { daysBetween } from './dates.ts';
import type { Phase } from './review.ts';

/** Where a checklist stands for who looks from outside: an open one is told apart by whether anybody began. */
export type Standing = 'not_started' | Phase;

export function standingOf(phase: Phase, lastAnswerAt: Date | null): Standing {
  return phase === 'open' && lastAnswerAt === null ? 'not_started' : phase;
}

/** Days until a checklist is due, negative when it is late; null when it is with the reviewer or done. */
export function daysLeft(phase: Phase, dueOn: string, today: string): number | null {
  return phase === 'open' || phase === 'returned' ? daysBetween(today, dueOn) : null;
}
