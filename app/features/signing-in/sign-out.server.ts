import type { Actor } from '#app/domain/access.ts';
import { withGate } from '#db/connection.server.ts';
import { recordOutside } from '#db/queries/journal.server.ts';
import type { GateHouse } from './gate-house.ts';

/** Tells the journal and the log that somebody signs out; the session itself ends with its cookie. */
export async function recordSignOut(house: GateHouse, { accountId, serviceId }: Actor): Promise<void> {
  const line = { event: 'account.signed_out', objectType: 'account', objectId: accountId } as const;
  await withGate(house.database, house.now(), (tx) => recordOutside(tx, serviceId, accountId, 'gate', line));
  house.log.info({ event: 'signed_out', accountId });
}
