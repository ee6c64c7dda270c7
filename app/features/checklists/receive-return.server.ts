import type { z } from 'zod';
import { readSheetBeside } from '#app/documents/worker.server.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { answerMany } from './answer-many.server.ts';
import { previewReturn } from './preview-return.server.ts';
import { chosenRows, type returnForm } from './return-form.ts';
import type { ReturnReply } from './return-reply.ts';
import type { ReturnView } from './view-return.server.ts';

type Open = <T>(work: (tx: ActorTx) => Promise<T>) => Promise<T>;

/** Reads a file that came back and says what would become of each row. Nothing is written, and no file is kept. */
export async function receiveReturn(
  open: Open,
  view: ReturnView,
  file: { name: string; bytes: Uint8Array } | null,
): Promise<ReturnReply> {
  if (!file) return { kind: 'refused', fault: { why: 'no_file' } };
  const reading = await readSheetBeside(file);
  if (reading.kind === 'refused') return reading;
  return open((tx) => previewReturn(tx, view, reading.sheets));
}

/**
 * Writes what was previewed, all of it or nothing, through the save of the table.
 * @returns `lost` when somebody changed one of the rows after the preview; null when nothing is the actor's.
 */
export async function keepReturn(
  tx: ActorTx,
  place: { slug: string; checklistId: number },
  form: z.output<typeof returnForm>,
): Promise<{ kind: 'saved' | 'lost' } | null> {
  const rows = chosenRows(form);
  if (rows.length === 0) return { kind: 'saved' };
  const outcomes = await answerMany(tx, place, { rows, together: true, final: false });
  return outcomes && { kind: outcomes.every((each) => each.kind === 'saved') ? 'saved' : 'lost' };
}
