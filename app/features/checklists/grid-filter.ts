import type { Mark } from './contents.ts';
import type { GridRow } from './grid-rows.ts';

/** What the address of the table asks. What means nothing is read as not asked. */
export interface GridFilter {
  show: (typeof SHOWS)[number] | '';
  /** Key measures only. */
  key: boolean;
  /** Rows that the framework already asks at this level. */
  level: string;
}

/** How the rows of a table may stand: one at a time. */
export const SHOWS = ['unanswered', 'returned', 'changed', 'to_confirm'] as const;

export function readGridFilter(search: URLSearchParams): GridFilter {
  return {
    show: SHOWS.find((each) => each === search.get('show')) ?? '',
    key: search.get('key') === '1',
    level: search.get('level')?.slice(0, 40) ?? '',
  };
}

/** The filter as the query of an address. */
export function writeGridFilter({ show, key, level }: GridFilter): Record<string, string> {
  return { show, key: key ? '1' : '', level };
}

export function isFiltered(filter: GridFilter): boolean {
  return filter.show !== '' || filter.key || filter.level !== '';
}

const UNANSWERED: readonly Mark[] = ['open', 'to_confirm', 'half', 'explanation'];

/** Whether a row is asked for. */
export function passes(row: GridRow, { show, key, level }: GridFilter): boolean {
  if (key && !row.keyMeasure) return false;
  if (level !== '' && !row.levels.includes(level)) return false;
  if (show === 'unanswered') return UNANSWERED.includes(row.mark);
  if (show === 'returned') return row.mark === 'returned';
  if (show === 'changed') return row.changed;
  return show === 'to_confirm' ? row.mayConfirm : true;
}
