/** What a dossier still asks: the road from awareness to closing, in the order in which people take it. */
import { type BreachRole, breachClock, type ClockFacts } from './breach.ts';
import type { Risk } from './breach-severity.ts';
import type { Stage } from './breach-template.ts';

export const WORK_STEPS = ['aware', 'risk', 'advice', 'decision', 'notification', 'final', 'persons'] as const;
export type WorkStep = (typeof WORK_STEPS)[number];

export interface WorkFacts {
  role: BreachRole;
  awareAt: Date | null;
  risk: Risk | null;
  advised: boolean;
  /** Null: not decided yet. */
  notify: boolean | null;
  /** To whom it goes: the authorities of the entity, or the controller. */
  recipients: readonly string[];
  sent: readonly { authority: string; stage: Stage }[];
  personsDecided: boolean;
}

/** `not_needed`: nothing to do, as things stand; it may come to be needed. */
export type WorkState = 'done' | 'to_do' | 'not_needed';

/** How far each step is. A processor only tells its controller, who judges the risk and decides (article 33(2)). */
export function workOf(facts: WorkFacts): Record<WorkStep, WorkState> {
  const done = (is: boolean): WorkState => (is ? 'done' : 'to_do');
  const processor = facts.role === 'processor';
  const had = (recipient: string, ...stages: Stage[]) =>
    facts.sent.some(({ authority, stage }) => authority === recipient && stages.includes(stage));
  const sent = facts.sent.length > 0;
  const told = facts.recipients.every((one) => facts.sent.some(({ authority }) => authority === one));
  const ended = facts.recipients.every((one) => had(one, 'final', 'withdrawal'));
  const notifies = processor || facts.notify === true || sent;
  return {
    aware: done(facts.awareAt !== null),
    risk: processor ? 'not_needed' : done(facts.risk !== null),
    advice: processor ? 'not_needed' : done(facts.advised),
    decision: processor ? 'not_needed' : done(facts.notify !== null),
    notification: notifies ? done(told) : facts.notify === false ? 'not_needed' : 'to_do',
    final: notifies ? (processor && sent ? 'done' : done(ended)) : facts.notify === false ? 'not_needed' : 'to_do',
    persons: facts.risk === 'high' || facts.personsDecided ? done(facts.personsDecided) : 'not_needed',
  };
}

/** What stands in the way of closing a dossier; advice is no condition for one that was notified. */
export function missingToCloseBreach(facts: WorkFacts): WorkStep[] {
  const work = workOf(facts);
  return WORK_STEPS.filter((step) => work[step] === 'to_do' && (step !== 'advice' || facts.notify === false));
}

/** What the dossiers of an incident hold against closing it: those without a decision, and those whose clock runs. */
export function openDossiers(dossiers: readonly (ClockFacts & { closed: boolean })[]): {
  undecidedBreaches: number;
  runningClocks: number;
} {
  const open = dossiers.filter(({ closed }) => !closed);
  return {
    undecidedBreaches: open.filter(({ role, decision }) => role !== 'processor' && decision === null).length,
    runningClocks: open.filter((one) => breachClock(one)?.stoppedAt === null).length,
  };
}
