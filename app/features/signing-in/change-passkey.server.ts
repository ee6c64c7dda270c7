import type { Actor } from '#app/domain/access.ts';
import { withGate } from '#db/connection.server.ts';
import { findAuthenticator } from '#db/queries/credentials.server.ts';
import { recordOutside } from '#db/queries/journal.server.ts';
import { deletePasskey, listPasskeys, lockPasskeysOf, updatePasskeyName } from '#db/queries/passkeys.server.ts';
import { deleteSessionsOf } from '#db/queries/sessions.server.ts';
import { confirmPassword } from './confirm-password.server.ts';
import type { GateHouse } from './gate-house.ts';
import { tellOfPasskey } from './tell-of-passkey.server.ts';

/** Gives an own passkey another name. @returns false when there is no such passkey of this person. */
export function renamePasskey(house: GateHouse, actor: Actor, id: number, name: string): Promise<boolean> {
  const { accountId, serviceId } = actor;
  return withGate(house.database, house.now(), async (tx) => {
    const before = (await listPasskeys(tx, accountId)).find((each) => each.id === id);
    if (!before || !(await updatePasskeyName(tx, accountId, id, name))) return false;
    const line = { event: 'account.passkey_renamed', objectType: 'account', objectId: accountId } as const;
    await recordOutside(tx, serviceId, accountId, 'gate', { ...line, before: { name: before.name }, after: { name } });
    return true;
  });
}

export type RemoveOutcome =
  | { kind: 'removed' }
  | { kind: 'not_found' }
  | { kind: 'wrong_password' }
  /** It is the last second factor, and this person's role needs one. */
  | { kind: 'last' }
  | { kind: 'throttled'; until: Date };

/**
 * Removes an own passkey, once the password was typed again, and ends all other sessions: the device may be lost. The
 * rows are locked before they are counted, so that two removals at once do not leave nothing.
 * @param mandatory whether the person must have a second factor.
 */
export async function removePasskey(
  house: GateHouse,
  actor: Actor,
  form: { id: number; password: string; mandatory: boolean },
  ownSession: string,
): Promise<RemoveOutcome> {
  const check = await confirmPassword(house, actor, form.password);
  if (check.kind !== 'fits') return check.kind === 'refused' ? { kind: 'wrong_password' } : check;
  const { accountId } = actor;
  return withGate(house.database, house.now(), async (tx) => {
    const own = await lockPasskeysOf(tx, accountId);
    const found = own.find((each) => each.id === form.id);
    if (!found) return { kind: 'not_found' };
    const last = own.length === 1 && !(await findAuthenticator(tx, accountId));
    if (last && form.mandatory) return { kind: 'last' };
    await deletePasskey(tx, accountId, form.id);
    await deleteSessionsOf(tx, accountId, ownSession);
    await tellOfPasskey(tx, actor, { event: 'account.passkey_removed', name: found.name });
    house.log.info({ event: 'passkey_removed', accountId });
    return { kind: 'removed' };
  });
}
