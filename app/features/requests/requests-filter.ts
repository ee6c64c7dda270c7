import { REQUEST_KINDS, REQUEST_STATES } from '#app/domain/data-request.ts';
import type { RequestFilter } from '#db/queries/data-requests.server.ts';

/** What the address of a register of requests asks for; the same words as in the filter form. */
export interface RequestsQuery {
  state: string;
  term: string;
  kind: string;
  year: string;
  entity: string;
  page: number;
}

export const STATES = ['open', ...REQUEST_STATES] as const;
export const TERMS = ['overdue', 'late'] as const;
export const KINDS = Object.keys(REQUEST_KINDS) as (keyof typeof REQUEST_KINDS)[];

/** Reads the address; what makes no sense is left out, so that an old link still shows something. */
export function readRequestsQuery(search: URLSearchParams): RequestsQuery {
  const get = (name: string) => (search.get(name) ?? '').trim();
  const one = (name: string, of: readonly string[]) => (of.includes(get(name)) ? get(name) : '');
  const number = (name: string) => (/^[1-9]\d{0,8}$/.test(get(name)) ? get(name) : '');
  return {
    state: one('state', STATES),
    term: one('term', TERMS),
    kind: one('kind', KINDS),
    year: number('year').slice(0, 4),
    entity: number('entity'),
    page: Math.min(Number(number('page') || 1), 100_000),
  };
}

/** The query as the database takes it. */
export function filterOf(query: RequestsQuery, municipalityId?: number): RequestFilter {
  return {
    municipalityId,
    state: (query.state || undefined) as RequestFilter['state'],
    term: (query.term || undefined) as RequestFilter['term'],
    kind: (query.kind || undefined) as RequestFilter['kind'],
    year: query.year ? Number(query.year) : undefined,
    entityId: query.entity ? Number(query.entity) : undefined,
  };
}
