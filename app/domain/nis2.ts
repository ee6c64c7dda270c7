/**
 * Reports to the CCB (Directive (EU) 2022/2555, article 23; law of 26 April 2024, articles 34 to 38). The duty is that of
 * important and essential entities; anybody may report of its own accord, and then follows the same steps.
 */
import { isEarlierMinute, type SentProblem, sentProblem } from './awareness.ts';
import { type Clock, ruleOn } from './deadline.ts';
import { RULES, type Rule, type RuleId } from './deadline-rules.ts';
import type { Applicability } from './regime.ts';

/** `intermediate` is on request of the CCB; `progress` comes in the place of the final report while it still goes on. */
export const NIS2_STAGES = ['early_warning', 'notification', 'intermediate', 'progress', 'final'] as const;
export type Nis2Stage = (typeof NIS2_STAGES)[number];

/** Whether an entity must report a significant incident, or only may. A municipality is not in scope by itself. */
export function nis2Duty(entity: { applicability: Applicability; level: string | null }): 'must' | 'may' {
  const inScope = entity.applicability === 'in_scope';
  return inScope && (entity.level === 'important' || entity.level === 'essential') ? 'must' : 'may';
}

export type Tri = 'yes' | 'no' | 'unknown';

/** The questions by which an incident is significant (law of 26 April 2024, article 8, 57°). */
export interface SignificanceAnswers {
  /** A significant impact on a service of annex I or II. */
  service: Tri;
  /** A severe operational disruption, actual or possible. */
  disruption: Tri;
  /** Financial loss of the entity in euro, actual or possible; null when unknown. */
  lossEur: number | null;
  /** Turnover of a year in euro, for the percentage; null when there is none. */
  turnoverEur: number | null;
  /** Considerable damage to others, material or not. */
  harm: Tri;
}

export interface Thresholds {
  lossEur: number;
  turnoverPercent: number;
}

/** The lower of two amounts in use, and so the stricter; a service sets its own. */
export const USUAL_THRESHOLDS: Thresholds = { lossEur: 250_000, turnoverPercent: 5 };

/** Significant: an impact on the service, and disruption, loss or harm. Unknown as long as an answer can turn it. */
export function significanceOf(answers: SignificanceAnswers, thresholds: Thresholds = USUAL_THRESHOLDS): Tri {
  const causes = [answers.disruption, lossOf(answers, thresholds), answers.harm];
  const cause: Tri = causes.includes('yes') ? 'yes' : causes.includes('unknown') ? 'unknown' : 'no';
  if (answers.service === 'no' || cause === 'no') return 'no';
  return answers.service === 'yes' && cause === 'yes' ? 'yes' : 'unknown';
}

export interface SentReport {
  stage: Nis2Stage;
  sentAt: Date;
}

export interface Nis2Facts {
  awareAt: Date | null;
  awareVersion: number;
  /** When handling the incident ended; null while it goes on. */
  handledAt: Date | null;
  /** Goes up when `handledAt` is corrected. */
  handledVersion: number;
  /** Since when the report goes no further, with its ground; null while it does. */
  stoppedAt: Date | null;
  sent: readonly SentReport[];
}

/** Why a report goes no further: there is no duty after all, it was never one, or it should not have been opened. */
export const STOP_GROUNDS = ['not_significant', 'voluntary', 'mistake'] as const;
export type StopGround = (typeof STOP_GROUNDS)[number];

/** A clock with the report that it asks for. */
export interface Nis2Clock {
  stage: 'early_warning' | 'notification' | 'final';
  clock: Clock;
}

/**
 * The clocks of a report that is due or chosen, as far as they have started. A notification within the first day makes
 * the early warning needless; the month of the final report runs from when the notification was submitted, and anew from
 * the end of handling when a progress report took its place. A report that goes no further stops what still ran.
 */
