/**
 * The dossier of a data breach, one for each controller (GDPR article 4(7)): gemeente and OCMW decide apart. A DPO
 * advises (article 39(1)(a)), a person of the controller decides, and both are recorded with their reasons.
 */
import { isEarlierMinute, type SentProblem, sentProblem } from './awareness.ts';
import { type Facts, USUAL_FACTS } from './breach-field.ts';
import type { Risk } from './breach-severity.ts';
import type { Stage } from './breach-template.ts';
import { type Clock, isLate, ruleOn } from './deadline.ts';
import { RULES, type Rule, type RuleId } from './deadline-rules.ts';

/** `processor`: we process for another and tell that controller (article 33(2)); `joint`: article 26. */
export const BREACH_ROLES = ['controller', 'processor', 'joint'] as const;
export type BreachRole = (typeof BREACH_ROLES)[number];

/**
 * GBA: supervises the GDPR, always competent to receive a notification (law of 3 December 2017, article 4). VTC: may be
 * told beside it. COC: for police data (law of 30 July 2018, article 71).
 */
export const AUTHORITIES = ['GBA', 'VTC', 'COC'] as const;
export type Authority = (typeof AUTHORITIES)[number];
export const DEFAULT_AUTHORITY: Authority = 'GBA';

/** To whom an entity notifies: what was set for it, and otherwise the GBA. */
export function authoritiesOf(configured: readonly Authority[]): readonly Authority[] {
  return configured.length > 0 ? AUTHORITIES.filter((one) => configured.includes(one)) : [DEFAULT_AUTHORITY];
}

/** The clock of a role: a controller has 72 hours, a processor tells its controller without undue delay. */
export function ruleForRole(role: BreachRole): RuleId {
  return role === 'processor' ? 'gdpr.33.2' : 'gdpr.33.1';
}

export interface StandingDecision {
  version: number;
  notify: boolean;
  decidedAt: Date;
}

export interface ClockFacts {
  role: BreachRole;
  awareAt: Date | null;
  /** Goes up when `awareAt` is corrected. */
  awareVersion: number;
  /** The first notification, to whichever authority came first (to the controller when we are the processor). */
  firstSentAt: Date | null;
  /** The newest assessment of the risk. */
  assessment: { risk: Risk } | null;
  decision: StandingDecision | null;
}

/**
 * Whether the decision that stands is one not to notify that something overtook: a processor tells its controller whatever
 * was decided before (article 33(2)), and a controller notifies once a risk is likely (article 33(1)), so also when the
 * risk is assessed as higher afterwards.
 */
export function isOvertaken({
  role,
  assessment,
  decision,
}: Pick<ClockFacts, 'role' | 'assessment' | 'decision'>): boolean {
  if (!decision || decision.notify) return false;
  return role === 'processor' || (role === 'controller' && assessment !== null && assessment.risk !== 'none');
}

/** Whether a controller has to decide once more, since its decision was overtaken before anything was sent. */
export function mustDecideAnew(facts: Pick<ClockFacts, 'role' | 'assessment' | 'decision' | 'firstSentAt'>): boolean {
  return facts.role !== 'processor' && facts.firstSentAt === null && isOvertaken(facts);
}

/**
 * The clock of a dossier: it stops at the first notification, or at the decision not to notify as long as nothing overtook
 * that. Null before awareness.
 */
export function breachClock(facts: ClockFacts, rules: readonly Rule[] = RULES): Clock | null {
  if (facts.awareAt === null) return null;
  const rule = ruleOn(ruleForRole(facts.role), facts.awareAt, rules);
  if (!rule) return null;
  const decidedNot = facts.decision && !facts.decision.notify && !isOvertaken(facts) ? facts.decision.decidedAt : null;
  return {
    rule,
    startedAt: facts.awareAt,
    stoppedAt: facts.firstSentAt ?? decidedNot,
    version: facts.awareVersion,
  };
}

/**
 * What decides about fields of the template beside the values: late when the first notification came after the deadline,
 * or when it still has to come and the deadline is over now (field 49, article 33(1)).
 */
export function templateFacts(
  { awareAt, firstSentAt }: Pick<ClockFacts, 'awareAt' | 'firstSentAt'>,
  now: Date,
  asks: Partial<Omit<Facts, 'late'>> = {},
): Facts {
  const rule = awareAt && ruleOn('gdpr.33.1', awareAt);
  const late = awareAt !== null && rule !== null && isLate(rule, awareAt, firstSentAt ?? now);
  return { ...USUAL_FACTS, ...asks, late };
}

