/** What the address of the list asks for; empty narrows nothing. */
export interface ListQuery {
  q: string;
  covered: '' | 'pair' | 'ocmw' | 'gemeente' | 'none';
  province: string;
  ended: '' | 'yes';
}

/** Reads the address; what makes no sense is left out. */
export function readListQuery(search: URLSearchParams): ListQuery {
  const covered = (['pair', 'ocmw', 'gemeente', 'none'] as const).find((one) => one === search.get('covered'));
  return {
    q: (search.get('q') ?? '').trim().slice(0, 100),
    covered: covered ?? '',
    province: (search.get('province') ?? '').slice(0, 100),
    ended: search.get('ended') === 'yes' ? 'yes' : '',
  };
}

/** The same as a filter of the query. */
export function toFilter(query: ListQuery) {
  return {
    text: query.q || undefined,
    covered: query.covered || undefined,
    province: query.province || undefined,
    ended: query.ended === 'yes',
  };
}
