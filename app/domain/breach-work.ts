/** What a dossier still asks: the road from awareness to closing, in the order in which people take it. */
import { type BreachRole, breachClock, type ClockFacts, mustDecideAnew } from './breach.ts';
import type { Exemption } from './breach-persons.ts';
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
  /** It was decided elsewhere and came in settled: nothing of it is made up afterwards. */
  takenOver: boolean;
  /** The decision not to notify holds no more. */
  overtaken: boolean;
  /** To whom it goes: the authorities of the entity, or the controller. */
  recipients: readonly string[];
  sent: readonly { authority: string; stage: Stage }[];
  /** Whether the persons concerned are told, and on which ground they are not; null: not decided yet. */
  persons: { inform: boolean; exemption: Exemption | null } | null;
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
  const notifies = processor || facts.notify === true || facts.overtaken || sent;
  const { persons } = facts;
  // Who decided not to tell them before the risk was high names a ground of article 34(3) after all.
  const personsDecided = persons !== null && (facts.risk !== 'high' || persons.inform || persons.exemption !== null);
  return {
    aware: done(facts.awareAt !== null),
    risk: processor || (facts.takenOver && facts.risk === null) ? 'not_needed' : done(facts.risk !== null),
    advice: processor || (facts.takenOver && !facts.advised) ? 'not_needed' : done(facts.advised),
    decision: processor ? 'not_needed' : done(facts.notify !== null && (!facts.overtaken || sent)),
    notification: notifies ? done(told || (facts.takenOver && sent)) : facts.notify === false ? 'not_needed' : 'to_do',
    final: notifies
      ? (processor || facts.takenOver) && sent
        ? 'done'
        : done(ended)
      : facts.notify === false
        ? 'not_needed'
        : 'to_do',
    persons: facts.risk === 'high' || persons !== null ? done(personsDecided) : 'not_needed',
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
    undecidedBreaches: open.filter((one) => one.role !== 'processor' && (one.decision === null || mustDecideAnew(one)))
      .length,
    runningClocks: open.filter((one) => breachClock(one)?.stoppedAt === null).length,
  };
}
