import type { Band, Risk, SeverityInput } from '#app/domain/breach-severity.ts';
import type { ActorTx } from '../connection.server.ts';
import { type BreachKey, keysOf } from './breach-acts.server.ts';

export interface NewAssessment {
  version: number;
  /** What the method was given and what it gave; null where it was left out. */
  method: { input: SeverityInput; se: number; band: Band } | null;
  risk: Risk;
  reason: string;
  difference: string;
}

/** Keeps an assessment; the ones before stay. */
export async function insertAssessment(tx: ActorTx, breach: BreachKey, made: NewAssessment): Promise<void> {
  const { method } = made;
  await tx.q
    .insertInto('breach_assessment')
    .values({
      ...keysOf(breach),
      version: made.version,
      input: method && JSON.stringify(method.input),
      score_hundredths: method && Math.round(method.se * 100),
      band: method?.band ?? null,
      risk: made.risk,
      reason: made.reason,
      difference: made.difference,
      at: tx.now,
      by_id: tx.actor.accountId,
    })
    .execute();
}

export interface AssessmentLine {
  version: number;
  input: SeverityInput | null;
  hundredths: number | null;
  band: Band | null;
  risk: Risk;
  reason: string;
  difference: string;
  at: Date;
  by: string | null;
}

/** Every assessment of a dossier, the newest first. One query. */
export async function listAssessments(tx: ActorTx, breachId: number): Promise<AssessmentLine[]> {
  const rows = await tx.q
    .selectFrom('breach_assessment as x')
    .leftJoin('account as a', 'a.id', 'x.by_id')
    .where('x.breach_id', '=', breachId)
    .orderBy('x.version', 'desc')
    .select(['x.version', 'x.input', 'x.score_hundredths as hundredths', 'x.band', 'x.risk', 'x.reason'])
    .select(['x.difference', 'x.at', 'a.name as by'])
    .execute();
  return rows as unknown as AssessmentLine[];
}

export interface AdviceLine {
  version: number;
  notify: boolean;
  text: string;
  givenAt: Date;
  by: string | null;
}

/** Keeps an advice of the DPO; the ones before stay. */
export async function insertAdvice(
  tx: ActorTx,
  breach: BreachKey,
  advice: { version: number; notify: boolean; text: string },
): Promise<void> {
  await tx.q
    .insertInto('breach_advice')
    .values({ ...keysOf(breach), ...advice, given_at: tx.now, at: tx.now, by_id: tx.actor.accountId })
    .execute();
}

/** Every advice in a dossier, the newest first. One query. */
export async function listAdvice(tx: ActorTx, breachId: number): Promise<AdviceLine[]> {
  return tx.q
    .selectFrom('breach_advice as x')
    .leftJoin('account as a', 'a.id', 'x.by_id')
    .where('x.breach_id', '=', breachId)
    .orderBy('x.version', 'desc')
    .select(['x.version', 'x.notify', 'x.text', 'x.given_at as givenAt', 'a.name as by'])
    .execute();
}

export interface NewDecision {
  version: number;
  notify: boolean;
  reason: string;
  againstAdvice: string;
  delay: string;
  adviceVersion: number | null;
  assessmentVersion: number | null;
}

/** Keeps a decision of the controller; the ones before stay. */
export async function insertDecision(tx: ActorTx, breach: BreachKey, made: NewDecision): Promise<void> {
  await tx.q
    .insertInto('breach_decision')
    .values({
      ...keysOf(breach),
      version: made.version,
      notify: made.notify,
      reason: made.reason,
      against_advice: made.againstAdvice,
      delay: made.delay,
      advice_version: made.adviceVersion,
      assessment_version: made.assessmentVersion,
      decided_at: tx.now,
      decided_by: tx.actor.name,
      by_id: tx.actor.accountId,
    })
    .execute();
}

export interface DecisionLine {
  version: number;
  notify: boolean;
  reason: string;
  againstAdvice: string;
  delay: string;
  decidedAt: Date;
  decidedBy: string;
  takenOver: boolean;
}

/** Every decision in a dossier, the newest first. One query. */
export async function listDecisions(tx: ActorTx, breachId: number): Promise<DecisionLine[]> {
  return tx.q
    .selectFrom('breach_decision')
    .where('breach_id', '=', breachId)
    .orderBy('version', 'desc')
    .select(['version', 'notify', 'reason', 'against_advice as againstAdvice', 'delay'])
    .select(['decided_at as decidedAt', 'decided_by as decidedBy', 'taken_over as takenOver'])
    .execute();
}
