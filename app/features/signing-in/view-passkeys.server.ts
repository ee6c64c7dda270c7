import type { Actor } from '#app/domain/access.ts';
import { formatMoment } from '#app/i18n/format.ts';
import { withGate } from '#db/connection.server.ts';
import { countRecoveryCodes } from '#db/queries/credentials.server.ts';
import { listPasskeys } from '#db/queries/passkeys.server.ts';
import type { GateHouse } from './gate-house.ts';
import type { PasskeysView } from './PasskeysPage.tsx';

/** Gathers what the page of the own passkeys shows. Two queries, however many there are. */
export async function viewPasskeys(
  house: GateHouse,
  session: { actor: Actor; step: 'none' | 'prove' | 'set_up' },
): Promise<PasskeysView> {
  const { accountId, language } = session.actor;
  return withGate(house.database, house.now(), async (tx) => {
    const own = await listPasskeys(tx, accountId);
    const passkeys = own.map(({ id, name, createdAt, lastUsedAt, backedUp }) => ({
      id,
      name,
      added: formatMoment(language, createdAt),
      used: lastUsedAt && formatMoment(language, lastUsedAt),
      backedUp,
    }));
    const recoveryCodes = await countRecoveryCodes(tx, accountId);
    return { passkeys, recoveryCodes, settingUp: session.step === 'set_up' };
  });
}
