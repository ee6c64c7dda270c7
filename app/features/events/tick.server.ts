import type { ActorTx } from '#db/connection.server.ts';
import { listEventCandidates } from '#db/queries/incident-events.server.ts';
import { ticked } from './ticked.ts';

/** All that was typed, with those municipalities ticked that a button asked for. One query. */
export async function tickAnew(tx: ActorTx, posted: FormData): Promise<{ values: Record<string, string> }> {
  const typed = [...new Set(posted.keys())].map((name) => [name, posted.getAll(name).map(String).join(',')]);
  const ids = ticked(await listEventCandidates(tx), String(posted.get('tick')));
  return { values: { ...Object.fromEntries(typed), 'municipality[]': ids.join(',') } };
}
