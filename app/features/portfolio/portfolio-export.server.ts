import writeExcelFile from 'write-excel-file/node';
import { toCsv } from '#app/documents/csv.ts';
import type { Language } from '#app/i18n/catalogue.ts';
import { translator } from '#app/i18n/translate.ts';
import { BESIDE_LINES, besideText } from './portfolio-beside.ts';
import type { PortfolioPageData } from './portfolio-page.server.ts';
import { portfolioTable, type TextTable } from './portfolio-table.ts';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** The portfolio as a file, in the reader's language: filters, order and columns of the screen. */
export async function exportPortfolio(
  page: PortfolioPageData,
  { format, language }: { format: 'csv' | 'xlsx'; language: Language },
): Promise<Response> {
  const t = translator(language);
  const cells = portfolioCells(portfolioTable(page, { t, language }), (line) => t(`portfolio.beside.${line}`));
  const body = format === 'csv' ? toCsv(cells) : new Uint8Array(await toExcel(cells));
  return new Response(body, {
    headers: {
      'Content-Type': TYPES[format],
      'Content-Disposition': `attachment; filename="${t('portfolio.file')}-${page.today}.${format}"`,
      'Cache-Control': 'no-store',
    },
  });
}

/**
 * Headings, the rows with each piece of a cell in a column of its own, and at the end what stands beside the columns:
 * a spreadsheet that sorts the rows leaves it where it is.
 */
export function portfolioCells(table: TextTable, nameOf: (line: (typeof BESIDE_LINES)[number]) => string): string[][] {
  const first = table.rows[0];
  if (!first) return [table.columns.map((column) => column.label)];
  const beside = BESIDE_LINES.map((line) =>
    first.cells.flatMap(({ parts }, index) => {
      const text = index === 0 ? nameOf(line) : besideText(table.beside.get(table.columns[index]?.key ?? ''), line);
      return parts.map((_, part) => (part === 0 ? text : ''));
    }),
  );
  return [
    first.cells.flatMap((cell) => cell.parts.map((part) => part.heading)),
    ...table.rows.map((row) => row.cells.flatMap((cell) => cell.parts.map((part) => part.text))),
    ...beside,
  ];
}

/** Cells of the kind text, so that a spreadsheet runs none of them. */
async function toExcel(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const sheet = rows.map((row) => row.map((value) => ({ value, type: String })));
  return writeExcelFile(sheet, { stickyRowsCount: 1, stickyColumnsCount: 1 }).toBuffer();
}
