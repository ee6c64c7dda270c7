import type {
  IncidentFate,
  IncidentFault,
  IncidentProblem,
  IncidentRow,
  IncidentWorld,
  PlannedIncident,
} from './incident-rows.ts';
import { textOf } from './partial-date.ts';
import type { IncidentColumn } from './register-columns.ts';
import { registerNumber } from './register-number.ts';

/** Something that is wrong with a cell of a row. */
export function faultAt(
  { sheet, row, letters }: IncidentRow,
  column: IncidentColumn,
  value: string,
  why: IncidentProblem,
  detail?: string,
): IncidentFault {
  const letter = letters[column];
  return {
    sheet,
    row,
    column,
    value: value.slice(0, 80),
    why,
    ...(letter ? { letter } : {}),
    ...(detail ? { detail } : {}),
  };
}

/** A row of the template that was left in. */
export function exampleFate({ sheet, row }: { sheet: string; row: number }): IncidentFate {
  return {
    sheet,
    row,
    fate: 'example',
    number: '',
    kept: false,
    title: '',
    municipality: '',
    categoryId: null,
    reported: '',
    phase: '',
    notes: [],
  };
}

/** What becomes of a row that nothing is wrong with. */
export function fateOf(
  { row, year, number, municipalityId, categoryId, reported, phase }: PlannedIncident,
  world: IncidentWorld,
) {
  const notes: IncidentFate['notes'] = [];
  if (row.reported.precision === 'unknown') notes.push('reported_elsewhere');
  if (row.phase === '') notes.push('phase_assumed');
  if (row.severity !== null && row.severityReason === '') notes.push('severity_unreasoned');
  return {
    sheet: row.sheet,
    row: row.row,
    fate: 'new' as const,
    number: registerNumber('incident', year, number),
    kept: row.number !== null,
    title: row.title,
    municipality: world.municipalities.find(({ id }) => id === municipalityId)?.name ?? '',
    categoryId,
    reported: textOf(reported),
    phase,
    notes,
  };
}
