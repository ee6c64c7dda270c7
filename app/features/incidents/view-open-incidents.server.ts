import { can } from '#app/domain/access.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listIncidents } from '#db/queries/incidents.server.ts';
import { listMunicipalityNames } from '#db/queries/municipalities.server.ts';

/** Lines on a start page; all of them are one click away. */
const SHOWN = 6;

/**
 * The incidents that are not closed, for those who handle them or answer for them, and where they may report one. Null for
 * who does neither, and for a DPO of the whole service when nothing is open. At most two queries.
 */
export async function viewOpenIncidents(tx: ActorTx) {
  const own = tx.actor.memberships.flatMap(({ municipalityId }) => municipalityId ?? []);
  const here = own.filter((municipalityId) => can(tx.actor, 'incident.report', { municipalityId }).allowed);
  const everywhere = can(tx.actor, 'incident.report').allowed;
  if (!everywhere && here.length === 0) return null;
  const { lines, total } = await listIncidents(tx, { state: 'open' });
  const places = here.length === 0 ? [] : (await listMunicipalityNames(tx)).filter(({ id }) => here.includes(id));
  if (total === 0 && places.length === 0) return null;
  return {
    total,
    places: everywhere ? [] : places.map(({ slug, name }) => ({ slug, name })),
    lines: lines.slice(0, SHOWN).map((line) => ({ ...line, code: registerNumber('incident', line.year, line.number) })),
  };
}
export type OpenIncidentsView = NonNullable<Awaited<ReturnType<typeof viewOpenIncidents>>>;
