import { writeBeside } from '#app/documents/worker.server.ts';
import { translator } from '#app/i18n/translate.ts';
import { checklistDocument } from './checklist-document.ts';
import { checklistSheets } from './checklist-sheets.ts';
import type { PrintView } from './view-print.server.ts';

/** The files that a checklist can be had as. */
export const CHECKLIST_FILES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;
export type ChecklistFile = keyof typeof CHECKLIST_FILES;

/** Makes one of them, in Dutch whatever the reader's language: what is printed is for the municipality. */
export async function writeChecklistFile(view: PrintView, as: ChecklistFile) {
  const t = translator('nl');
  const bytes = await (as === 'xlsx'
    ? writeBeside({ kind: 'write_sheets', sheets: checklistSheets(t, view) })
    : writeBeside({ kind: as === 'pdf' ? 'write_pdf' : 'write_word', document: checklistDocument(t, view) }));
  const { municipality, title } = view.checklist;
  const name = `${municipality} - ${title}`.replace(/[\\/:*?"<>|\n]/g, ' ');
  return { name: `${name}.${as}`, mediaType: CHECKLIST_FILES[as], bytes };
}
