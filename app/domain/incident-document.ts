import { INCIDENT_COLUMNS } from './register-columns.ts';
import type { FileReading, FileRow } from './veris.ts';

/** What a file of incidents in our own JSON calls itself, with the version of its columns. */
export const INCIDENT_DOCUMENT = { format: 'waarborg-incidents', version: 1 } as const;

/** Reads incidents as the register gives them in JSON; null for anything else. */
export function readIncidentDocument(document: unknown): FileReading | null {
  if (!isObject(document) || document.format !== INCIDENT_DOCUMENT.format || !Array.isArray(document.incidents))
    return null;
  const left = new Map<string, number>();
  const rows = document.incidents.filter(isObject).map((incident) => {
    const known: readonly string[] = INCIDENT_COLUMNS;
    for (const name of Object.keys(incident).filter((each) => !known.includes(each))) {
      left.set(name, (left.get(name) ?? 0) + 1);
    }
    return Object.fromEntries(INCIDENT_COLUMNS.map((column) => [column, cellOf(incident[column])])) as FileRow;
  });
  return { rows, left };
}

function cellOf(value: unknown): string {
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string').join(';');
  return value === null || value === undefined || typeof value === 'object' ? '' : String(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
