import { INCIDENT_SEVERITIES, PHASES } from '#app/domain/incident.ts';
import type { IncidentFilter } from '#db/queries/incidents.server.ts';

/** What the address of a list of incidents asks for; the same words as in the filter form. */
export interface IncidentsQuery {
  q: string;
  state: string;
  year: string;
  category: string;
  severity: string;
  page: number;
}

export const STATES = ['open', ...PHASES] as const;

/** Reads the address; what makes no sense is left out, so that an old link still shows something. */
export function readIncidentsQuery(search: URLSearchParams): IncidentsQuery {
  const get = (name: string) => (search.get(name) ?? '').trim();
  const one = (name: string, of: readonly string[]) => (of.includes(get(name)) ? get(name) : '');
  const number = (name: string) => (/^[1-9]\d{0,8}$/.test(get(name)) ? get(name) : '');
  return {
    q: get('q').slice(0, 200),
    state: one('state', STATES),
    year: number('year').slice(0, 4),
    category: /^[a-z][a-z0-9_]{1,60}$/.test(get('category')) ? get('category') : '',
    severity: one('severity', INCIDENT_SEVERITIES),
    page: Math.min(Number(number('page') || 1), 100_000),
  };
}

/** The query as the database takes it. */
export function filterOf(query: IncidentsQuery, municipalityId?: number): IncidentFilter {
  return {
    municipalityId,
    state: (query.state || undefined) as IncidentFilter['state'],
    year: query.year ? Number(query.year) : undefined,
    category: query.category || undefined,
    severity: (query.severity || undefined) as IncidentFilter['severity'],
    text: query.q,
  };
}
