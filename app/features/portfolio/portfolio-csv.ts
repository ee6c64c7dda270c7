import { toCsv } from '#app/documents/csv.ts';
import type { TextTable } from './portfolio-table.ts';

/** The portfolio as a file: the rows of the screen, each piece of a cell in a column of its own. */
export function portfolioCsv(table: TextTable): string {
  const first = table.rows[0];
  const headings = first
    ? first.cells.flatMap((cell) => cell.parts.map((part) => part.heading))
    : table.columns.map((column) => column.label);
  return toCsv([
    headings,
    ...table.rows.map((row) => row.cells.flatMap((cell) => cell.parts.map((part) => part.text))),
  ]);
}
