import { addDays, localDate } from '#app/domain/dates.ts';
import { WARN_DAYS } from '#app/domain/evidence.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listOwners, listRegister, REGISTER_PAGE } from '#db/queries/evidence-register.server.ts';
import { type RegisterQuery, readRegisterQuery } from './register-filter.ts';

export interface RegisterView {
  query: RegisterQuery;
  today: string;
  lines: Awaited<ReturnType<typeof listRegister>>;
  /** What the filter leaves, on all pages together. */
  total: number;
  /** The number of the first piece on this page, from 1. */
  first: number;
  owners: { id: number; name: string }[];
}

/** The pieces of a municipality that the actor may see, narrowed to what the address asks. Two queries. */
export async function viewRegister(
  tx: ActorTx,
  municipalityId: number,
  search: URLSearchParams,
): Promise<RegisterView> {
  const query = readRegisterQuery(search);
  const today = localDate(tx.now);
  const lines = await listRegister(tx, {
    municipalityId,
    state: query.state || undefined,
    ownerId: query.owner ?? undefined,
    text: query.q,
    page: query.page,
    today,
    soon: addDays(today, WARN_DAYS[0]),
  });
  const first = (query.page - 1) * REGISTER_PAGE + 1;
  return { query, today, lines, total: lines[0]?.total ?? 0, first, owners: await listOwners(tx, municipalityId) };
}
