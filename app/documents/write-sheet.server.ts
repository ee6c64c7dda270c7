import writeXlsx, { type Cell, type Sheet } from 'write-excel-file/node';
import type { WrittenSheet } from './sheet.ts';

/** Writes a workbook: every cell is text, so that nothing of it is ever run or turned into a date by a spreadsheet. */
export async function writeSheets(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  const made = sheets.map((sheet) => ({
    sheet: sheet.name,
    columns: sheet.widths.map((width) => ({ width })),
    stickyRowsCount: 1,
    data: [
      sheet.head.map((text) => cell(text, true)),
      ...sheet.rows.map((row) => row.map((text) => cell(text, false))),
    ],
  }));
  return writeXlsx(made as Sheet<never>[], { fontFamily: 'Calibri', fontSize: 11 }).toBuffer();
}

function cell(text: string, head: boolean): Cell {
  if (text === '') return null;
  const style = { wrap: true, alignVertical: 'top' as const };
  const bold = head ? { fontWeight: 'bold' as const, backgroundColor: '#e6ecf2' } : {};
  return { value: escapeCode(text), type: String, ...style, ...bold };
}

/** `_x0041_` stands for a sign in this format (ECMA-376, ST_Xstring): text that looks so is written as what it is. */
function escapeCode(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