export function nis2Clocks(facts: Nis2Facts, rules: readonly Rule[] = RULES): Nis2Clock[] {
  const first = (...stages: Nis2Stage[]) =>
    facts.sent
      .filter(({ stage }) => stages.includes(stage))
      .map(({ sentAt }) => sentAt)
      .sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
  const clocks: Nis2Clock[] = [];
  const start = (
    stage: Nis2Clock['stage'],
    id: RuleId,
    startedAt: Date | null,
    stoppedAt: Date | null,
    version: number,
  ) => {
    const rule = startedAt && ruleOn(id, startedAt, rules);
    if (rule && startedAt)
      clocks.push({ stage, clock: { rule, startedAt, stoppedAt: stoppedAt ?? facts.stoppedAt, version } });
  };
  const progress = first('progress');
  start('early_warning', 'nis2.early', facts.awareAt, first('early_warning', 'notification'), facts.awareVersion);
  start('notification', 'nis2.notification', facts.awareAt, first('notification'), facts.awareVersion);
  start('final', 'nis2.final', first('notification'), first('final', 'progress'), 1);
  if (progress)
    start('final', 'nis2.final_after_progress', facts.handledAt, first('final'), Math.max(1, facts.handledVersion));
  return clocks;
}

export type ReportProblem =
  | SentProblem
  | 'notification_first'
  | 'twice'
  /** An early warning after the notification, or anything after the final report. */
  | 'too_late_for_this'
  /** The report goes no further. */
  | 'stopped'
  /** It still goes on: a progress report comes first, the final one when it is handled. */
  | 'still_going_on'
  | 'before_previous';

/** Why a report cannot be recorded; null when it can. */
export function reportProblem(facts: Nis2Facts, asked: SentReport, now: Date): ReportProblem | null {
  const had = (stage: Nis2Stage) => facts.sent.some((one) => one.stage === stage);
  if (facts.stoppedAt !== null) return 'stopped';
  if (had('final')) return asked.stage === 'final' ? 'twice' : 'too_late_for_this';
  if ((asked.stage === 'early_warning' || asked.stage === 'notification') && had(asked.stage)) return 'twice';
  if (asked.stage === 'early_warning' && had('notification')) return 'too_late_for_this';
  if ((asked.stage === 'progress' || asked.stage === 'final') && !had('notification')) return 'notification_first';
  if (asked.stage === 'final' && facts.handledAt === null) return 'still_going_on';
  const problem = sentProblem({ sentAt: asked.sentAt, awareAt: facts.awareAt, now });
  if (problem) return problem;
  return facts.sent.some(({ sentAt }) => isEarlierMinute(asked.sentAt, sentAt)) ? 'before_previous' : null;
}

/**
 * Why a report cannot be stopped on a ground; null when it can. One that is due and significant by its own answers is not
 * stopped by saying otherwise: the answers are changed first.
 */
export function stopProblem(
  facts: Nis2Facts & { voluntary: boolean; significant: Tri },
  ground: StopGround,
): 'stop_finished' | 'stop_significant' | 'stop_not_voluntary' | null {
  if (facts.sent.some(({ stage }) => stage === 'final')) return 'stop_finished';
  if (ground === 'voluntary' && !facts.voluntary) return 'stop_not_voluntary';
  return ground === 'not_significant' && !facts.voluntary && facts.significant !== 'no' ? 'stop_significant' : null;
}

/** Why since when an entity knew cannot be put at another moment; null when it can. */
export function correctionProblem(
  facts: Nis2Facts,
  awareAt: Date,
): 'aware_finished' | 'aware_after_sent' | 'handled_before' | null {
  if (facts.sent.some(({ stage }) => stage === 'final')) return 'aware_finished';
  if (facts.sent.some(({ sentAt }) => isEarlierMinute(sentAt, awareAt))) return 'aware_after_sent';
  return facts.handledAt !== null && facts.handledAt < awareAt ? 'handled_before' : null;
}

function lossOf({ lossEur, turnoverEur }: SignificanceAnswers, thresholds: Thresholds): Tri {
  if (lossEur === null) return 'unknown';
  const ofTurnover = turnoverEur !== null && lossEur * 100 > turnoverEur * thresholds.turnoverPercent;
  return lossEur > thresholds.lossEur || ofTurnover ? 'yes' : 'no';
}
