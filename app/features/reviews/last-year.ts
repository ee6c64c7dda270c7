import { compareYears, type YearComparison } from '#app/domain/review-year.ts';
import type { PreviousLine } from '#db/queries/previous.server.ts';
import type { StatedLine } from './review-lines.ts';

/** A line with how it stands to last year, and what last year's answer was worth then. */
export interface ComparedLine extends StatedLine {
  year: YearComparison;
  before: Pick<PreviousLine['answer'], 'choice' | 'doc' | 'impl'> | null;
  /** Its requirement has a finding that is not closed. */
  finding: boolean;
}

/** Sets last year beside each line. Only the very same requirement, or its equal in another edition, is compared. */
export function compareLines(
  lines: readonly StatedLine[],
  previous: readonly PreviousLine[],
  withFinding: ReadonlySet<string> = new Set(),
): ComparedLine[] {
  const byCode = new Map<string, PreviousLine>();
  for (const line of previous) {
    if ((line.relation === 'same' || line.relation === 'equal') && !byCode.has(line.code)) byCode.set(line.code, line);
  }
  return lines.map((line) => {
    const facts = line.answerId === null ? null : factsFor(line, byCode.get(line.code));
    const year = compareYears({ ...line.answer, explanation: line.explanation ?? '' }, facts);
    const before = facts && { choice: facts.choice, doc: facts.doc, impl: facts.impl };
    return { ...line, year, before, finding: withFinding.has(line.code) };
  });
}

function factsFor(line: StatedLine, previous: PreviousLine | undefined) {
  if (!previous) return null;
  if (line.entityId === null) {
    const { verdict, answer, confirmed } = previous;
    return { ...answer, outcome: verdict?.outcome ?? null, found: verdict, confirmed };
  }
  const own = previous.exceptions.find(({ entityId }) => entityId === line.entityId);
  return own ? { ...own, found: null, confirmed: previous.confirmed } : null;
}
