import type { RefusalReason, Role } from '#app/domain/access.ts';
import type { StoredAnswer } from '#app/domain/answer.ts';
import { type CellFault, decideRow, type RowChange, type RowDecision } from '#app/domain/grid.ts';
import type { Phase } from '#app/domain/review.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { holdQuestionFacts, type QuestionFacts } from '#db/queries/answers.server.ts';
import { type AnswerWrite, insertAnswerVersions } from '#db/queries/grid.server.ts';
import { recordAll } from '#db/queries/journal.server.ts';
import { refreshScore } from '#db/queries/refresh-score.server.ts';
import { journalLine, mayAnswer } from './answer-requirement.server.ts';

/** What became of one row. `held` was fit to be kept, but another row of the same save was not. */
export type RowOutcome =
  | { code: string; kind: 'saved'; version: number }
  | { code: string; kind: 'stale'; theirs: StoredAnswer | null }
  | { code: string; kind: 'invalid'; faults: { field: string; why: CellFault }[] }
  | { code: string; kind: 'closed'; phase: Phase }
  | { code: string; kind: 'refused'; reason: RefusalReason }
  | { code: string; kind: 'not_found' | 'held' };

export interface ManyForm {
  rows: readonly RowChange[];
  /** All or none, as for a paste; else each row by itself. */
  together: boolean;
  /** Somebody says "this is our answer": then it must be complete. */
  final: boolean;
}

interface Decided {
  change: RowChange;
  facts: QuestionFacts;
  as: Role;
  decision: RowDecision;
}

/**
 * Keeps changes in many rows of one checklist, by the rules of a single answer, in a number of statements that does not
 * depend on how many there are. What is asked for a second time is answered as saved and written once.
 * @returns one outcome per row in the order asked; null when the actor has none of what is named.
 */
export async function answerMany(
  tx: ActorTx,
  place: { slug: string; checklistId: number },
  form: ManyForm,
): Promise<RowOutcome[] | null> {
  const found = await holdQuestionFacts(
    tx,
    place,
    form.rows.map((row) => row.code),
  );
  if (found.length === 0) return null;
  const byCode = new Map(found.map((facts) => [facts.code, facts]));
  const decided = form.rows.map((change) => decide(tx, byCode.get(change.code), change, form.final));
  const allowed = decided.every((each) => 'facts' in each && KEPT.includes(each.decision.kind));
  const written = form.together && !allowed ? new Map() : await writeAll(tx, decided);
  return decided.map((each) => ('facts' in each ? toOutcome(each, written) : each));
}

const KEPT: readonly RowDecision['kind'][] = ['write', 'unchanged'];

function decide(
  tx: ActorTx,
  facts: QuestionFacts | undefined,
  change: RowChange,
  final: boolean,
): Decided | RowOutcome {
  const { code } = change;
  if (!facts) return { code, kind: 'not_found' };
  const verdict = mayAnswer(tx, facts, null);
  if (!verdict.allowed) return { code, kind: 'refused', reason: verdict.reason };
  return { change, facts, as: verdict.as, decision: decideRow(facts, change, final) };
}

/** The lines come before the figures, for the reason given at `writeAnswer`. */
async function writeAll(tx: ActorTx, decided: readonly (Decided | RowOutcome)[]): Promise<ReadonlyMap<number, number>> {
  const writes: (AnswerWrite & { as: Role })[] = [];
  for (const each of decided) {
    if (!('facts' in each) || each.decision.kind !== 'write') continue;
    writes.push({ facts: each.facts, content: each.decision.content, as: each.as });
  }
  const [first] = writes;
  if (!first) return new Map();
  const versions = await insertAnswerVersions(tx, writes);
  const lines = writes.map(({ facts, content }) =>
    journalLine(facts, 'requirement.answered', {
      place: { entityId: null },
      version: versions.get(facts.nodeId) ?? 0,
      content,
    }),
  );
  await recordAll(tx, first.as, lines);
  await refreshScore(tx, first.facts.checklistId);
  return versions;
}

function toOutcome({ change: { code }, facts, decision }: Decided, written: ReadonlyMap<number, number>): RowOutcome {
  if (decision.kind === 'unchanged') return { code, kind: 'saved', version: facts.current?.version ?? 0 };
  if (decision.kind !== 'write') return { code, ...decision };
  const version = written.get(facts.nodeId);
  return version === undefined ? { code, kind: 'held' } : { code, kind: 'saved', version };
}
