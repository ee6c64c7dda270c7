/** Legal clocks: from a recorded moment and a rule to the instant that counts, and how it was computed. */
import { addDays, localDate, ZONE } from './dates.ts';
import { type ClockStart, type Duration, RULES, type Rule, type RuleId } from './deadline-rules.ts';
import { workingDayFrom } from './holidays.ts';
import {
  addMonths,
  instantOf,
  offsetChangeBetween,
  offsetOf,
  type Resolved,
  startOfDay,
  wallClockOf,
} from './local-time.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/**
 * The rule as it stood on the day (in Brussels) on which a clock starts; null before the law was there. `rules` may hold
 * more lines for one id, in any order.
 */
export function ruleOn(id: RuleId, start: Date, rules: readonly Rule[] = RULES): Rule | null {
  const day = localDate(start);
  return rules
    .filter((rule) => rule.id === id && rule.validFrom <= day)
    .reduce<Rule | null>((best, rule) => (best === null || rule.validFrom > best.validFrom ? rule : best), null);
}

/**
 * The instant on which the alarm is set: the earliest reading. Hours are elapsed hours, so no clock change bends them;
 * weeks and months end on the same time of day in Brussels, on the last day of a shorter month. Still in time at this
 * very instant, late after it. Null for a rule that only says *without undue delay*.
 */
export function deadlineOf(rule: Rule, start: Date): Date | null {
  return rule.duration === null ? null : endOf(rule.duration, start).at;
}

export interface LaterReading {
  at: Date;
  /**
   * `full_hour`: end of the last hour when the hour of the event is not counted (Regulation 1182/71, article 3(1) and
   * (2)(a)). `end_of_day`: end of the last day (article 3(2)(c)). `working_day`: that day is a Saturday, a Sunday or a
   * holiday, and the period runs to the end of the next working day (article 3(4)).
   */
  ground: 'full_hour' | 'end_of_day' | 'working_day';
}

/**
 * The latest moment that Regulation 1182/71 can be read to allow: information beside the deadline, never the alarm.
 * Article 3(5), at least two working days, is left out: whether it applies to the 72 hours is disputed.
 */
export function laterReading(rule: Rule, start: Date): LaterReading | null {
  if (rule.duration === null) return null;
  if (rule.duration.unit === 'hours') {
    const nextHour = Math.floor(start.getTime() / HOUR) * HOUR + HOUR;
    return { at: new Date(nextHour + rule.duration.n * HOUR), ground: 'full_hour' };
  }
  const { day } = endOf(rule.duration, start);
  const working = workingDayFrom(day);
  return { at: startOfDay(addDays(working, 1)), ground: working === day ? 'end_of_day' : 'working_day' };
}

/** How a deadline came about, as data; the words are made where it is shown. */
export interface DeadlineExplanation {
  ruleId: RuleId;
  source: string;
  validFrom: string;
  strict: boolean;
  startKind: ClockStart;
  start: Date;
  zone: typeof ZONE;
  /** Minutes ahead of UTC at the start. */
  startOffset: number;
  duration: Duration | null;
  deadline: Date | null;
  /** The clock change on the way, in minutes: 60 when the clock went forward, -60 when it went back, 0 when there is none. */
  offsetChange: number;
  offsetChangeAt: Date | null;
  /** The month of the deadline has no such date: its last day counts. */
  clamped: boolean;
  /** The time of day is doubled or missing on the day of the deadline: the earlier instant counts. */
  resolved: Resolved;
  later: LaterReading | null;
}

export function explainDeadline(rule: Rule, start: Date): DeadlineExplanation {
  const end = rule.duration === null ? null : endOf(rule.duration, start);
  return {
    ruleId: rule.id,
    source: rule.source,
    validFrom: rule.validFrom,
    strict: rule.strict,
    startKind: rule.start,
    start,
    zone: ZONE,
    startOffset: offsetOf(start),
    duration: rule.duration,
    deadline: end?.at ?? null,
    offsetChange: end ? offsetOf(end.at) - offsetOf(start) : 0,
    offsetChangeAt: end ? offsetChangeBetween(start, end.at) : null,
    clamped: end?.clamped ?? false,
    resolved: end?.resolved ?? null,
    later: laterReading(rule, start),
  };
}

/** A clock that runs for one dossier, request or report. A corrected start is a new version; its reminders begin anew. */
export interface Clock {
  rule: Rule;
  startedAt: Date;
  /** When it was notified, answered or decided not to; null while it runs. */
  stoppedAt: Date | null;
  version: number;
}

export type ClockPhase = 'running' | 'due_soon' | 'overdue' | 'stopped';

export interface ClockState {
  phase: ClockPhase;
  deadline: Date | null;
  /** Milliseconds left, negative when late: of a stopped clock as it stood when it stopped. Null without a deadline. */
  remainingMs: number | null;
  /** Whether the deadline is behind, or was when the clock stopped. */
  late: boolean;
}

export function clockState(clock: Clock, now: Date): ClockState {
  const deadline = deadlineOf(clock.rule, clock.startedAt);
  const remainingMs = deadline === null ? null : deadline.getTime() - (clock.stoppedAt ?? now).getTime();
  const late = remainingMs !== null && remainingMs < 0;
  const soon = remainingMs !== null && remainingMs <= clock.rule.soonHours * HOUR;
  const phase = clock.stoppedAt !== null ? 'stopped' : late ? 'overdue' : soon ? 'due_soon' : 'running';
  return { phase, deadline, remainingMs, late };
}

/** Whether something done at an instant was done after the deadline: exactly on it is in time. */
export function isLate(rule: Rule, start: Date, doneAt: Date): boolean {
  const deadline = deadlineOf(rule, start);
  return deadline !== null && doneAt > deadline;
}

interface End {
  at: Date;
  /** The calendar day in Brussels on which it ends. */
  day: string;
  clamped: boolean;
  resolved: Resolved;
}

function endOf(duration: Duration, start: Date): End {
  if (duration.unit === 'hours') {
    const at = new Date(start.getTime() + duration.n * HOUR);
    return { at, day: localDate(at), clamped: false, resolved: null };
  }
  const wall = wallClockOf(start);
  const day = duration.unit === 'weeks' ? addDays(wall.day, 7 * duration.n) : addMonths(wall.day, duration.n);
  const found = instantOf(day, wall.time);
  if (!found) throw new RangeError(`no such moment: ${day} ${wall.time}`);
  const at = new Date(found.at.getTime() + (start.getTime() % MINUTE));
  const clamped = duration.unit === 'months' && day.slice(8) !== wall.day.slice(8);
  return { at, day, clamped, resolved: found.resolved };
}
