import { hasOneScore } from '#app/domain/answer.ts';
import { localDate } from '#app/domain/dates.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { type BesideLine, listBeside } from '#db/queries/beside.server.ts';
import { findChecklist } from '#db/queries/checklists.server.ts';
import { type GridLine, listGrid } from '#db/queries/grid.server.ts';
import { listPrevious, type PreviousLine } from '#db/queries/previous.server.ts';
import { handedPart } from './view-hand-overs.server.ts';

/** One requirement as it is printed or filled in on paper. */
export interface PrintLine extends GridLine {
  beside: BesideLine;
  previous: PreviousLine | null;
}

/**
 * A whole checklist as it goes out of the house, or the part of it that the actor holds, in Dutch; null when it is not
 * the actor's. At most six queries, whatever its size.
 */
export async function viewPrint(tx: ActorTx, place: { slug: string; checklistId: number }) {
  const checklist = await findChecklist(tx, place.slug, place.checklistId);
  if (!checklist) return null;
  const part = await handedPart(tx, checklist);
  const all = await listGrid(tx, checklist, 'nl');
  const beside = await listBeside(tx, checklist);
  const previous = new Map((await listPrevious(tx, checklist)).toReversed().map((line) => [line.nodeId, line]));
  const lines = (part ? all.filter((line) => part.includes(line.code)) : all).map(
    (line): PrintLine => ({
      ...line,
      beside: beside.get(line.nodeId) ?? { nodeId: line.nodeId, help: '', remark: '', exceptions: [] },
      previous: previous.get(line.nodeId) ?? null,
    }),
  );
  return { checklist, lines, oneScore: hasOneScore(checklist.framework), now: tx.now, today: localDate(tx.now) };
}
export type PrintView = NonNullable<Awaited<ReturnType<typeof viewPrint>>>;
