import { z } from 'zod';
import type { ReadSheet } from '#app/documents/sheet.ts';
import { INCIDENT_MAX_ROWS, type IncidentDefaults } from '#app/domain/incident-rows.ts';
import {
  COLUMNS_OF,
  guessMapping,
  REGISTER_COLUMNS,
  type RegisterColumn,
  SHEET_KINDS,
  type SheetMapping,
} from '#app/domain/register-columns.ts';
import { sheetsField } from '../import-form.ts';

/** Bytes that the rows of a preview may have altogether; its page carries them. */
export const CARRIED_BYTES = 4_500_000;

/**
 * What the page with a file sends on: its cells, what each sheet and column is, and what was said to come of it. The
 * columns of all sheets are one list, sheet by sheet. Nothing of this is taken on trust: all is read and judged again.
 */
export const incidentImportForm = z.strictObject({
  form_key: z.string().min(16).max(40),
  shown: z.union([z.literal(''), z.string().length(64)]).default(''),
  place: z.union([z.literal('').transform(() => null), z.coerce.number().int().positive().max(2_147_483_647)]),
  phase: z.enum(['closed', 'reported']),
  left: z.array(z.string().max(400)).max(60).default([]),
  kinds: z.array(z.enum(SHEET_KINDS)).max(20),
  columns: z.array(z.union([z.literal('').transform(() => null), z.enum(REGISTER_COLUMNS)])).max(4_000),
  sheets: sheetsField({ signs: CARRIED_BYTES, rows: INCIDENT_MAX_ROWS, cell: 10_000 }),
});
type ImportPost = z.output<typeof incidentImportForm>;

/** A file on its way from page to page. */
export interface CarriedFile {
  formKey: string;
  sheets: ReadSheet[];
  mappings: SheetMapping[];
  left: string[];
  defaults: IncidentDefaults;
}

/** A file as it came in, with what its headings seem to say. */
export function carriedFile(opened: { sheets: ReadSheet[]; left: string[] }, formKey: string): CarriedFile {
  const mappings = opened.sheets.map(({ rows }) => guessMapping(rows[0] ?? [], widthOf(rows)));
  // A file of a single sheet is of incidents, whatever its headings are called.
  const only = mappings.length === 1 ? mappings[0] : undefined;
  if (only?.kind === 'skip') only.kind = 'incidents';
  return { ...opened, formKey, mappings, defaults: { municipalityId: null, phase: 'closed' } };
}

/** A file as the page sent it on; null when the page lost part of it. */
export function carriedOn(post: ImportPost): CarriedFile | null {
  const widths = post.sheets.map(({ rows }) => widthOf(rows));
  const total = widths.reduce((sum, width) => sum + width, 0);
  if (post.kinds.length !== widths.length || post.columns.length !== total) return null;
  let from = 0;
  const mappings = widths.map((width, index) => {
    const columns = post.columns.slice(from, from + width);
    from += width;
    return { kind: post.kinds[index] ?? ('skip' as const), columns };
  });
  const defaults = { municipalityId: post.place, phase: post.phase };
  return { formKey: post.form_key, sheets: post.sheets, mappings, left: post.left, defaults };
}

/** How many columns a sheet has: that of its widest row. */
export function widthOf(rows: readonly (readonly string[])[]): number {
  return rows.reduce((width, row) => Math.max(width, row.length), 0);
}

/** What stands in the way of reading a file by its mapping; the sheet by its place. */
export interface MappingProblem {
  why: 'no_incidents' | 'double_column' | 'no_text' | 'no_place' | 'other_column' | 'no_aware';
  sheet?: number;
  column?: RegisterColumn;
}

export function mappingProblems({ mappings, defaults }: CarriedFile): MappingProblem[] {
  if (mappings.every(({ kind }) => kind === 'skip')) return [{ why: 'no_incidents' }];
  return mappings.flatMap(({ kind, columns }, sheet): MappingProblem[] => {
    if (kind === 'skip') return [];
    const own: readonly RegisterColumn[] = COLUMNS_OF[kind];
    const used = [...new Set(columns)].filter((column) => column !== null);
    const doubles = used.filter((column) => columns.filter((each) => each === column).length > 1);
    const without = (...needed: RegisterColumn[]) => !needed.some((column) => columns.includes(column));
    const missing: MappingProblem['why'][] =
      kind === 'breaches'
        ? without('incident') || without('aware') || without('controller')
          ? ['no_aware']
          : []
        : [
            ...(without('title', 'description') ? (['no_text'] as const) : []),
            ...(without('municipality') && !defaults.municipalityId ? (['no_place'] as const) : []),
          ];
    return [
      ...doubles.map((column) => ({ why: 'double_column' as const, sheet, column })),
      ...used
        .filter((column) => !own.includes(column))
        .map((column) => ({ why: 'other_column' as const, sheet, column })),
      ...missing.map((why) => ({ why, sheet })),
    ];
  });
}
