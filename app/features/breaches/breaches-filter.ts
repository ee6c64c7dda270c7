import type { BreachFilter } from '#db/queries/breaches.server.ts';

export const BREACH_STATES = ['open', 'undecided', 'notified', 'not_notified', 'closed'] as const;

export const TOLD = ['yes', 'no'] as const;

/** What the address of a register of breaches asks for; the same words as in the filter form. */
export interface BreachesQuery {
  q: string;
  state: string;
  year: string;
  entity: string;
  /** Only where the register is that of all municipalities. */
  municipality: string;
  /** `yes`: something was sent of it, to whomever. `no`: nothing was. */
  told: string;
  page: number;
}

/** Reads the address; what makes no sense is left out, so that an old link still shows something. */
export function readBreachesQuery(search: URLSearchParams): BreachesQuery {
  const get = (name: string) => (search.get(name) ?? '').trim();
  const number = (name: string, digits: number) => (/^[1-9]\d*$/.test(get(name)) ? get(name).slice(0, digits) : '');
  return {
    q: get('q').slice(0, 200),
    state: BREACH_STATES.find((each) => each === get('state')) ?? '',
    year: number('year', 4),
    entity: number('entity', 9),
    municipality: number('municipality', 9),
    told: TOLD.find((each) => each === get('told')) ?? '',
    page: Number(number('page', 5) || 1),
  };
}

/** The query as the database takes it. @param municipalityId whose register it is, whatever the address asks. */
export function breachFilter(query: BreachesQuery, municipalityId?: number): BreachFilter {
  return {
    municipalityId: municipalityId ?? (query.municipality ? Number(query.municipality) : undefined),
    entityId: query.entity ? Number(query.entity) : undefined,
    year: query.year ? Number(query.year) : undefined,
    state: (query.state || undefined) as BreachFilter['state'],
    told: query.told === '' ? undefined : query.told === 'yes',
    text: query.q,
  };
}
