import type { SheetFault } from '#app/documents/sheet.ts';
import type { ReturnPreview } from './preview-return.server.ts';

/** What the page for sending back hears of a post that wrote nothing. */
export type ReturnReply =
  | ReturnPreview
  | { kind: 'refused'; fault: Omit<SheetFault, 'why'> & { why: SheetFault['why'] | 'no_file' } }
  | { kind: 'lost' };

/** The status of its answer: a preview is a page as asked, everything else is refused. */
export function returnStatus({ kind }: ReturnReply): number {
  if (kind === 'fit') return 200;
  return kind === 'lost' || kind === 'closed' ? 409 : 422;
}
