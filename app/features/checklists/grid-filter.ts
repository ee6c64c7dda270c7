import type { HandOver } from '#db/queries/hand-overs.server.ts';
import type { Mark } from './contents.ts';
import type { GridRow } from './grid-rows.ts';

/** What the address of the table asks. What means nothing is read as not asked. */
export interface GridFilter {
  show: (typeof SHOWS)[number] | '';
  /** Key measures only. */
  key: boolean;
  /** What the reader is to answer, and nobody else. */
  mine: boolean;
  /** Rows that the framework already asks at this level. */
  level: string;
}

/** How the rows of a table may stand: one at a time. */
export const SHOWS = ['unanswered', 'returned', 'changed', 'to_confirm'] as const;

export function readGridFilter(search: URLSearchParams): GridFilter {
  return {
    show: SHOWS.find((each) => each === search.get('show')) ?? '',
    key: search.get('key') === '1',
    mine: search.get('mine') === '1',
    level: search.get('level')?.slice(0, 40) ?? '',
  };
}

/** The filter as the query of an address. */
export function writeGridFilter({ show, key, mine, level }: GridFilter): Record<string, string> {
  return { show, key: key ? '1' : '', mine: mine ? '1' : '', level };
}

export function isFiltered(filter: GridFilter): boolean {
  return filter.show !== '' || filter.key || filter.mine || filter.level !== '';
}

const UNANSWERED: readonly Mark[] = ['open', 'to_confirm', 'half', 'explanation'];

/** Whether a row is asked for. */
export function passes(row: GridRow, { show, key, mine, level }: GridFilter): boolean {
  if (mine && !row.mine) return false;
  if (key && !row.keyMeasure) return false;
  if (level !== '' && !row.levels.includes(level)) return false;
  if (show === 'unanswered') return UNANSWERED.includes(row.mark);
  if (show === 'returned') return row.mark === 'returned';
  if (show === 'changed') return row.changed;
  return show === 'to_confirm' ? row.mayConfirm : true;
}

type Holding = Pick<HandOver, 'toId' | 'doneAt'> & { codes: readonly string[] };

/**
 * Whether a question is the reader's to answer: handed to the reader, or the reader answers the checklist and nobody
 * else still holds it.
 */
export function isMine(
  code: string,
  owner: { me: number; assigneeId: number | null; handOvers: readonly Holding[] },
): boolean {
  const holders = owner.handOvers.filter((each) => each.codes.includes(code));
  if (holders.some((each) => each.toId === owner.me)) return true;
  return owner.assigneeId === owner.me && holders.every((each) => each.doneAt !== null);
}
