import type { Actor } from '#app/domain/access.ts';
import { withGate } from '#db/connection.server.ts';
import { listOwnServices } from '#db/queries/accounts.server.ts';
import type { GateHouse } from './gate-house.ts';
import { recordSignIn } from './sign-in.server.ts';

/**
 * Lets somebody who works for more than one service go to another of them. A session sees one service at a time, so the
 * caller begins a new one there.
 * @returns false when no membership there counts today.
 */
export function switchService(house: GateHouse, actor: Actor, serviceId: number): Promise<boolean> {
  return withGate(house.database, house.now(), async (tx) => {
    const services = await listOwnServices(tx, actor.accountId);
    if (!services.some((service) => service.id === serviceId)) return false;
    await recordSignIn(house, tx, { accountId: actor.accountId, serviceId });
    return true;
  });
}
