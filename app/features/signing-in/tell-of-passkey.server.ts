import type { Actor } from '#app/domain/access.ts';
import type { GateTx } from '#db/connection.server.ts';
import { recordOutside } from '#db/queries/journal.server.ts';
import { queueMail } from '#db/queries/outbox.server.ts';

/** Tells the journal that a passkey came or went, and the person by mail. [ASVS 6.3.7] */
export async function tellOfPasskey(
  tx: GateTx,
  { accountId, serviceId }: Actor,
  what: { event: 'account.passkey_added' | 'account.passkey_removed'; name: string },
): Promise<void> {
  const line = { event: what.event, objectType: 'account', objectId: accountId } as const;
  const side =
    what.event === 'account.passkey_added' ? { after: { name: what.name } } : { before: { name: what.name } };
  await recordOutside(tx, serviceId, accountId, 'gate', { ...line, ...side });
  const key = `second_factor_changed:${accountId}:${what.event}:${tx.now.getTime()}`;
  await queueMail(tx, { kind: 'second_factor_changed', params: {}, accountId, serviceId, key });
}
