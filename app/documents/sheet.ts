/** A spreadsheet as it was read: every sheet with its rows, every cell as text, `''` for an empty one. */
export interface ReadSheet {
  name: string;
  rows: string[][];
}

/** Why a spreadsheet was not read. */
export const SHEET_FAULTS = [
  'no_sheet',
  'broken',
  'encrypted',
  'macros',
  'bomb',
  'formula',
  'merged',
  'too_many_rows',
  'too_many_columns',
  'too_slow',
  'busy',
] as const;

/** What stands in the way, and where: row counted from 1, column as its letter. */
export interface SheetFault {
  why: (typeof SHEET_FAULTS)[number];
  sheet?: string;
  row?: number;
  column?: string;
  /** A range such as `B2:C4`, or a name in the file. */
  detail?: string;
}

export type SheetReading = { kind: 'read'; sheets: ReadSheet[] } | { kind: 'refused'; fault: SheetFault };

/**
 * What a spreadsheet may hold. Cells, and tags and attributes in all of its parts, are counted before anything is made of
 * them: a thread that runs out of memory can take the whole process with it, so none may come near it.
 */
export const SHEET_MAX = {
  rows: 20_000,
  columns: 200,
  cells: 200_000,
  entries: 200,
  inflated: 30 * 1_048_576,
  tags: 2_000_000,
  attributes: 1_000_000,
  bytes: 5 * 1_048_576,
};

/** To leave the reading of a file half-way; the reader gives its fault back as a value. */
export class RefusedSheet extends Error {
  constructor(readonly fault: SheetFault) {
    super(fault.why);
  }
}

/** The letter of a column counted from 0: 0 is A, 26 is AA. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetter(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** A spreadsheet to write: bold head, the first rows frozen, every cell as text. */
export interface WrittenSheet {
  name: string;
  /** Widths in characters. */
  widths: readonly number[];
  head: readonly string[];
  rows: readonly (readonly string[])[];
}
