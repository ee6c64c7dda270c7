import type { RefusalReason } from '#app/domain/access.ts';
import { mergeTexts } from '#app/domain/answer.ts';
import type { GridField } from '#app/domain/grid.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { findChecklist } from '#db/queries/checklists.server.ts';
import { listGrid } from '#db/queries/grid.server.ts';
import { answerMany, type RowOutcome } from './answer-many.server.ts';
import { confirmUnchanged } from './confirm-unchanged.server.ts';

export type Ticked =
  | { kind: 'saved' }
  | { kind: 'not_found' }
  | { kind: 'refused'; reason: RefusalReason }
  | { kind: 'closed' }
  /** Nothing was ticked, or no reason was given. */
  | { kind: 'incomplete'; problem: MessageKey }
  /** Nothing was written; each row that stood in the way with its reason. */
  | { kind: 'invalid'; faults: { code: string; why: MessageKey }[] };

interface TickedForm {
  act: 'confirm' | 'not_applicable';
  rows: readonly { code: string; version: number; previous: number }[];
  reason: string;
}
type Place = { slug: string; checklistId: number };

/** One answer for all ticked rows: all of them or none. */
export async function answerTicked(tx: ActorTx, place: Place, { act, rows, reason }: TickedForm): Promise<Ticked> {
  if (rows.length === 0) return { kind: 'incomplete', problem: 'grid.fault.nothing_ticked' };
  if (act === 'not_applicable') {
    if (reason.trim() === '') return { kind: 'incomplete', problem: 'grid.fault.reason' };
    return answerNotApplicable(tx, place, rows, reason);
  }
  const outcome = await confirmUnchanged(
    tx,
    place,
    rows.map(({ code, previous }) => ({ code, version: previous })),
  );
  if (outcome.kind !== 'invalid') return outcome;
  const faults = outcome.faults.map(({ code, why }) => ({ code, why: `grid.confirm_fault.${why}` as const }));
  return { kind: 'invalid', faults };
}

/**
 * Says of every ticked row that it is not applicable here, for one reason: all of them or none. The reason comes under an
 * explanation that stands there already; nothing is written over.
 */
async function answerNotApplicable(
  tx: ActorTx,
  place: Place,
  ticked: readonly { code: string; version: number }[],
  reason: string,
): Promise<Ticked> {
  const checklist = await findChecklist(tx, place.slug, place.checklistId);
  if (!checklist) return { kind: 'not_found' };
  const lines = new Map((await listGrid(tx, checklist, 'nl')).map((line) => [line.code, line]));
  const values: Partial<Record<GridField, string>> =
    checklist.scale === 'maturity' ? { doc: 'na', impl: 'na' } : { choice: 'na' };
  const rows = ticked.map(({ code, version }) => ({
    code,
    version,
    cells: { ...values, explanation: mergeTexts(reason, lines.get(code)?.explanation ?? '').trim() },
  }));
  const outcomes = await answerMany(tx, place, { rows, together: true, final: true });
  return outcomes === null ? { kind: 'not_found' } : judge(outcomes);
}

function judge(outcomes: readonly RowOutcome[]): Ticked {
  const refused = outcomes.find((each) => each.kind === 'refused');
  if (refused?.kind === 'refused') return { kind: 'refused', reason: refused.reason };
  if (outcomes.some((each) => each.kind === 'closed')) return { kind: 'closed' };
  const faults = outcomes.flatMap((each) => {
    const why = reasonOf(each);
    return why ? [{ code: each.code, why }] : [];
  });
  return faults.length > 0 ? { kind: 'invalid', faults } : { kind: 'saved' };
}

function reasonOf(outcome: RowOutcome): MessageKey | null {
  if (outcome.kind === 'stale') return 'grid.fault.changed';
  if (outcome.kind === 'not_found') return 'grid.fault.nothing';
  const why = outcome.kind === 'invalid' ? outcome.faults[0]?.why : undefined;
  if (!why) return null;
  return why === 'unknown_value' ? 'grid.fault.unknown_value' : `checklists.fault.${why}`;
}
