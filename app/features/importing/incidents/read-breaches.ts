import { columnLetter, type ReadSheet } from '#app/documents/sheet.ts';
import { cleanText } from '#app/domain/answer.ts';
import { AUTHORITIES, DEFAULT_AUTHORITY } from '#app/domain/breach.ts';
import { BREACH_COLUMNS, type BreachColumn } from '#app/domain/breach-columns.ts';
import type { BreachProblem, BreachRow } from '#app/domain/breach-rows.ts';
import { readFileMoment } from '#app/domain/file-moment.ts';
import type { IncidentProblem, IncidentRows } from '#app/domain/incident-rows.ts';
import { readDossier, readNumber, readRisk, readYesNo } from '#app/domain/incident-values.ts';
import { UNKNOWN } from '#app/domain/partial-date.ts';
import type { SheetMapping } from '#app/domain/register-columns.ts';
import { type CellReader, cellReader } from '../cell-reader.ts';

/** How long a cell may be; the same as in the forms of a dossier. */
const LONGEST: Partial<Record<BreachColumn, number>> = { reason: 10_000 };
type RowCells = CellReader<BreachColumn, BreachProblem | IncidentProblem>;

/** Reads a sheet of breaches by what each column was said to be. */
export function readBreaches({ name, rows }: ReadSheet, { columns }: SheetMapping, read: IncidentRows): void {
  const at = new Map<BreachColumn | null, number>();
  for (const [index, column] of columns.entries()) {
    const own = BREACH_COLUMNS.find((each) => each === column);
    if (own) at.set(own, index);
  }
  const letters = Object.fromEntries([...at].map(([column, index]) => [column, columnLetter(index)]));
  for (const [index, cells] of rows.entries()) {
    if (index === 0 || cells.every((cell) => cell.trim() === '')) continue;
    if (/^(voorbeeld|example)\s*:/i.test(cells[at.get('controller') ?? -1] ?? '')) {
      read.examples.push({ sheet: name, row: index + 1 });
      continue;
    }
    const from = name === '' ? ('csv' as const) : ('workbook' as const);
    const place = { name, row: index + 1, cells, at, letters, longest: LONGEST, from };
    const reader = cellReader<BreachColumn, BreachProblem | IncidentProblem>(place, read.faults);
    const made = readRow(reader);
    read.breaches.push({ sheet: name, row: index + 1, letters, ...made, sound: reader.sound() });
  }
}

function readRow(cells: RowCells): Omit<BreachRow, 'sheet' | 'row' | 'letters' | 'sound'> {
  const line = (column: BreachColumn) => cleanText(cells.text(column)).replace(/\s+/g, ' ').trim();
  const moment = (column: BreachColumn) => cells.read(column, readFileMoment, 'moment') ?? UNKNOWN;
  const answer = (column: BreachColumn) => {
    const read = cells.read(column, readYesNo, 'yes_no');
    return read === null || read === 'none' ? null : read === 'yes';
  };
  const given = <T extends object>(read: T | 'none' | null) => (read === 'none' ? null : read);
  if (line('incident') === '') cells.needed('incident');
  if (line('controller') === '') cells.needed('controller');
  const authority = cells.read('authority', readAuthority, 'authority');
  const risk = cells.read('risk', readRisk, 'risk');
  return {
    incident: given(cells.read('incident', readNumber, 'incident')),
    controller: line('controller'),
    dossier: given(cells.read('dossier', readDossier, 'dossier')),
    aware: moment('aware'),
    risk: risk === 'unsaid' ? null : risk,
    notify: answer('notify'),
    reason: cleanText(cells.text('reason')),
    decidedBy: line('decided_by'),
    notified: moment('notified'),
    authority: authority ?? DEFAULT_AUTHORITY,
    reference: line('reference'),
    informed: answer('informed'),
    informedOn: moment('informed_on'),
  };
}

function readAuthority(text: string) {
  if (text.trim() === '') return DEFAULT_AUTHORITY;
  return AUTHORITIES.find((each) => each === text.trim().toUpperCase()) ?? null;
}
