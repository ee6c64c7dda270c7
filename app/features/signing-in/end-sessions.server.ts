import type { Actor } from '#app/domain/access.ts';
import { type GateTx, withGate } from '#db/connection.server.ts';
import { recordOutside } from '#db/queries/journal.server.ts';
import { deleteOwnSession, deleteSessionsOf } from '#db/queries/sessions.server.ts';
import type { GateHouse } from './gate-house.ts';

/** Ends one of the own sessions. @returns false when it is not the actor's, or was over. [ASVS 7.5.2] */
export function endOwnSession(house: GateHouse, actor: Actor, idHash: string): Promise<boolean> {
  return withGate(house.database, house.now(), async (tx) => {
    const ended = await deleteOwnSession(tx, actor.accountId, idHash);
    if (ended) await recordEnded(tx, actor, 1);
    return ended;
  });
}

/** Ends all own sessions but the one of this request. @returns how many. */
export function endOtherSessions(house: GateHouse, actor: Actor, ownSession: string): Promise<number> {
  return withGate(house.database, house.now(), async (tx) => {
    const ended = await deleteSessionsOf(tx, actor.accountId, ownSession);
    if (ended > 0) await recordEnded(tx, actor, ended);
    return ended;
  });
}

async function recordEnded(tx: GateTx, actor: Actor, sessions: number): Promise<void> {
  const line = { event: 'account.sessions_ended', objectType: 'account', objectId: actor.accountId } as const;
  await recordOutside(tx, actor.serviceId, actor.accountId, 'gate', { ...line, after: { sessions } });
}
