import writeExcelFile from 'write-excel-file/node';
import { toCsv } from '#app/documents/csv.ts';
import { localDate } from '#app/domain/dates.ts';
import type { Language } from '#app/i18n/catalogue.ts';
import { translator } from '#app/i18n/translate.ts';
import type { MatrixPageData } from './matrix-page.server.ts';
import { type MatrixLinks, matrixCells, matrixTable } from './matrix-table.ts';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** The matrix as a file: the cells of the screen as text, in the same order, with the same filter. */
export async function exportMatrix(
  page: MatrixPageData,
  asked: { format: 'csv' | 'xlsx'; language: Language; links: MatrixLinks; now: Date },
): Promise<Response> {
  const { format, language, links, now } = asked;
  const t = translator(language);
  const rows = matrixCells(matrixTable(page, { t, language }, links), t);
  const body = format === 'csv' ? toCsv(rows) : new Uint8Array(await toExcel(rows));
  return new Response(body, {
    headers: {
      'Content-Type': TYPES[format],
      'Content-Disposition': `attachment; filename="${t('matrix.file')}-${localDate(now)}.${format}"`,
      'Cache-Control': 'no-store',
    },
  });
}

/** Cells of the kind text, so that a spreadsheet runs none of them. */
async function toExcel(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const sheet = rows.map((row) => row.map((value) => ({ value, type: String })));
  return writeExcelFile(sheet, { stickyRowsCount: 1, stickyColumnsCount: 1 }).toBuffer();
}
