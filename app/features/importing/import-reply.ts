import type { SheetFault } from '#app/documents/sheet.ts';
import type { ImportSheet } from '#app/domain/import-columns.ts';
import type { RowFate } from '#app/domain/import-plan.ts';
import type { ImportFault } from '#app/domain/import-rows.ts';

/** How many faults a page lists; whoever has more corrects these first. */
export const FAULTS_SHOWN = 200;

/** What a preview says: every row with its fate, and what its page carries to the confirmation. */
export interface ImportPreview {
  rows: RowFate[];
  carried: string;
  shown: string;
  formKey: string;
  /** Whether there is anything to write. */
  writes: boolean;
  /** People who get a mail at the confirmation. */
  mails: number;
}

/** What the page hears of a post that wrote nothing. */
export type ImportReply =
  | { kind: 'refused'; fault: Omit<SheetFault, 'why'> & { why: SheetFault['why'] | 'no_file' | 'too_much' } }
  | { kind: 'wrong'; faults: ImportFault[]; more: number; rows: RowFate[] }
  | ({ kind: 'fit' } & ImportPreview)
  /** The service changed since the preview: it is shown anew. */
  | ({ kind: 'stale' } & ImportPreview)
  /** The form was changed on its way. */
  | { kind: 'lost' };

/** The status of its answer: a preview is a page as asked, everything else is refused. */
export function importStatus({ kind }: ImportReply): number {
  if (kind === 'fit') return 200;
  return kind === 'stale' ? 409 : 422;
}

/** What an import wrote; kept with its form key, so that a post that is sent twice leads to the same page. */
export interface ImportResult {
  counts: { municipalities: number; entities: number; coverage: number; regimes: number; functions: number };
  /** People who got a mail, and roles that were given. */
  invited: number;
  roles: number;
  conflicts: number;
  taken: { slug: string; name: string }[];
}

/** Where the page of an import leads. */
export interface ImportLinks {
  municipalities: string;
  self: string;
  confirm: string;
  xlsx: string;
  csv: (sheet: ImportSheet) => string;
  municipality: (slug: string) => string;
}
