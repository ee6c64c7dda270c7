import type { ImportColumn, ImportSheet } from './import-columns.ts';
import type { ImportedKind } from './import-values.ts';
import type { MunicipalityProblem, Period, PersonFunction } from './municipality.ts';
import type { Applicability, RegimeCode, RegimeProblem } from './regime.ts';

/** How many rows one file may have, all sheets together; what 300 municipalities need is half of it. */
export const IMPORT_MAX_ROWS = 3_000;

/** What is wrong with a file or a cell of it. */
export type ImportProblem =
  | MunicipalityProblem
  | RegimeProblem
  | 'no_sheets'
  | 'unknown_sheet'
  | 'double_sheet'
  | 'too_many'
  | 'missing_column'
  | 'unknown_column'
  | 'double_column'
  | 'no_heading'
  | 'formula'
  | 'empty'
  | 'too_long'
  | 'day'
  | 'entity'
  | 'regime'
  | 'applicability'
  | 'level'
  | 'function'
  | 'language'
  | 'invite'
  | 'email'
  | 'unknown_municipality'
  | 'not_taken_on'
  | 'no_such_entity'
  | 'kbo_other'
  | 'row_twice'
  | 'function_twice'
  | 'two_names'
  | 'invite_needs_email'
  | 'invite_dpo'
  | 'person_suspended';

/** Where something is wrong, and what: row counted from 1 as a spreadsheet does, column as its letter. */
export interface CellFault<Column extends string, Why extends string> {
  sheet: string;
  row?: number;
  letter?: string;
  column?: Column;
  /** What stands there, cut off where it is long. */
  value: string;
  why: Why;
  /** What the sentence names: another row, a likely name, the number in the register. */
  detail?: string;
}
export type ImportFault = CellFault<ImportColumn, ImportProblem>;

interface Row {
  /** The number that a spreadsheet shows beside it. */
  row: number;
  /** The municipality as it was typed: a name or a NIS code. */
  municipality: string;
}

export interface CoverageRow extends Row, Period {
  kinds: readonly ImportedKind[];
  kbo: Record<ImportedKind, string>;
}

export interface RegimeRow extends Row {
  kinds: readonly ImportedKind[];
  code: RegimeCode;
  applicability: Applicability;
  level: string;
  reason: string;
}

export interface PersonRow extends Row {
  function: PersonFunction;
  name: string;
  email: string;
  phone: string;
  language: 'nl' | 'en';
  invite: boolean;
}

/** A file as it was read: every row that makes sense, the rows of the example, and all that is wrong. */
export interface ImportRows {
  municipalities: CoverageRow[];
  regimes: RegimeRow[];
  people: PersonRow[];
  examples: { sheet: ImportSheet; row: number; municipality: string }[];
  faults: ImportFault[];
  /** Which letter each column has, and what each sheet is called, to say where something is wrong. */
  places: Partial<Record<ImportSheet, { name: string; letters: Partial<Record<ImportColumn, string>> }>>;
  /** Municipalities that the first sheet names, also in rows that are refused. */
  named: readonly string[];
}
