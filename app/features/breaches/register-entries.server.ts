import { templateFacts } from '#app/domain/breach.ts';
import { shownValues } from '#app/domain/breach-template.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listRegisterControllers, listRegisterFacts } from '#db/queries/breach-register.server.ts';
import { type BreachRecord, countBreaches, listBreaches } from '#db/queries/breaches.server.ts';
import { breachFilter, readBreachesQuery } from './breaches-filter.ts';
import type { RegisterEntry } from './register-rows.ts';

/** Dossiers are long to read: a page of the register holds fewer than a page of the list. */
export const DOSSIERS_PER_PAGE = 20;

/** Dossiers with all that the register tells of them, in the order in which they are given. One query. */
export async function entriesOf(tx: ActorTx, breaches: readonly BreachRecord[]): Promise<RegisterEntry[]> {
  const facts = await listRegisterFacts(
    tx,
    breaches.map(({ id }) => id),
  );
  return breaches.flatMap((breach) => {
    const own = facts.get(breach.id);
    if (!own) return [];
    // What the dossier does not show any more, since another answer changed, is no part of it.
    return [{ breach, facts: { ...own, values: shownValues(own.values, templateFacts(breach, tx.now)) } }];
  });
}

/**
 * A page of the register of article 33(5) over all municipalities that the actor may see, with what it can be narrowed
 * to. A page beyond the last shows the last. Four queries, however many dossiers.
 */
export async function viewWholeRegister(tx: ActorTx, search: URLSearchParams) {
  const asked = readBreachesQuery(search);
  const filter = breachFilter(asked);
  const controllers = await listRegisterControllers(tx);
  const { total } = await countBreaches(tx, filter);
  const pages = Math.max(1, Math.ceil(total / DOSSIERS_PER_PAGE));
  const query = { ...asked, page: Math.min(asked.page, pages) };
  const first = (query.page - 1) * DOSSIERS_PER_PAGE;
  const entries = await entriesOf(tx, await listBreaches(tx, filter, { limit: DOSSIERS_PER_PAGE, offset: first }));
  const shown = controllers.filter(
    ({ municipalityId }) => query.municipality === '' || String(municipalityId) === query.municipality,
  );
  return {
    ...{ query, entries, total, pages, now: tx.now },
    any: controllers.length > 0,
    range: { from: total === 0 ? 0 : first + 1, to: first + entries.length },
    municipalities: [...new Map(controllers.map((one) => [one.municipalityId, one.municipality]))],
    entities: shown.map(({ entityId, entity }) => [entityId, entity] as const),
    years: [...new Set(controllers.flatMap(({ years }) => years))].toSorted((a, b) => b - a),
  };
}
export type WholeRegisterView = Awaited<ReturnType<typeof viewWholeRegister>>;
