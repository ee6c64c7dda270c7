import { decideBreaches } from '#app/domain/breach-import.ts';
import type { BreachRow, BreachWorld } from '#app/domain/breach-rows.ts';
import { incidentYear } from '#app/domain/incident.ts';
import type { PlannedIncident } from '#app/domain/incident-rows.ts';
import { earliestOf } from '#app/domain/partial-date.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { findIncidentsByNumber, listTakenDossiers } from '#db/queries/breach-import.server.ts';
import { listSeries } from '#db/queries/incident-import.server.ts';

interface Beside {
  /** The incidents of the same file. */
  plan: readonly PlannedIncident[];
  entities: BreachWorld['entities'];
  hold: boolean;
}

/** Holds the breaches of a file against the register. Four queries, none where the file has none. */
export async function judgeBreaches(tx: ActorTx, rows: readonly BreachRow[], { plan, entities, hold }: Beside) {
  if (rows.length === 0) return { faults: [], breaches: [], breachRows: [] };
  const years = rows.flatMap(({ dossier, aware }) => {
    const at = earliestOf(aware);
    return [...(dossier ? [dossier.year] : []), ...(at ? [incidentYear(at)] : [])];
  });
  const known = [...new Set(years)].filter((year) => year >= 1990 && year <= 2200).toSorted((a, b) => a - b);
  const series = await listSeries(tx, 'breach', known, hold);
  const found = await findIncidentsByNumber(
    tx,
    rows.flatMap(({ incident }) => incident ?? []),
  );
  const taken = await listTakenDossiers(
    tx,
    rows.flatMap(({ dossier }) => dossier ?? []),
  );
  return decideBreaches(rows, plan, { now: tx.now, entities, series, taken, ...found });
}
