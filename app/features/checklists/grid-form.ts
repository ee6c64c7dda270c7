import { z } from 'zod';
import { cleanText } from '#app/domain/answer.ts';
import { GRID_MAX, type RowChange } from '#app/domain/grid.ts';
import { readTick } from './grid-rows.ts';

const cell = z.string().transform(cleanText);
const change = z.strictObject({
  code: z.string().min(1).max(100),
  version: z.number().int().min(0).max(1_000_000),
  cells: z.strictObject({
    choice: cell.optional(),
    doc: cell.optional(),
    impl: cell.optional(),
    explanation: cell.optional(),
  }),
});
const unique = (rows: readonly { code: string }[]) => new Set(rows.map((row) => row.code)).size === rows.length;

/** What the table's script sends: changed rows as JSON in a form, so that it is guarded as every form is. */
export const gridSaveForm = z.strictObject({
  rows: z
    .string()
    .transform(parseJson)
    .pipe(z.array(change).min(1).max(GRID_MAX).refine(unique))
    .transform((rows): RowChange[] => rows.map(toChange)),
  together: z.enum(['0', '1']).transform((value) => value === '1'),
});

/** Text that is no JSON becomes null, which is no list of rows. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function toChange({ code, version, cells }: z.output<typeof change>): RowChange {
  const kept: RowChange['cells'] = {};
  for (const field of ['choice', 'doc', 'impl', 'explanation'] as const) {
    const value = cells[field];
    if (value !== undefined) kept[field] = value;
  }
  return { code, version, cells: kept };
}

const ticks = z
  .array(z.string().max(130).transform(readTick))
  .max(GRID_MAX)
  .default([])
  .transform((rows) => rows.filter((row) => row !== null))
  .refine(unique);

/** The form over the ticked rows. */
export const gridBulkForm = z.strictObject({
  act: z.enum(['confirm', 'not_applicable']),
  rows: ticks,
  reason: z.string().max(2_000, 'common.error.too_long').transform(cleanText).default(''),
});
