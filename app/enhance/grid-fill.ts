import { draftsOf, remove } from './drafts.ts';
import type { GridRow } from './grid-row.ts';

/** Puts pasted cells into rows that then are kept all together; a single cell is a change like any other. */
export function fillRows(rows: readonly GridRow[], fields: readonly string[], cells: readonly string[][]): void {
  const together = rows.length > 1 || (cells[0]?.length ?? 0) > 1;
  for (const [index, row] of rows.entries()) {
    if (together) row.together = true;
    for (const [column, text] of (cells[index] ?? []).entries()) row.set(fields[column] ?? '', text);
    if (!row.dirty) row.together = false;
  }
}

/**
 * Puts back what never reached the server, also what the page of one question kept.
 * @returns how many rows have something that is still to be saved.
 */
export function restoreRows(rows: readonly GridRow[], place: string): number {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const prefix = `waarborg-draft:${place}:`;
  let count = 0;
  for (const { key, draft } of draftsOf(place)) {
    const row = byCode.get(/^(.+):0:[^:]+$/.exec(key.slice(prefix.length))?.[1] ?? '');
    if (!row || row.dirty) continue;
    remove(key);
    row.restore(draft);
    if (row.dirty) count += 1;
    else row.revert();
  }
  return count;
}
