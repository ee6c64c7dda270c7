import { parse } from 'csv-parse/sync';
import readXlsx, { type CellValue } from 'read-excel-file/node';
import { storedZip, unzipWithin } from './read-zip.server.ts';
import { columnLetter, type ReadSheet, RefusedSheet, SHEET_MAX, type SheetReading } from './sheet.ts';
import { sheetNames } from './sheet-names.ts';

/** What of a workbook is read: no drawings, no macros, no links to elsewhere. */
const PARTS =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/sharedStrings\.xml|xl\/styles\.xml|xl\/worksheets\/[^/]+\.xml)$/i;

/**
 * Reads a spreadsheet (`.xlsx` or `.csv`) that somebody sent: found by its bytes, never by its name alone. Only values:
 * a formula, merged cells and macros are refused with where they stand. Blocks while it parses, so it belongs in a
 * worker.
 */
export async function readSheet(file: { name: string; bytes: Uint8Array }): Promise<SheetReading> {
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  try {
    if (bytes.length > SHEET_MAX.bytes) throw new RefusedSheet({ why: 'bomb' });
    if (/\.(xlsm|xlsb|xltm|xlam)$/i.test(file.name)) throw new RefusedSheet({ why: 'macros' });
    if (bytes.subarray(0, 2).toString('latin1') === 'PK') return { kind: 'read', sheets: await readWorkbook(bytes) };
    // An office file from before 2007, and a workbook with a password, are of this kind.
    if (bytes.subarray(0, 4).toString('hex') === 'd0cf11e0') throw new RefusedSheet({ why: 'encrypted' });
    return { kind: 'read', sheets: [{ name: '', rows: readCsv(bytes) }] };
  } catch (error) {
    return { kind: 'refused', fault: error instanceof RefusedSheet ? error.fault : { why: 'broken' } };
  }
}

