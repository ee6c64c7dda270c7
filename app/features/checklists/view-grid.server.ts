import { can } from '#app/domain/access.ts';
import { isReworded } from '#app/domain/previous.ts';
import { isFilled, takesAnswers } from '#app/domain/review.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { findChecklist } from '#db/queries/checklists.server.ts';
import { type GridLine, listGrid } from '#db/queries/grid.server.ts';
import { listHandOvers } from '#db/queries/hand-overs.server.ts';
import { listPrevious, type PreviousLine } from '#db/queries/previous.server.ts';
import { markOf } from './contents.ts';
import { type GridFilter, isMine, passes } from './grid-filter.ts';
import type { GridRow } from './grid-rows.ts';
import { handedPart } from './view-hand-overs.server.ts';

/**
 * A whole checklist as one table, or the part of it that the actor holds; null when it is not the actor's. At most six
 * queries, whatever its size.
 * @param language of the requirements' titles.
 */
export async function viewGrid(
  tx: ActorTx,
  place: { slug: string; checklistId: number },
  filter: GridFilter,
  language: 'nl' | 'en',
) {
  const checklist = await findChecklist(tx, place.slug, place.checklistId);
  if (!checklist) return null;
  const part = await handedPart(tx, checklist);
  const all = await listGrid(tx, checklist, language);
  const lines = part ? all.filter((line) => part.includes(line.code)) : all;
  const previous = await listPrevious(tx, checklist);
  // The nearest of several comes first, and that is the one to compare with.
  const byNode = new Map(previous.toReversed().map((line) => [line.nodeId, line]));
  const { municipalityId, assigneeId, phase } = checklist;
  const handOvers = await listHandOvers(tx, checklist.id);
  const owner = { me: tx.actor.accountId, assigneeId, handOvers };
  const rows = lines.map((line) => ({
    ...toRow(line, byNode.get(line.nodeId), { scale: checklist.scale, language }),
    mine: isMine(line.code, owner),
  }));
  const entityIds = checklist.entities.map((entity) => entity.id);
  const answers = can(tx.actor, 'checklist.answer', { municipalityId, assigneeId, entityIds, handed: part !== null });
  return {
    checklist,
    rows: rows.filter((row) => passes(row, filter)),
    filter,
    levels: [...new Set(lines.flatMap((line) => line.levels))],
    hasPrevious: previous.length > 0,
    /** Some rows are the reader's and some are not, so that the choice means something. */
    shared: rows.some((row) => row.mine) && rows.some((row) => !row.mine),
    editable: answers.allowed && takesAnswers(phase),
    reader: tx.actor.accountId,
  };
}
export type GridView = NonNullable<Awaited<ReturnType<typeof viewGrid>>>;

function toRow(
  line: GridLine,
  before: PreviousLine | undefined,
  { scale, language }: { scale: 'maturity' | 'compliance'; language: 'nl' | 'en' },
): Omit<GridRow, 'mine'> {
  const { nodeId, outcome: _, exceptions, version, ...shown } = line;
  const { choice, doc, impl, explanation } = line;
  const returned = line.outcome === 'returned' || exceptions.some((each) => each.outcome === 'returned');
  const answer = version === null ? null : { choice, doc, impl, explanation };
  const mark = markOf({ answer, exceptions, outcome: returned ? 'returned' : line.outcome }, scale);
  const previous = before ? toPrevious(before, language) : null;
  const same =
    previous && (['choice', 'doc', 'impl', 'explanation'] as const).every((field) => line[field] === previous[field]);
  return {
    ...shown,
    version: version ?? 0,
    mark: mark === 'open' && before?.fault === null ? 'to_confirm' : mark,
    exceptions: exceptions.length,
    previous,
    changed: previous !== null && isFilled(line) && !same,
    mayConfirm: before?.fault === null,
  };
}

function toPrevious(before: PreviousLine, language: 'nl' | 'en'): NonNullable<GridRow['previous']> {
  const { choice, doc, impl, version, explanation } = before.answer;
  const oldTitle = isReworded(before, language) ? (language === 'nl' ? before.fromNl : before.fromEn) : null;
  return { choice, doc, impl, version, explanation, relation: before.relation, fromCode: before.fromCode, oldTitle };
}
