import { registerNumber } from '#app/domain/register-number.ts';
import type { ActorTx } from '#db/connection.server.ts';
import {
  INCIDENTS_PER_PAGE,
  listCategoryKinds,
  listIncidents,
  listIncidentYears,
} from '#db/queries/incidents.server.ts';
import { filterOf, readIncidentsQuery } from './incidents-filter.ts';

/** A page of the incidents that the actor may see, of one municipality or of all. Three queries. */
export async function viewIncidents(tx: ActorTx, search: URLSearchParams, municipalityId?: number) {
  const query = readIncidentsQuery(search);
  const { lines, total } = await listIncidents(tx, filterOf(query, municipalityId), query.page);
  return {
    query,
    total,
    pages: Math.max(1, Math.ceil(total / INCIDENTS_PER_PAGE)),
    lines: lines.map((line) => ({ ...line, code: registerNumber('incident', line.year, line.number) })),
    years: await listIncidentYears(tx, municipalityId),
    categories: await listCategoryKinds(tx),
  };
}
export type IncidentsView = Awaited<ReturnType<typeof viewIncidents>>;
