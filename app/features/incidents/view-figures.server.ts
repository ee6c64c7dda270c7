import type { ActorTx } from '#db/connection.server.ts';
import { countIncidents, findNotificationFigures } from '#db/queries/incident-figures.server.ts';
import { listCategoryKinds, listIncidentYears } from '#db/queries/incidents.server.ts';
import { filterOf, readIncidentsQuery } from './incidents-filter.ts';

/** The figures of the incidents that the actor may see, of one municipality or of all. Four queries. */
export async function viewFigures(tx: ActorTx, search: URLSearchParams, municipalityId?: number) {
  const query = readIncidentsQuery(search);
  const filter = filterOf(query, municipalityId);
  const counts = await countIncidents(tx, filter);
  return {
    query,
    counts,
    total: counts.find((each) => each.of === 'all')?.n ?? 0,
    notifications: await findNotificationFigures(tx, filter),
    years: await listIncidentYears(tx, municipalityId),
    categories: await listCategoryKinds(tx),
  };
}
export type FiguresView = Awaited<ReturnType<typeof viewFigures>>;
