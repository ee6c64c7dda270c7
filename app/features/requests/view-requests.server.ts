import { requestClock } from '#app/domain/data-request.ts';
import { clockState } from '#app/domain/deadline.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import type { ActorTx } from '#db/connection.server.ts';
import {
  type DataRequest,
  listRequests,
  listRequestYears,
  REQUESTS_PER_PAGE,
} from '#db/queries/data-requests.server.ts';
import { listEntities } from '#db/queries/entities.server.ts';
import { filterOf, readRequestsQuery } from './requests-filter.ts';

/** A page of the requests that the actor may see, of one municipality or of all. Three queries at most. */
export async function viewRequests(tx: ActorTx, search: URLSearchParams, municipalityId?: number) {
  const query = readRequestsQuery(search);
  const { lines, total } = await listRequests(tx, filterOf(query, municipalityId), query.page);
  const entities = municipalityId === undefined ? [] : await listEntities(tx, municipalityId);
  return {
    query,
    total,
    pages: Math.max(1, Math.ceil(total / REQUESTS_PER_PAGE)),
    lines: lines.map((line) => lineOf(line, tx.now)),
    years: await listRequestYears(tx, municipalityId),
    entities: entities.map(({ id, name }) => ({ id, name })),
  };
}
export type RequestsView = Awaited<ReturnType<typeof viewRequests>>;

/** What a line of the register shows: names and contents of a request stand on its own page only. */
function lineOf(one: DataRequest, now: Date) {
  const clock = requestClock(one);
  const { id, slug, municipality, entity, kind, state, receivedAt, reference, refusalGround, reopenedAt } = one;
  return {
    ...{ id, slug, municipality, entity, kind, state, receivedAt, reference, refusalGround, reopenedAt },
    code: registerNumber('request', one.year, one.number),
    clock: clock && clockState(clock, now),
  };
}
