/** Reviewing a checklist: what a reviewer may find of an answer, and when a checklist may go on or back. */

export type Phase = 'open' | 'submitted' | 'returned' | 'accepted' | 'closed';

/** Whether answers may change now: before it is handed in, and after it was sent back. */
export function takesAnswers(phase: Phase): phase is 'open' | 'returned' {
  return phase === 'open' || phase === 'returned';
}

/** Whether somebody still has to do something with it: the one who answers, or the reviewer. */
export function isUnderWay(phase: Phase): boolean {
  return takesAnswers(phase) || phase === 'submitted';
}
export type Outcome = 'accepted' | 'returned';
export type Choice = 'yes' | 'partly' | 'no' | 'na';
export type Grade = '1' | '2' | '3' | '4' | '5' | 'na';

/** What an answer says, and what a verdict says of it; a verdict that names no value stands for the answer's own. */
export interface AnswerValues {
  choice: Choice | null;
  doc: Grade | null;
  impl: Grade | null;
}

/** Where one answer stands with the reviewer. A verdict counts for the version it was given on, never for a later one. */
export type LineState = 'unanswered' | 'to_review' | 'accepted' | 'returned';

export interface JudgedVersion {
  id: number;
  version: number;
  outcome: Outcome;
}

/** The state of an answer from its present version and the newest verdict on any of its versions. */
export function stateOf(answer: (AnswerValues & { version: number }) | null, newest: JudgedVersion | null): LineState {
  if (answer === null || !isFilled(answer)) return 'unanswered';
  if (newest === null || newest.version !== answer.version) return 'to_review';
  return newest.outcome;
}

/** Whether somebody answered anything; a row that holds only a remark is not an answer yet. */
export function isFilled(values: AnswerValues): boolean {
  return values.choice !== null || values.doc !== null || values.impl !== null;
}

export interface JudgeFacts {
  phase: Phase;
  scale: 'maturity' | 'compliance';
  naAllowed: boolean;
  answer: AnswerValues & { version: number; withdrawn: boolean };
  /** The newest verdict on this answer, whichever version it was about. */
  newestVerdict: number | null;
}

/** A verdict as it was filled in, with what the reviewer had on screen. */
export interface JudgeForm {
  version: number;
  newestVerdict: number | null;
  outcome: Outcome;
  remark: string;
  verified: AnswerValues;
}

export type JudgeDecision =
  | { kind: 'judge' }
  /** The answer changed, or another reviewer was first: nothing is kept, both are shown. */
  | { kind: 'stale' }
  /** The checklist is not with the reviewer now. */
  | { kind: 'closed'; phase: Phase }
  | {
      kind: 'invalid';
      field: 'remark' | 'doc' | 'impl' | 'choice';
      why: 'remark_required' | 'other_scale' | 'na_forbidden';
    };

/** Whether a verdict may be kept. A returned answer says why, or the one who answered cannot act on it. */
export function decideJudge(facts: JudgeFacts, form: JudgeForm): JudgeDecision {
  if (facts.phase !== 'submitted') return { kind: 'closed', phase: facts.phase };
  const { answer } = facts;
  if (answer.version !== form.version || facts.newestVerdict !== form.newestVerdict) return { kind: 'stale' };
  if (answer.withdrawn || !isFilled(answer)) return { kind: 'stale' };
  if (form.outcome === 'returned' && form.remark.trim() === '') {
    return { kind: 'invalid', field: 'remark', why: 'remark_required' };
  }
  return invalidValue(facts, form.verified) ?? { kind: 'judge' };
}

function invalidValue({ scale, naAllowed }: JudgeFacts, verified: AnswerValues): JudgeDecision | null {
  const { choice, doc, impl } = verified;
  if (scale === 'maturity' && choice !== null) return { kind: 'invalid', field: 'choice', why: 'other_scale' };
  if (scale === 'compliance' && doc !== null) return { kind: 'invalid', field: 'doc', why: 'other_scale' };
  if (scale === 'compliance' && impl !== null) return { kind: 'invalid', field: 'impl', why: 'other_scale' };
  if (scale === 'maturity' && !naAllowed && doc === 'na') return { kind: 'invalid', field: 'doc', why: 'na_forbidden' };
  if (scale === 'maturity' && !naAllowed && impl === 'na')
    return { kind: 'invalid', field: 'impl', why: 'na_forbidden' };
  return null;
}

/** How many answers of a checklist, exceptions included, stand where. */
export type ReviewTally = Record<LineState, number>;

export function tally(states: readonly LineState[]): ReviewTally {
  const counts: ReviewTally = { unanswered: 0, to_review: 0, accepted: 0, returned: 0 };
  for (const state of states) counts[state] += 1;
  return counts;
}

export type AcceptDecision =
  | { kind: 'accept' }
  | { kind: 'closed'; phase: Phase }
  | { kind: 'not_all_accepted'; left: number };

/** A checklist is accepted when each of its answers is: nothing is carried over as done. */
export function decideAccept(phase: Phase, counts: ReviewTally): AcceptDecision {
  if (phase !== 'submitted') return { kind: 'closed', phase };
  const left = counts.unanswered + counts.to_review + counts.returned;
  return left === 0 && counts.accepted > 0 ? { kind: 'accept' } : { kind: 'not_all_accepted', left };
}

export type ReturnDecision = { kind: 'return' } | { kind: 'closed'; phase: Phase } | { kind: 'says_nothing' };

/** A checklist goes back with at least one returned answer, or a remark about the whole. */
export function decideReturn(phase: Phase, counts: ReviewTally, remark: string): ReturnDecision {
  if (phase !== 'submitted') return { kind: 'closed', phase };
  return counts.returned > 0 || remark.trim() !== '' ? { kind: 'return' } : { kind: 'says_nothing' };
}

/** One answer at the version that a reviewer had on screen. */
export interface SeenAnswer {
  answerId: number;
  version: number;
}

/** What a reviewer saw, as it travels in a form: `12.3,15.1`. */
export function writeSeen(answers: readonly SeenAnswer[]): string {
  return answers.map(({ answerId, version }) => `${answerId}.${version}`).join(',');
}

/** Whether what is to be judged is still exactly what the reviewer saw. */
export function sawAll(seen: string, present: readonly SeenAnswer[]): boolean {
  return seen.split(',').sort().join() === writeSeen(present).split(',').sort().join();
}
