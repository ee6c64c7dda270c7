import type { RowOutcome } from './answer-many.server.ts';

/** What the script of the table hears of one row; of a row that somebody else saved, also what is kept now. */
export function rowReply(outcome: RowOutcome, self: number) {
  const { code, kind } = outcome;
  if (outcome.kind === 'saved') return { code, kind, version: outcome.version };
  if (outcome.kind === 'invalid') return { code, kind, faults: outcome.faults };
  if (outcome.kind !== 'stale') return { code, kind };
  const { theirs } = outcome;
  return {
    code,
    kind,
    by: theirs?.updatedBy?.name ?? '',
    self: theirs?.updatedBy?.id === self,
    version: theirs?.version ?? 0,
    cells: {
      choice: theirs?.choice ?? '',
      doc: theirs?.doc ?? '',
      impl: theirs?.impl ?? '',
      explanation: theirs?.explanation ?? '',
    },
  };
}
