import type { SheetReading, WrittenSheet } from '#app/documents/sheet.ts';
import { readSheetBeside, writeBeside } from '#app/documents/worker.server.ts';

/** Writes the sheets of a framework as a workbook. */
export async function writeFrameworkBook(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  return Buffer.from(await writeBeside({ kind: 'write_sheets', sheets }));
}

/**
 * A file that somebody chose, as `planImport` takes it: a workbook is known by its bytes and read beside the server,
 * everything else is text. Null when there is no file, or when it is neither.
 */
export async function readFrameworkFile(
  file: { name: string; bytes: Uint8Array } | null,
): Promise<string | SheetReading | null> {
  if (!file) return null;
  const start = Buffer.from(file.bytes.subarray(0, 4)).toString('hex');
  if (start.startsWith('504b') || start === 'd0cf11e0') return readSheetBeside(file);
  const text = new TextDecoder('utf-8').decode(file.bytes);
  return text.includes('\uFFFD') || text.includes('\0') ? null : text;
}
