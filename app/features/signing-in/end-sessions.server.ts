import type { Actor } from '#app/domain/access.ts';
import { hashToken } from '#app/outside/secrets.server.ts';
import { type GateTx, withGate } from '#db/connection.server.ts';
import { recordOutside } from '#db/queries/journal.server.ts';
import { deleteSession, deleteSessionsOf, listSessions } from '#db/queries/sessions.server.ts';
import type { GateHouse } from './gate-house.ts';

/** What stands for a session in a page: from it neither the cookie nor the key of its row can be made. */
export function sessionKey(idHash: string): string {
  return hashToken(`session:${idHash}`).slice(0, 16);
}

/** Ends one of the own sessions. @returns false when it is not the actor's, or was over. [ASVS 7.5.2] */
export function endOwnSession(house: GateHouse, actor: Actor, key: string): Promise<boolean> {
  return withGate(house.database, house.now(), async (tx) => {
    const own = await listSessions(tx, actor.accountId);
    const found = own.find((session) => sessionKey(session.idHash) === key);
    if (!found) return false;
    await deleteSession(tx, found.idHash);
    await recordEnded(tx, actor, 1);
    return true;
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
