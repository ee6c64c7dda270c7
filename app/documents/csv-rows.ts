import { parse } from 'csv-parse/sync';

/** Rows of a file, with the number that a spreadsheet shows beside each; or why it cannot be read. */
export type CsvRows = { ok: true; rows: { number: number; cells: string[] }[] } | { ok: false; reason: string };

/** Signs with which a spreadsheet begins a formula; what we write has an apostrophe before them. */
const GUARDED = /^'(?=[=+\-@\t\r])/;

/**
 * Reads what `toCsv` writes and what spreadsheets save: semicolons or commas, whichever the first line has more of.
 * Empty rows are left out; the numbers of the others stay those of the file.
 */
export function readCsv(text: string): CsvRows {
  const first = text.split('\n', 1)[0] ?? '';
  const delimiter = first.split(';').length >= first.split(',').length ? ';' : ',';
  try {
    const rows: string[][] = parse(text, { bom: true, delimiter, relax_column_count: true });
    const numbered = rows.map((cells, place) => ({
      number: place + 1,
      cells: cells.map((cell) => cell.replace(GUARDED, '').trim()),
    }));
    return { ok: true, rows: numbered.filter(({ cells }) => cells.some((cell) => cell !== '')) };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}
