import { PROGRESS_STATES, type ProgressState } from '#app/domain/progress.ts';

/** What the address of the matrix asks. Texts that mean nothing are read as not asked. */
export interface MatrixFilter {
  framework: string;
  campaign: string;
  level: string;
  /** The code of a function or section. */
  group: string;
  state: ProgressState | '';
  /** One municipality, for a narrow screen. */
  municipality: string;
  /** Municipalities as rows. */
  turned: boolean;
  /** From 1. */
  page: number;
}

export function readMatrixFilter(search: URLSearchParams): MatrixFilter {
  const read = (name: string) => search.get(name)?.slice(0, 80) ?? '';
  return {
    framework: read('framework'),
    campaign: read('campaign'),
    level: read('level'),
    group: read('group'),
    state: PROGRESS_STATES.find((each) => each === read('state')) ?? '',
    municipality: read('municipality'),
    turned: read('turned') === '1',
    page: /^[1-9]\d{0,4}$/.test(read('page')) ? Number(read('page')) : 1,
  };
}

/** The filter as the query of an address. */
export function writeMatrixFilter(filter: MatrixFilter): Record<string, string> {
  const { turned, page, ...rest } = filter;
  return { ...rest, turned: turned ? '1' : '', page: page > 1 ? String(page) : '' };
}