async function readWorkbook(bytes: Buffer): Promise<ReadSheet[]> {
  const parts = await unzipWithin(bytes, (name) => PARTS.test(name));
  if (!parts.has('xl/workbook.xml')) throw new RefusedSheet({ why: 'no_sheet' });
  lookAtSize(parts);
  const names = sheetNames(parts);
  for (const [name, part] of parts) {
    const xml = part.toString('utf8');
    if (
      /<!(DOCTYPE|ENTITY)/i.test(xml) ||
      part
        .subarray(0, 2)
        .toString('hex')
        .match(/fffe|feff/)
    ) {
      throw new RefusedSheet({ why: 'broken', detail: name });
    }
    if (/^xl\/worksheets\//i.test(name)) lookAtSheet(xml, names.get(name) ?? '');
  }
  const read = await readXlsx(storedZip(parts), { trim: false });
  return read.map(({ sheet, data }) => ({
    name: sheet,
    rows: bounded(
      data.map((row) => row.map(toText)),
      sheet,
    ),
  }));
}

/** Counts what a parser would make objects of: few bytes can hold millions. */
function lookAtSize(parts: ReadonlyMap<string, Buffer>): void {
  let [tags, attributes, cells] = [0, 0, 0];
  for (const [name, part] of parts) {
    for (let at = part.indexOf(0x3c); at >= 0; at = part.indexOf(0x3c, at + 1)) tags += 1;
    if (tags > SHEET_MAX.tags) throw new RefusedSheet({ why: 'bomb' });
    const xml = part.toString('latin1');
    attributes += xml.match(/=["']/g)?.length ?? 0;
    if (/^xl\/worksheets\//i.test(name)) cells += xml.match(/<(?:\w+:)?c[\s>/]/g)?.length ?? 0;
    if (attributes > SHEET_MAX.attributes || cells > SHEET_MAX.cells) throw new RefusedSheet({ why: 'bomb' });
  }
}

/** What no value is, seen in the sheet itself before anything is made of it. */
function lookAtSheet(xml: string, sheet: string): void {
  const rows = xml.match(/<(?:\w+:)?row[\s>/]/g)?.length ?? 0;
  if (rows > SHEET_MAX.rows) throw new RefusedSheet({ why: 'too_many_rows', sheet, row: SHEET_MAX.rows + 1 });
  const formula = /<(?:\w+:)?f[\s>/]/.exec(xml);
  if (formula) throw new RefusedSheet({ why: 'formula', sheet, ...cellBefore(xml, formula.index) });
  const merged = /<(?:\w+:)?mergeCell\s[^<>]*ref="([A-Z]{1,3})(\d{1,7})(:[A-Z]{1,3}\d{1,7})?"/.exec(xml);
  if (merged) {
    const [, column = '', row = '', to = ''] = merged;
    throw new RefusedSheet({ why: 'merged', sheet, row: Number(row), column, detail: `${column}${row}${to}` });
  }
  // An empty row 1,048,576 would become a million rows.
  const last = Math.max(
    0,
    ...[...xml.matchAll(/<(?:\w+:)?row\s[^<>]*?\br="(\d{1,7})"/g)].slice(-1).map((m) => Number(m[1])),
  );
  const far = /\br="[A-Z]{1,3}(\d{6,7})"/.exec(xml);
  if (last > SHEET_MAX.rows || far) throw new RefusedSheet({ why: 'too_many_rows', sheet, row: SHEET_MAX.rows + 1 });
  const wide = /\br="([H-Z][A-Z]{1}|[A-Z]{3})(\d{1,7})"/.exec(xml);
  if (wide) throw new RefusedSheet({ why: 'too_many_columns', sheet, column: wide[1] ?? '', row: Number(wide[2]) });
}

function cellBefore(xml: string, index: number): { row?: number; column?: string } {
  const start = Math.max(0, index - 2_000);
  const cell = [...xml.slice(start, index).matchAll(/<(?:\w+:)?c\s[^<>]*?\br="([A-Z]{1,3})(\d{1,7})"/g)].at(-1);
  return cell ? { row: Number(cell[2]), column: cell[1] ?? '' } : {};
}

function toText(value: CellValue | null): string {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? dateText(value) : String(value);
}

/** A date as `2026-01-31`, with its time where it has one: `2026-01-31 14:30`. A serial number has no exact minutes. */
function dateText(value: Date): string {
  const rounded = new Date(Math.round(value.getTime() / 60_000) * 60_000).toISOString();
  const time = rounded.slice(11, 16);
  return time === '00:00' ? rounded.slice(0, 10) : `${rounded.slice(0, 10)} ${time}`;
}

/** Text in UTF-8, or else as Windows of this country writes it; separated by what its first line holds most of. */
function readCsv(bytes: Buffer): string[][] {
  if (bytes.includes(0)) throw new RefusedSheet({ why: 'no_sheet' });
  const text = decode(bytes);
  const head = text.split(/\r?\n/, 1)[0] ?? '';
  const count = (sign: string) => head.split(sign).length;
  const delimiter = [';', ',', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
  const rows: string[][] = [];
  try {
    const options = {
      delimiter,
      relax_column_count: true,
      bom: true,
      to: SHEET_MAX.rows + 1,
      max_record_size: 500_000,
    };
    rows.push(...parse(text, options));
  } catch (error) {
    const row = (error as { lines?: number }).lines;
    throw new RefusedSheet({ why: 'broken', ...(row === undefined ? {} : { row }) });
  }
  return bounded(rows, '');
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function bounded(rows: string[][], sheet: string): string[][] {
  if (rows.length > SHEET_MAX.rows) throw new RefusedSheet({ why: 'too_many_rows', sheet, row: SHEET_MAX.rows + 1 });
  if (rows.reduce((sum, row) => sum + row.length, 0) > SHEET_MAX.cells) throw new RefusedSheet({ why: 'bomb' });
  const wide = rows.findIndex((row) => row.length > SHEET_MAX.columns);
  if (wide < 0) return rows;
  throw new RefusedSheet({ why: 'too_many_columns', sheet, row: wide + 1, column: columnLetter(SHEET_MAX.columns) });
}
