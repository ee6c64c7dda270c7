import type { WrittenDocument } from './document.ts';
import type { SheetReading, WrittenSheet } from './sheet.ts';

/** Work on a file that would hold up the server if it did it itself. */
export type DocumentJob =
  | { kind: 'read_sheet'; name: string; bytes: Uint8Array }
  | { kind: 'write_sheets'; sheets: readonly WrittenSheet[] }
  | { kind: 'write_word' | 'write_pdf'; document: WrittenDocument };

/** Does it here and now; each kind loads only what it needs. */
export async function doJob(job: DocumentJob): Promise<SheetReading | Uint8Array> {
  if (job.kind === 'read_sheet') return (await import('./read-sheet.server.ts')).readSheet(job);
  if (job.kind === 'write_sheets') return (await import('./write-sheet.server.ts')).writeSheets(job.sheets);
  if (job.kind === 'write_word') return (await import('./write-word.server.ts')).writeWord(job.document);
  return (await import('./write-pdf.server.ts')).writePdf(job.document);
}
