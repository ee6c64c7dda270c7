import type { SystemTx } from '#db/connection.server.ts';
import { deleteLinksEndedBefore } from '#db/queries/links.server.ts';
import { deleteExpiredChallenges } from '#db/queries/passkeys.server.ts';
import { deleteExpiredSessions } from '#db/queries/sessions.server.ts';
import { deleteTalliesBefore } from '#db/queries/throttle.server.ts';

const DAY = 86_400_000;

interface Swept {
  sessions: number;
  links: number;
  tallies: number;
  challenges: number;
}

/** Forgets sessions, links, challenges and counters that no longer matter; the schedule runs it once an hour. */
export async function sweepExpired(tx: SystemTx): Promise<Swept> {
  return {
    sessions: await deleteExpiredSessions(tx),
    links: await deleteLinksEndedBefore(tx, new Date(tx.now.getTime() - 30 * DAY)),
    tallies: await deleteTalliesBefore(tx, new Date(tx.now.getTime() - 2 * DAY)),
    challenges: await deleteExpiredChallenges(tx),
  };
}
