import { columnLetter, type ReadSheet } from '#app/documents/sheet.ts';
import { cleanText } from '#app/domain/answer.ts';
import type { GridField, RowChange } from '#app/domain/grid.ts';
import type { Translate } from '#app/i18n/translate.ts';
import { sheetMark } from './checklist-sheets.ts';
import { columnLabel, filledFields, type SheetColumn, type SheetShape } from './sheet-columns.ts';

/** What is wrong in a file that came back, and where: the row from 1, the column as its letter. */
export interface ReturnFault {
  why:
    | 'other_checklist'
    | 'no_questions'
    | 'missing_column'
    | 'double_column'
    | 'unknown_code'
    | 'double_code'
    | 'no_version'
    | 'not_yours'
    | 'unknown_value'
    | 'other_scale'
    | 'na_forbidden'
    | 'too_long';
  row?: number;
  column?: string;
  /** The code, the heading or the value. */
  detail: string;
}

/** A row that came back: what to change, and where it stood. */
export interface ReturnedRow extends RowChange {
  row: number;
}

export interface ReturnedSheet {
  rows: ReturnedRow[];
  faults: ReturnFault[];
  /** The letter of each field's column, to say where a value is wrong. */
  letters: Partial<Record<GridField, string>>;
}

const NOTHING = { rows: [], letters: {} };

/**
 * Reads the sheet of questions by the heads of its columns, in any order. What the file says of questions, help and last
 * year is not looked at: only the code, what was filled in, and the version that it was made on.
 */
export function readReturn(t: Translate, sheets: readonly ReadSheet[], of: SheetShape & { id: number }): ReturnedSheet {
  const mark = sheets.flatMap((sheet) => sheet.rows).find((row) => row[0] === t('checklist_files.guide.mark'))?.[1];
  if (mark && mark.trim() !== sheetMark(of.id))
    return { ...NOTHING, faults: [{ why: 'other_checklist', detail: mark }] };
  const label = (column: SheetColumn) => columnLabel(t, column, of);
  const sheet = sheets.find(({ rows }) => rows[0]?.some((head) => same(head, label('code'))));
  const [head, ...body] = sheet?.rows ?? [];
  if (!head) return { ...NOTHING, faults: [{ why: 'no_questions', row: 1, detail: label('code') }] };
  const fields = filledFields(of);
  const wanted = ['code', 'version', ...fields] as const;
  const at = new Map(wanted.map((column) => [column, head.findIndex((text) => same(text, label(column)))]));
  const faults = wanted.flatMap((column): ReturnFault[] => {
    const times = head.filter((text) => same(text, label(column))).length;
    if (times === 1) return [];
    return [{ why: times === 0 ? 'missing_column' : 'double_column', row: 1, detail: label(column) }];
  });
  const letters = Object.fromEntries(fields.map((field) => [field, columnLetter(at.get(field) ?? 0)]));
  if (faults.length > 0) return { rows: [], faults, letters };
  return { ...readRows(body, at as ReadonlyMap<string, number>, fields), letters };
}

function readRows(body: readonly string[][], at: ReadonlyMap<string, number>, fields: readonly GridField[]) {
  const rows: ReturnedRow[] = [];
  const faults: ReturnFault[] = [];
  const seen = new Set<string>();
  const cell = (row: readonly string[], column: string) => row[at.get(column) ?? -1] ?? '';
  for (const [n, texts] of body.entries()) {
    const row = n + 2;
    const code = cell(texts, 'code').trim();
    if (code === '' && texts.every((text) => text.trim() === '')) continue;
    const version = cell(texts, 'version').trim();
    const letter = (column: string) => columnLetter(at.get(column) ?? 0);
    if (code === '') faults.push({ why: 'unknown_code', row, column: letter('code'), detail: '' });
    else if (seen.has(code)) faults.push({ why: 'double_code', row, column: letter('code'), detail: code });
    else if (!/^\d{1,6}$/.test(version))
      faults.push({ why: 'no_version', row, column: letter('version'), detail: code });
    else {
      const cells = Object.fromEntries(fields.map((field) => [field, cleanText(cell(texts, field))]));
      rows.push({ row, code, version: Number(version), cells });
    }
    seen.add(code);
  }
  return { rows, faults };
}

function same(head: string | undefined, label: string): boolean {
  return (head ?? '').trim().toLowerCase() === label.toLowerCase();
}
