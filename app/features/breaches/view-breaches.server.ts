import type { ActorTx } from '#db/connection.server.ts';
import { countBreaches, listBreaches } from '#db/queries/breaches.server.ts';
import { listEntities } from '#db/queries/entities.server.ts';
import { breachHead } from './breach-head.ts';
import { breachFilter, readBreachesQuery } from './breaches-filter.ts';

export const BREACHES_PER_PAGE = 50;

/** A page of the register of breaches, of one municipality or of all that the actor may see. Three queries. */
export async function viewBreaches(tx: ActorTx, search: URLSearchParams, municipalityId?: number) {
  const query = readBreachesQuery(search);
  const filter = breachFilter(query, municipalityId);
  const { total, years } = await countBreaches(tx, filter);
  const page = { limit: BREACHES_PER_PAGE, offset: (query.page - 1) * BREACHES_PER_PAGE };
  const found = await listBreaches(tx, filter, page);
  const entities = municipalityId === undefined ? [] : await listEntities(tx, municipalityId);
  return {
    query,
    total,
    years,
    pages: Math.max(1, Math.ceil(total / BREACHES_PER_PAGE)),
    lines: found.map((breach) => breachHead(tx.actor, breach, tx.now)),
    entities: entities.map(({ id, name }) => ({ id, name })),
  };
}
export type BreachesView = Awaited<ReturnType<typeof viewBreaches>>;
