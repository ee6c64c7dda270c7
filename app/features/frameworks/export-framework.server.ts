import { translator } from '#app/i18n/translate.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { findFrameworkFile } from '#db/queries/framework-drafts.server.ts';
import { frameworkCsv, frameworkSheets } from './framework-sheet.ts';

const ABOUT =
  'A framework of Waarborg, to be read back under Frameworks > Framework from a file. Titles are in Dutch (nl) and English (en). ' +
  'nodes are in reading order: a section, then what stands under it; parent is the code of the section above. ' +
  'A requirement has a weight (1 to 100), help, possible evidence, a recommended measure, applies_to (kinds of entity, empty ' +
  'for all: gemeente, ocmw, agb, zone, association), regimes (of which one must apply: nis2, cyfun, ksz) and follows: the code of an earlier requirement and the answers (yes, ' +
  'partly, no, na) upon which this one is asked. Codes have letters, digits, dots and dashes. Official texts are never in it.';

/** A framework as a file: everything in JSON, or as a table for a spreadsheet. Null when it is not the reader's to see. */
export async function exportFramework(
  tx: ActorTx,
  id: number,
  format: 'json' | 'csv',
): Promise<{ name: string; text: string } | null> {
  const found = await findFrameworkFile(tx, id);
  if (!found) return null;
  const { own: _, ...file } = found;
  const text = format === 'csv' ? frameworkCsv(file) : `${JSON.stringify({ about: ABOUT, ...file }, null, 2)}\n`;
  return { name: `${file.code}.${format}`, text };
}

/** A framework as a workbook with a sheet that explains its columns, in the reader's language. */
export async function exportFrameworkBook(tx: ActorTx, id: number) {
  const found = await findFrameworkFile(tx, id);
  if (found?.scale !== 'compliance') return null;
  return { name: `${found.code}.xlsx`, sheets: frameworkSheets(translator(tx.actor.language), found) };
}
