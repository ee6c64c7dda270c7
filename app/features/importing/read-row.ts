import type { ImportColumn, ImportSheet } from '#app/domain/import-columns.ts';
import type { ImportProblem, ImportRows } from '#app/domain/import-rows.ts';
import {
  readAnswer,
  readApplicability,
  readDay,
  readEntities,
  readFunction,
  readLanguage,
  readLevel,
  readRegime,
} from '#app/domain/import-values.ts';
import { tidyKbo } from '#app/domain/kbo.ts';
import type { CellReader } from './cell-reader.ts';
import { isEmail } from './import-form.ts';

/** How long a cell may be; the same as in the forms that ask it one by one. */
export const LONGEST: Partial<Record<ImportColumn, number>> = { reason: 2_000, name: 200, email: 254, phone: 50 };

/** Adds a row to those of its kind, unless a cell of it is wrong. */
export function readRow(kind: ImportSheet, cells: RowCells, rows: ImportRows): void {
  const base = { row: cells.row, municipality: cells.needed('municipality') };
  if (kind === 'municipalities') readCoverage(base, cells, rows);
  else if (kind === 'regimes') readRegimeRow(base, cells, rows);
  else readPerson(base, cells, rows);
}

type RowCells = CellReader<ImportColumn, ImportProblem>;
type Base = { row: number; municipality: string };

function readCoverage(base: Base, cells: RowCells, rows: ImportRows): void {
  const kinds = cells.read('entity', readEntities, 'entity');
  const fromOn = cells.read('from', readDay, 'day');
  const untilOn = cells.read('until', (text) => (text === '' ? '' : readDay(text)), 'day') || null;
  const kbo = { gemeente: tidyKbo(cells.text('kbo_gemeente')), ocmw: tidyKbo(cells.text('kbo_ocmw')) };
  if (kinds && fromOn && cells.sound()) rows.municipalities.push({ ...base, kinds, fromOn, untilOn, kbo });
}

function readRegimeRow(base: Base, cells: RowCells, rows: ImportRows): void {
  const kinds = cells.read('entity', readEntities, 'entity');
  const code = cells.read('regime', readRegime, 'regime');
  const applicability = cells.read('applicability', readApplicability, 'applicability');
  const level = cells.read('level', readLevel, 'level');
  const reason = cells.text('reason');
  if (kinds && code && applicability && level !== null && cells.sound())
    rows.regimes.push({ ...base, kinds, code, applicability, level, reason });
}

function readPerson(base: Base, cells: RowCells, rows: ImportRows): void {
  const function_ = cells.read('function', readFunction, 'function');
  const name = cells.needed('name');
  const email = cells.read('email', (text) => (text === '' || isEmail(text) ? text.toLowerCase() : null), 'email');
  const phone = cells.text('phone');
  const language = cells.read('language', readLanguage, 'language');
  const invite = cells.read('invite', readAnswer, 'invite');
  if (function_ && email !== null && language && invite && cells.sound())
    rows.people.push({ ...base, function: function_, name, email, phone, language, invite: invite === 'yes' });
}
