import type { ReadSheet } from '#app/documents/sheet.ts';
import type { AnswerContent, StoredAnswer } from '#app/domain/answer.ts';
import { decideRow, GRID_MAX, type RowChange } from '#app/domain/grid.ts';
import { takesAnswers } from '#app/domain/review.ts';
import { translator } from '#app/i18n/translate.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { holdQuestionFacts, type QuestionFacts } from '#db/queries/answers.server.ts';
import { listAnswersAt } from '#db/queries/beside.server.ts';
import { mayAnswer } from './answer-requirement.server.ts';
import { type ReturnedRow, type ReturnedSheet, type ReturnFault, readReturn } from './read-return.ts';
import type { PrintView } from './view-print.server.ts';

/** What would become of one row. A `conflict` was changed in the file, and by somebody else since it was made. */
export interface PreviewRow {
  row: number;
  change: RowChange;
  fate: 'new' | 'changed' | 'same' | 'conflict';
  now: (Pick<AnswerContent, 'choice' | 'doc' | 'impl' | 'explanation'> & { version: number; by: string }) | null;
}

export type ReturnPreview =
  | { kind: 'closed' | 'too_many' }
  | { kind: 'wrong'; faults: ReturnFault[] }
  | { kind: 'fit'; rows: PreviewRow[] };

/**
 * Says of each row of a file what would become of it, by the rules of a save, and writes nothing. Three statements,
 * however many rows.
 */
export async function previewReturn(
  tx: ActorTx,
  { checklist, oneScore }: Pick<PrintView, 'checklist' | 'oneScore'>,
  sheets: readonly ReadSheet[],
): Promise<ReturnPreview> {
  const { phase, id, scale, slug } = checklist;
  if (!takesAnswers(phase)) return { kind: 'closed' };
  const read = readReturn(translator('nl'), sheets, { id, scale, oneScore });
  const codes = read.rows.map((row) => row.code);
  const facts = await holdQuestionFacts(tx, { slug, checklistId: id }, codes);
  const byCode = new Map(facts.map((each) => [each.code, each]));
  const earlier = await listAnswersAt(
    tx,
    id,
    read.rows.flatMap(({ code, version }) => {
      const nodeId = byCode.get(code)?.nodeId;
      return nodeId === undefined ? [] : [{ nodeId, version }];
    }),
  );
  const faults = [...read.faults];
  const rows: PreviewRow[] = [];
  for (const row of read.rows) {
    const found = byCode.get(row.code);
    const decided = found
      ? decide(tx, found, row, { read, base: earlier.get(`${found.nodeId}@${row.version}`) })
      : [{ why: 'unknown_code', row: row.row, detail: row.code } as const];
    if (Array.isArray(decided)) faults.push(...decided);
    else rows.push(decided);
  }
  if (faults.length > 0) return { kind: 'wrong', faults: faults.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)) };
  return rows.filter((row) => row.fate !== 'same').length > GRID_MAX ? { kind: 'too_many' } : { kind: 'fit', rows };
}

function decide(
  tx: ActorTx,
  facts: QuestionFacts,
  row: ReturnedRow,
  { read, base }: { read: ReturnedSheet; base: AnswerContent | undefined },
): PreviewRow | ReturnFault[] {
  if (!mayAnswer(tx, facts, null).allowed) return [{ why: 'not_yours', row: row.row, detail: row.code }];
  const { row: at, ...change } = row;
  const { current } = facts;
  const fit = decideRow(facts, { ...change, version: current?.version ?? 0 });
  const shown = { row: at, change, now: current && toShown(current) };
  if (fit.kind === 'invalid') {
    return fit.faults.map(({ field, why }) => {
      const name = field === 'exceptionReason' ? 'explanation' : field;
      const column = read.letters[name];
      const detail = (change.cells[name] ?? '').slice(0, 80);
      return { why: why as ReturnFault['why'], row: at, ...(column ? { column } : {}), detail };
    });
  }
  if (fit.kind === 'unchanged') return { ...shown, fate: 'same' };
  if (change.version === (current?.version ?? 0)) return { ...shown, fate: current ? 'changed' : 'new' };
  return { ...shown, fate: untouched(facts, change, base) ? 'same' : 'conflict' };
}

/** Whether the file says what was there when it was made: then whoever filled it in left this question alone. */
function untouched(facts: QuestionFacts, change: RowChange, base: AnswerContent | undefined): boolean {
  if (!base && change.version > 0) return false;
  const then: StoredAnswer | null = base
    ? { ...base, id: 0, version: change.version, updatedAt: facts.current?.updatedAt ?? new Date(0), updatedBy: null }
    : null;
  return decideRow({ ...facts, current: then }, change).kind === 'unchanged';
}

function toShown({ choice, doc, impl, explanation, version, updatedBy }: StoredAnswer) {
  return { choice, doc, impl, explanation, version, by: updatedBy?.name ?? '' };
}
