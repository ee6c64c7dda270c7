import { columnLetter, type ReadSheet } from '#app/documents/sheet.ts';
import {
  columnOf,
  IMPORT_COLUMNS,
  type ImportColumn,
  type ImportSheet,
  NEEDED_COLUMNS,
  sheetOf,
} from '#app/domain/import-columns.ts';
import { IMPORT_MAX_ROWS, type ImportFault, type ImportRows } from '#app/domain/import-rows.ts';
import { translator } from '#app/i18n/translate.ts';
import { cellReader } from './cell-reader.ts';
import { LONGEST, readRow } from './read-row.ts';

/** A sheet of one kind, without its heading. */
interface KnownSheet {
  kind: ImportSheet;
  name: string;
  head: readonly string[];
  body: readonly string[][];
}

/** An example in the template is left alone, however often it was left in. */
const EXAMPLE = /^(voorbeeld|example)\b/i;

/**
 * Reads the sheets of an import by their headings, in any order. Everything that is wrong is found in one go; a sheet
 * or a column that nobody knows is refused and never skipped, so that nothing is silently left out.
 */
export function readImport(sheets: readonly ReadSheet[]): ImportRows {
  const rows: ImportRows = {
    municipalities: [],
    regimes: [],
    people: [],
    examples: [],
    faults: [],
    places: {},
    named: [],
  };
  const named: string[] = [];
  for (const sheet of knownSheets(sheets, rows.faults)) {
    const letters = readHeadings(sheet, rows.faults);
    rows.places[sheet.kind] = { name: sheet.name, letters };
    if (NEEDED_COLUMNS[sheet.kind].every((column) => letters[column] !== undefined)) readBody(sheet, rows, named);
  }
  const count = Object.values(rows.places).length;
  if (count === 0 && rows.faults.length === 0) rows.faults.push({ sheet: '', value: '', why: 'no_sheets' });
  return { ...rows, named };
}

/** The sheets that hold something, without the explanation of the template. */
export function filledSheets(sheets: readonly ReadSheet[]): ReadSheet[] {
  const guides = (['nl', 'en'] as const).map((language) => translator(language)('importing.guide.title'));
  return sheets.flatMap(({ name, rows }) => {
    const last = rows.findLastIndex((row) => row.some((cell) => cell.trim() !== ''));
    if (last < 0 || guides.includes(rows[0]?.[0]?.trim() ?? '')) return [];
    return [{ name, rows: rows.slice(0, last + 1) }];
  });
}

function knownSheets(sheets: readonly ReadSheet[], faults: ImportFault[]): KnownSheet[] {
  const found: KnownSheet[] = [];
  const filled = filledSheets(sheets);
  const count = filled.reduce((sum, sheet) => sum + sheet.rows.length - 1, 0);
  if (count > IMPORT_MAX_ROWS) {
    faults.push({ sheet: '', value: String(count), why: 'too_many', detail: String(IMPORT_MAX_ROWS) });
    return [];
  }
  for (const { name, rows } of filled) {
    const [head = [], ...body] = rows;
    const kind = sheetOf(name, head);
    if (!kind)
      faults.push({ sheet: name, row: 1, value: head.filter(Boolean).join(', ').slice(0, 80), why: 'unknown_sheet' });
    else if (found.some((sheet) => sheet.kind === kind))
      faults.push({ sheet: name, row: 1, value: '', why: 'double_sheet' });
    else found.push({ kind, name, head, body });
  }
  return found;
}

/** Where each column is; says which are missing, unknown or there twice. */
function readHeadings({ kind, name, head, body }: KnownSheet, faults: ImportFault[]) {
  const own: readonly ImportColumn[] = IMPORT_COLUMNS[kind];
  const letters: Partial<Record<ImportColumn, string>> = {};
  const width = Math.max(head.length, ...body.map((row) => row.length));
  for (let at = 0; at < width; at += 1) {
    const [heading, letter] = [head[at]?.trim() ?? '', columnLetter(at)];
    const place = { sheet: name, row: 1, letter, value: heading.slice(0, 80) };
    const column = columnOf(heading);
    if (heading === '') {
      const used = body.findIndex((row) => (row[at] ?? '').trim() !== '');
      if (used >= 0)
        faults.push({ ...place, row: used + 2, value: body[used]?.[at]?.slice(0, 80) ?? '', why: 'no_heading' });
    } else if (!column || !own.includes(column)) faults.push({ ...place, why: 'unknown_column' });
    else if (letters[column] !== undefined) faults.push({ ...place, why: 'double_column', detail: letters[column] });
    else letters[column] = letter;
  }
  for (const column of NEEDED_COLUMNS[kind]) {
    if (letters[column] === undefined) faults.push({ sheet: name, row: 1, column, value: '', why: 'missing_column' });
  }
  return letters;
}

function readBody({ kind, name, head, body }: KnownSheet, rows: ImportRows, named: string[]): void {
  const at = new Map(head.map((heading, index) => [columnOf(heading), index]));
  for (const [index, cells] of body.entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const row = index + 2;
    const municipality = (cells[at.get('municipality') ?? -1] ?? '').trim();
    if (EXAMPLE.test(municipality)) {
      rows.examples.push({ sheet: kind, row, municipality });
      continue;
    }
    if (kind === 'municipalities') named.push(municipality);
    const reader = cellReader(
      { name, row, cells, at, letters: rows.places[kind]?.letters ?? {}, longest: LONGEST },
      rows.faults,
    );
    readRow(kind, reader, rows);
  }
}
