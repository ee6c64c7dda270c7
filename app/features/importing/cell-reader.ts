import type { CellFault } from '#app/domain/import-rows.ts';

/** An apostrophe before a sign with which a spreadsheet begins a formula. */
const GUARD = /^'(?=[=+\-@\t\r])/;

interface RowPlace<Column extends string> {
  /** What the sheet is called. */
  name: string;
  row: number;
  cells: readonly string[];
  at: ReadonlyMap<Column | null, number>;
  letters: Partial<Record<Column, string>>;
  /**
   * Where the cells come from. In a workbook a formula was refused before, so what looks like one is text; in CSV it is
   * one, unless it was written with an apostrophe before it, as we do.
   */
  from?: 'workbook' | 'csv';
  /** How long a cell of each column may be; 200 signs where it is not named. */
  longest: Partial<Record<Column, number>>;
}

/** What is wrong with a cell whatever it should hold. */
type AnyCell = 'formula' | 'too_long' | 'empty';

/** Reads the cells of one row; what is wrong with them goes to the list, and `sound` says whether nothing was. */
export interface CellReader<Column extends string, Why extends string> {
  row: number;
  text: (column: Column) => string;
  needed: (column: Column) => string;
  read: <T>(column: Column, reader: (text: string) => T | null, why: Why) => T | null;
  sound: () => boolean;
}

export function cellReader<Column extends string, Why extends string>(
  { name, row, cells, at, letters, longest, from }: RowPlace<Column>,
  faults: { push: (fault: CellFault<Column, Why | AnyCell>) => unknown },
): CellReader<Column, Why | AnyCell> {
  let wrong = false;
  const fault = (column: Column, why: Why | AnyCell, value: string) => {
    wrong = true;
    const letter = letters[column];
    faults.push({ sheet: name, row, column, ...(letter ? { letter } : {}), value: value.slice(0, 80), why });
  };
  const look = (column: Column) => {
    const typed = (cells[at.get(column) ?? -1] ?? '').trim();
    const value = from === 'csv' ? typed.replace(GUARD, '') : typed;
    const why =
      from !== 'workbook' && typed.startsWith('=')
        ? 'formula'
        : value.length > (longest[column] ?? 200)
          ? 'too_long'
          : null;
    if (why) fault(column, why, value);
    return { value, fits: why === null };
  };
  const text = (column: Column) => look(column).value;
  const needed = (column: Column) => {
    const value = text(column);
    if (value === '') fault(column, 'empty', '');
    return value;
  };
  const read: CellReader<Column, Why | AnyCell>['read'] = (column, reader, why) => {
    const { value, fits } = look(column);
    const made = fits ? reader(value) : null;
    if (fits && made === null) fault(column, value === '' ? 'empty' : why, value);
    return made;
  };
  return { row, text, needed, read, sound: () => !wrong };
}
