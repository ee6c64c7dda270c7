import { columnLetter, type ReadSheet } from '#app/documents/sheet.ts';
import { cleanText } from '#app/domain/answer.ts';
import { readFileMoment } from '#app/domain/file-moment.ts';
import { titleOf } from '#app/domain/incident.ts';
import {
  INCIDENT_MAX_ROWS,
  type IncidentProblem,
  type IncidentRow,
  type IncidentRows,
} from '#app/domain/incident-rows.ts';
import {
  readChannel,
  readHours,
  readIntent,
  readNumber,
  readOrigin,
  readPhase,
  readSeverity,
  readTernary,
  readTick,
} from '#app/domain/incident-values.ts';
import { UNKNOWN } from '#app/domain/partial-date.ts';
import { INCIDENT_COLUMNS, type IncidentColumn, type SheetMapping } from '#app/domain/register-columns.ts';
import { type CellReader, cellReader } from '../cell-reader.ts';
import { readBreaches } from './read-breaches.ts';

/** How long a cell may be; the same as in the form of the record. */
const LONGEST: Partial<Record<IncidentColumn, number>> = {
  description: 10_000,
  systems: 2_000,
  severity_reason: 4_000,
  impact: 4_000,
  lessons: 10_000,
  measures: 10_000,
};
/** An example in the template is left alone, however often it was left in. */
const EXAMPLE = /^(voorbeeld|example)\s*:/i;

type RowCells = CellReader<IncidentColumn, IncidentProblem>;

/** Reads the sheets of a file by what each column was said to be. Everything that is wrong is found in one go. */
export function readIncidents(sheets: readonly ReadSheet[], mappings: readonly SheetMapping[]): IncidentRows {
  const read: IncidentRows = { rows: [], breaches: [], examples: [], faults: [] };
  const taken = sheets.filter((_, index) => mappings[index]?.kind !== 'skip');
  const count = taken.reduce((sum, { rows }) => sum + rows.length - 1, 0);
  if (count > INCIDENT_MAX_ROWS) {
    read.faults.push({ sheet: '', value: String(count), why: 'too_many', detail: String(INCIDENT_MAX_ROWS) });
    return read;
  }
  for (const [index, sheet] of sheets.entries()) {
    const mapping = mappings[index];
    if (mapping?.kind === 'incidents') readSheet(sheet, mapping, read);
    if (mapping?.kind === 'breaches') readBreaches(sheet, mapping, read);
  }
  const empty = read.rows.length + read.breaches.length + read.examples.length + read.faults.length === 0;
  if (empty) read.faults.push({ sheet: '', value: '', why: 'no_rows' });
  return read;
}

function readSheet({ name, rows }: ReadSheet, { columns }: SheetMapping, read: IncidentRows): void {
  const at = new Map<IncidentColumn | null, number>();
  for (const [index, column] of columns.entries()) {
    const own = INCIDENT_COLUMNS.find((each) => each === column);
    if (own) at.set(own, index);
  }
  const letters = Object.fromEntries([...at].map(([column, index]) => [column, columnLetter(index)]));
  for (const [index, cells] of rows.entries()) {
    if (index === 0 || cells.every((cell) => cell.trim() === '')) continue;
    const row = index + 1;
    if (EXAMPLE.test(cells[at.get('municipality') ?? -1] ?? '')) {
      read.examples.push({ sheet: name, row });
      continue;
    }
    const reader = cellReader<IncidentColumn, IncidentProblem>(
      { name, row, cells, at, letters, longest: LONGEST, from: name === '' ? 'csv' : 'workbook' },
      read.faults,
    );
    const made = readRow(reader);
    read.rows.push({ sheet: name, row, letters, ...made, sound: reader.sound() });
  }
}

type Said = Omit<IncidentRow, 'sheet' | 'row' | 'letters' | 'sound'>;

/** What a row says; what a cell that is wrong would say is never looked at. */
function readRow(cells: RowCells): Said {
  const text = (column: IncidentColumn) => cleanText(cells.text(column));
  const line = (column: IncidentColumn) => text(column).replace(/\s+/g, ' ').trim();
  const title = line('title');
  const description = text('description') || title;
  if (description === '') cells.needed('description');
  const number = cells.read('number', readNumber, 'number');
  const severity = cells.read('severity', readSeverity, 'severity');
  return {
    number: number === 'none' ? null : number,
    municipality: line('municipality'),
    category: line('category'),
    entities: line('entities'),
    title: title || titleOf(description),
    description,
    ...readTimes(cells),
    ...readChoices(cells),
    systems: text('systems'),
    supplier: line('supplier'),
    severity: severity === 'none' ? null : severity,
    severityReason: text('severity_reason'),
    reporter: line('reporter'),
    contact: line('contact'),
    impact: text('impact'),
    lessons: text('lessons'),
    measures: text('measures'),
  };
}

function readTimes(cells: RowCells): Pick<Said, 'reported' | 'detected' | 'from' | 'until' | 'closed'> {
  const moment = (column: IncidentColumn) => cells.read(column, readFileMoment, 'moment') ?? UNKNOWN;
  return {
    reported: moment('reported'),
    detected: moment('detected'),
    from: moment('occurred_from'),
    until: moment('occurred_until'),
    closed: moment('closed'),
  };
}

function readChoices(cells: RowCells) {
  const ticked = (column: IncidentColumn) => cells.read(column, readTick, 'tick') === 'yes';
  const minutes = cells.read('hours_lost', readHours, 'hours');
  return {
    ongoing: cells.read('ongoing', readTernary, 'ternary') ?? 'unknown',
    personalData: cells.read('personal_data', readTernary, 'ternary') ?? 'unknown',
    harmsConfidentiality: ticked('confidentiality'),
    harmsIntegrity: ticked('integrity'),
    harmsAvailability: ticked('availability'),
    causeOrigin: cells.read('cause_origin', readOrigin, 'cause_origin') ?? 'unknown',
    causeIntent: cells.read('cause_intent', readIntent, 'cause_intent') ?? 'unknown',
    phase: cells.read('phase', readPhase, 'phase') ?? '',
    channel: cells.read('channel', readChannel, 'channel') ?? 'import',
    minutesLost: minutes === 'none' ? null : minutes,
  } as const;
}
