import { addDays, daysBetween } from './dates.ts';
import { type LineState, type Phase, takesAnswers } from './review.ts';

/** How far a checklist is, as people speak of it: an open one without an answer that counts has not started. */
export type ProgressState = 'none' | 'not_started' | Phase;

export const PROGRESS_STATES: readonly ProgressState[] = [
  'none',
  'not_started',
  'open',
  'returned',
  'submitted',
  'accepted',
  'closed',
];

export function progressOf(checklist: { phase: Phase; answered: number } | null): ProgressState {
  if (checklist === null) return 'none';
  return checklist.phase === 'open' && checklist.answered === 0 ? 'not_started' : checklist.phase;
}

/** Days until a checklist is due, negative when it is late; null when it is with the reviewer or done. */
export function daysLeft(phase: Phase, dueOn: string, today: string): number | null {
  return takesAnswers(phase) ? daysBetween(today, dueOn) : null;
}

/** Whether somebody in the municipality has to act on a checklist. */
export function waitsForMunicipality(state: ProgressState): boolean {
  return state === 'not_started' || state === 'open' || state === 'returned';
}

/** How a state looks: the tones of `ui/Status`, each with a colour and a shape. */
export type StateTone = 'good' | 'warning' | 'bad' | 'quiet' | 'accent' | 'busy';

export const TONE_OF_PROGRESS: Record<ProgressState, StateTone> = {
  none: 'quiet',
  not_started: 'bad',
  open: 'busy',
  submitted: 'accent',
  returned: 'warning',
  accepted: 'good',
  closed: 'quiet',
};

export const TONE_OF_LINE: Record<LineState, StateTone> = {
  unanswered: 'quiet',
  to_review: 'accent',
  accepted: 'good',
  returned: 'warning',
};

export const TONE_OF_VERDICT: Record<'pass' | 'fail' | 'incomplete' | 'no_threshold', StateTone> = {
  pass: 'good',
  fail: 'bad',
  incomplete: 'quiet',
  no_threshold: 'quiet',
};

/** The days until a date, or since; the date itself is still in time. */
export interface Due {
  kind: 'late' | 'today' | 'left';
  n: number;
}

export function dueIn(dueOn: string, today: string): Due {
  const days = daysBetween(today, dueOn);
  return { kind: days < 0 ? 'late' : days === 0 ? 'today' : 'left', n: Math.abs(days) };
}

/** Days before its date within which a checklist that did not start, or a review, is called near. */
export const NEAR_DAYS = 14;

export type Nearness = 'late' | 'soon' | 'later';

export function nearness(dueOn: string, today: string): Nearness {
  if (dueOn < today) return 'late';
  return dueOn <= addDays(today, NEAR_DAYS) ? 'soon' : 'later';
}

/** How old something is, in the unit that a person would say. */
export interface Age {
  unit: 'days' | 'months' | 'years';
  n: number;
}

export function ageOf(day: string, today: string): Age {
  const days = Math.max(0, daysBetween(day, today));
  if (days < 60) return { unit: 'days', n: days };
  const months = Math.floor(days / 30.44);
  return months < 24 ? { unit: 'months', n: months } : { unit: 'years', n: Math.floor(months / 12) };
}

/** The share that is done, 0 to 100, rounded down: all but one is never shown as all. */
export function percentDone(done: number, total: number): number {
  return total === 0 ? 0 : Math.floor((done / total) * 100);
}
