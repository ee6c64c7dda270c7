import { type JudgedVersion, type LineState, type ReviewTally, stateOf, tally } from '#app/domain/review.ts';
import type { ReviewLine } from '#db/queries/reviews.server.ts';

/** A line with where it stands; `again` marks an answer that was returned and has been changed since. */
export interface StatedLine extends ReviewLine {
  state: LineState;
  again: boolean;
}

/** The newest verdict on a line's answer, whichever version it was about. */
export function judgedOf(line: ReviewLine): JudgedVersion | null {
  if (line.verdictId === null || line.outcome === null) return null;
  return { id: line.verdictId, version: line.verdictVersion ?? 0, outcome: line.outcome };
}

export function stated(lines: readonly ReviewLine[]): StatedLine[] {
  return lines.map((line) => {
    const judged = judgedOf(line);
    const state = stateOf(line.answerId === null ? null : { ...line.answer, version: line.version }, judged);
    return { ...line, state, again: state === 'to_review' && judged?.outcome === 'returned' };
  });
}

export function tallyOf(lines: readonly StatedLine[]): ReviewTally {
  return tally(lines.map((line) => line.state));
}

/** The requirement whose answer is to be judged next after this one, going round once; null when none is left. */
export function nextToJudge(lines: readonly StatedLine[], after: string | null): string | null {
  const from = lines.findLastIndex((line) => line.code === after) + 1;
  const round = [...lines.slice(from), ...lines.slice(0, from)];
  return round.find((line) => line.state === 'to_review' && line.code !== after)?.code ?? null;
}

/** Requirement codes in framework order, each once: exceptions share the page of their requirement. */
export function codesOf(lines: readonly ReviewLine[]): string[] {
  return [...new Set(lines.map((line) => line.code))];
}
