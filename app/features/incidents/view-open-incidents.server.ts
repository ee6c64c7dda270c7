import { can } from '#app/domain/access.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listIncidents } from '#db/queries/incidents.server.ts';

/** Lines on a start page; all of them are one click away. */
const SHOWN = 6;

/** The incidents that are not closed, for those who handle them or answer for them; null when there are none. One query. */
export async function viewOpenIncidents(tx: ActorTx) {
  const own = tx.actor.memberships.flatMap(({ municipalityId }) => municipalityId ?? []);
  const reports = can(tx.actor, 'incident.report').allowed;
  if (!reports && !own.some((municipalityId) => can(tx.actor, 'incident.report', { municipalityId }).allowed))
    return null;
  const { lines, total } = await listIncidents(tx, { state: 'open' });
  if (total === 0) return null;
  return {
    total,
    lines: lines.slice(0, SHOWN).map((line) => ({ ...line, code: registerNumber('incident', line.year, line.number) })),
  };
}
export type OpenIncidentsView = NonNullable<Awaited<ReturnType<typeof viewOpenIncidents>>>;
