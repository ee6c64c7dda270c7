import { type Missing, missingOf } from './answer.ts';
import { type AnswerValues, type Outcome, type Phase, takesAnswers } from './review.ts';

/** One requirement as it stands when somebody wants to submit. */
export interface AskedLine {
  code: string;
  keyMeasure: boolean;
  answer: (AnswerValues & { explanation: string }) | null;
  exceptions: readonly (AnswerValues & { explanation: string })[];
  evidence: number;
  /** The newest verdict on the present version; an answer that was changed since has none. */
  outcome: Outcome | null;
}

/** What stands in the way of submitting, and what the reviewer will probably ask. */
export interface Readiness {
  open: { code: string; missing: Missing }[];
  keyMeasuresWithoutEvidence: string[];
  /** Returned answers that were not touched since. */
  unchanged: string[];
}

/** Whether all is answered. Evidence and untouched answers are a warning: the person decides. */
export function readinessOf(scale: 'maturity' | 'compliance', lines: readonly AskedLine[]): Readiness {
  const open = lines.flatMap((line) => {
    const missing =
      missingOf(scale, line.answer) ??
      line.exceptions.map((each) => missingOf(scale, each)).find((each) => each !== null);
    return missing ? [{ code: line.code, missing }] : [];
  });
  return {
    open,
    keyMeasuresWithoutEvidence: lines.filter((each) => each.keyMeasure && each.evidence === 0).map((each) => each.code),
    unchanged: lines.filter((each) => each.outcome === 'returned').map((each) => each.code),
  };
}

export type SubmitDecision =
  | { kind: 'submit' }
  /** It was handed on before: the second of two equal posts. */
  | { kind: 'already' }
  /** It was closed: it is read, and not handed in any more. */
  | { kind: 'closed' }
  | { kind: 'incomplete'; open: Readiness['open'] };

/** Whether a checklist may go to the reviewer. */
export function decideSubmit(phase: Phase, readiness: Readiness): SubmitDecision {
  if (!takesAnswers(phase)) return { kind: phase === 'closed' ? 'closed' : 'already' };
  return readiness.open.length > 0 ? { kind: 'incomplete', open: readiness.open } : { kind: 'submit' };
}