export interface DecisionFacts {
  role: BreachRole;
  awareAt: Date | null;
  /** The assessment of a person (articles 33(1) and 34(1)), not the band of a method. */
  risk: Risk | null;
  advice: { notify: boolean; at: Date } | null;
  standing: StandingDecision | null;
  now: Date;
}

export interface DecisionAsked {
  notify: boolean;
  reason: string;
  /** Why the advice is not followed. */
  againstAdvice: string;
  /** Why it comes after the deadline (article 33(1), last sentence). */
  delay: string;
  /** The version of the decision that this one knowingly replaces; null for a first one. */
  replaces: number | null;
}

export type DecisionProblem =
  | 'not_aware'
  | 'risk_missing'
  | 'reason_missing'
  /** Deciding not to notify asks for the DPO's advice first; notifying may go ahead of it. */
  | 'advice_missing'
  | 'against_advice_reason_missing'
  | 'delay_reason_missing'
  /** Article 33(1) leaves a controller no choice once a risk is likely: change the assessment or notify. */
  | 'risk_requires_notification';

/** Everything that is wrong with a decision as it is asked. */
export function decisionProblems(facts: DecisionFacts, asked: DecisionAsked): DecisionProblem[] {
  const empty = (text: string) => text.trim() === '';
  const problems: DecisionProblem[] = [];
  if (facts.awareAt === null) problems.push('not_aware');
  if (facts.risk === null && facts.role !== 'processor') problems.push('risk_missing');
  if (empty(asked.reason)) problems.push('reason_missing');
  if (!asked.notify && facts.advice === null) problems.push('advice_missing');
  if (facts.advice && facts.advice.notify !== asked.notify && empty(asked.againstAdvice))
    problems.push('against_advice_reason_missing');
  const rule = facts.awareAt && ruleOn(ruleForRole(facts.role), facts.awareAt);
  const late = facts.awareAt && rule && isLate(rule, facts.awareAt, facts.now);
  if (asked.notify && late && empty(asked.delay)) problems.push('delay_reason_missing');
  if (!asked.notify && facts.role === 'controller' && facts.risk !== null && facts.risk !== 'none')
    problems.push('risk_requires_notification');
  return problems;
}

export type BreachDecision =
  | { kind: 'do' }
  /** It was decided meanwhile: show both. */
  | { kind: 'stale'; standing: StandingDecision }
  | { kind: 'refused'; problems: DecisionProblem[] };

/** Whether a dossier may be decided. A decision on a decided dossier counts only when it names the one it replaces. */
export function decideBreach(facts: DecisionFacts, asked: DecisionAsked): BreachDecision {
  if (facts.standing && asked.replaces !== facts.standing.version) return { kind: 'stale', standing: facts.standing };
  const problems = decisionProblems(facts, asked);
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'do' };
}

export interface SentNotification {
  stage: Stage;
  sentAt: Date;
}

export type NotificationProblem =
  | SentProblem
  /** An additional notification or a withdrawal without anything to add to or to withdraw. */
  | 'initial_first'
  | 'initial_twice'
  | 'before_previous'
  /** The final one was sent: only a withdrawal can follow. Or it was withdrawn: nothing can. */
  | 'closed';

/**
 * Why a notification cannot be recorded, for one authority: `sent` holds what that authority had before. The first may be
 * the final one at once (complete within the time); a withdrawal may come at any time after the first.
 */
export function notificationProblem(
  sent: readonly SentNotification[],
  asked: SentNotification,
  facts: { awareAt: Date | null; now: Date },
): NotificationProblem | null {
  const had = (stage: Stage) => sent.some((one) => one.stage === stage);
  if (had('withdrawal') || (had('final') && asked.stage !== 'withdrawal')) return 'closed';
  const first = sent.length === 0;
  if (first && (asked.stage === 'additional' || asked.stage === 'withdrawal')) return 'initial_first';
  if (!first && asked.stage === 'initial') return 'initial_twice';
  const problem = sentProblem({ sentAt: asked.sentAt, ...facts });
  if (problem) return problem;
  return sent.some(({ sentAt }) => isEarlierMinute(asked.sentAt, sentAt)) ? 'before_previous' : null;
}
