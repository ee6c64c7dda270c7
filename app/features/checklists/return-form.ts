import { z } from 'zod';
import { GRID_MAX, type RowChange } from '#app/domain/grid.ts';
import { gridSaveForm } from './grid-form.ts';
import type { PreviewRow } from './preview-return.server.ts';

/**
 * What the page with the preview sends on: the rows that nobody else changed, the others, and of which of those the
 * file's text is to be kept. Nothing of it is taken on trust: it is saved by the rules of the table's own save.
 */
export const returnForm = z.strictObject({
  rows: z
    .literal('[]')
    .transform((): RowChange[] => [])
    .or(gridSaveForm.shape.rows),
  conflicts: z
    .literal('[]')
    .transform((): RowChange[] => [])
    .or(gridSaveForm.shape.rows),
  mine: z.array(z.string().max(100)).max(GRID_MAX).default([]),
});

/** The rows of a preview as its form carries them; of a conflict with the version that is kept now. */
export function carriedRows(rows: readonly PreviewRow[]): { rows: string; conflicts: string } {
  const fresh = rows.filter((row) => row.fate === 'new' || row.fate === 'changed').map((row) => row.change);
  const conflicts = rows
    .filter((row) => row.fate === 'conflict')
    .map((row) => ({ ...row.change, version: row.now?.version ?? 0 }));
  return { rows: JSON.stringify(fresh), conflicts: JSON.stringify(conflicts) };
}

/** What is to be written. */
export function chosenRows({ rows, conflicts, mine }: z.output<typeof returnForm>): RowChange[] {
  return [...rows, ...conflicts.filter((row) => mine.includes(row.code))];
}
