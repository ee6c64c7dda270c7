import type { ReadSheet, SheetReading } from '#app/documents/sheet.ts';
import { readSheetBeside } from '#app/documents/worker.server.ts';
import { readIncidentDocument } from '#app/domain/incident-document.ts';
import { INCIDENT_MAX_ROWS } from '#app/domain/incident-rows.ts';
import { INCIDENT_COLUMNS } from '#app/domain/register-columns.ts';
import { type FileReading, readVeris } from '#app/domain/veris.ts';
import type { Translate } from '#app/i18n/translate.ts';
import { filledSheets } from '../read-import.ts';
import type { IncidentReply } from './incident-reply.ts';

export type OpenedFile =
  | { kind: 'opened'; sheets: ReadSheet[]; left: string[] }
  | Extract<IncidentReply, { kind: 'refused' }>;

/** Members of a JSON file that a page lists as left out; the longest such list is no longer read. */
const LEFT_SHOWN = 60;

/** Reads a file of incidents, whatever it is called: a spreadsheet, CSV, VERIS, or JSON of our own. */
export async function openIncidentFile(
  file: { name: string; bytes: Uint8Array } | null,
  t: Translate,
): Promise<OpenedFile> {
  if (!file) return { kind: 'refused', fault: { why: 'no_file' } };
  const begin = Buffer.from(file.bytes.subarray(0, 64)).toString('utf8');
  if (!/^(\uFEFF)?\s*[[{]/.test(begin)) return ofSheets(await readSheetBeside(file));
  const reading = readDocument(file.bytes);
  if (!reading) return { kind: 'refused', fault: { why: 'not_veris' } };
  if (reading.rows.length > INCIDENT_MAX_ROWS) return { kind: 'refused', fault: { why: 'too_much' } };
  const filled = INCIDENT_COLUMNS.filter((column) => reading.rows.some((row) => row[column]));
  const head = filled.map((column) => t(`register_files.column.${column}`));
  const rows = reading.rows.map((row) => filled.map((column) => row[column] ?? ''));
  const left = [...reading.left].map(([path, n]) => (n > 1 ? `${path} (${n}×)` : path));
  return { kind: 'opened', sheets: [{ name: 'JSON', rows: [head, ...rows] }], left: left.slice(0, LEFT_SHOWN) };
}

function ofSheets(reading: SheetReading): OpenedFile {
  if (reading.kind === 'refused') return reading;
  return { kind: 'opened', sheets: filledSheets(reading.sheets), left: [] };
}

function readDocument(bytes: Uint8Array): FileReading | null {
  try {
    const document: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return readIncidentDocument(document) ?? readVeris(document);
  } catch {
    return null;
  }
}
