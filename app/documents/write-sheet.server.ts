import writeXlsx, { type Cell, type Sheet } from 'write-excel-file/node';
import type { WrittenSheet } from './sheet.ts';

/** Writes a workbook: every cell is text, so that nothing of it is ever run or turned into a date by a spreadsheet. */
export async function writeSheets(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  const made = sheets.map((sheet) => ({
    sheet: sheet.name,
    columns: sheet.widths.map((width) => ({ width })),
    stickyRowsCount: 1,
    data: [tall(sheet.head, sheet.widths, true), ...sheet.rows.map((row) => tall(row, sheet.widths, false))],
  }));
  return writeXlsx(made as Sheet<never>[], { fontFamily: 'Calibri', fontSize: 11 }).toBuffer();
}

/** The height of a line of 11 points, and the most lines that a row may be high (Excel ends at 409 points). */
const LINE_POINTS = 15;
const MOST_LINES = 27;

/**
 * The cells of a row that is as high as its longest text asks: not every program works that out when it opens a file,
 * and then shows the first line only. Words end lines early, so a line is counted a little shorter than its column.
 */
function tall(row: readonly string[], widths: readonly number[], head: boolean): Cell[] {
  const lines = row.map((text, at) => {
    const most = Math.max(1, (widths[at] ?? 10) * (head ? 0.8 : 0.9));
    return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / most)), 0);
  });
  const height = Math.min(MOST_LINES, Math.max(1, ...lines)) * LINE_POINTS;
  return row.map((text) => cell(text, head, height));
}

function cell(text: string, head: boolean, height: number): Cell {
  if (text === '') return null;
  const style = { wrap: true, alignVertical: 'top' as const };
  const bold = head ? { fontWeight: 'bold' as const, backgroundColor: '#e6ecf2' } : {};
  return { value: escapeCode(text), type: String, height, ...style, ...bold };
}

/** `_x0041_` stands for a sign in this format (ECMA-376, ST_Xstring): text that looks so is written as what it is. */
function escapeCode(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
