import { breachClock } from '#app/domain/breach.ts';
import { clockState } from '#app/domain/deadline.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listOpenBreaches } from '#db/queries/breaches.server.ts';

/**
 * The dossiers that the actor may see of which the clock runs or does not run yet, what is latest first; those of which
 * nobody said since when it is known come before all, since their clock may be running. One query.
 */
export async function viewOpenClocks(tx: ActorTx) {
  const open = await listOpenBreaches(tx);
  return open
    .map((breach) => {
      const clock = breachClock(breach);
      return {
        id: breach.id,
        slug: breach.slug,
        code: registerNumber('breach', breach.year, breach.number),
        title: breach.incident?.title ?? null,
        entity: breach.entity,
        state: clock && clockState(clock, tx.now),
      };
    })
    .filter(({ state }) => state?.phase !== 'stopped')
    .toSorted((a, b) => (a.state?.remainingMs ?? -Infinity) - (b.state?.remainingMs ?? -Infinity));
}
export type OpenClock = Awaited<ReturnType<typeof viewOpenClocks>>[number];
