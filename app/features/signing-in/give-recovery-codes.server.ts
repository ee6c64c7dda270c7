import type { Actor } from '#app/domain/access.ts';
import { type GateTx, withGate } from '#db/connection.server.ts';
import { replaceRecoveryCodes } from '#db/queries/credentials.server.ts';
import { recordOutside } from '#db/queries/journal.server.ts';
import { queueMail } from '#db/queries/outbox.server.ts';
import { confirmPassword } from './confirm-password.server.ts';
import type { GateHouse } from './gate-house.ts';
import { freshRecoveryCodes, hashRecoveryCode } from './recovery-codes.server.ts';

export type RenewOutcome =
  | { kind: 'renewed'; codes: string[] }
  | { kind: 'wrong_password' }
  | { kind: 'throttled'; until: Date };

/** Replaces the recovery codes; the old ones stop working. */
export async function renewRecoveryCodes(house: GateHouse, actor: Actor, password: string): Promise<RenewOutcome> {
  const check = await confirmPassword(house, actor, password);
  if (check.kind !== 'fits') return check.kind === 'refused' ? { kind: 'wrong_password' } : check;
  const codes = await withGate(house.database, house.now(), (tx) => giveRecoveryCodes(tx, actor));
  return { kind: 'renewed', codes };
}

/** New recovery codes, told to the journal and to the person by mail. */
export async function giveRecoveryCodes(tx: GateTx, actor: Actor): Promise<string[]> {
  const { accountId, serviceId } = actor;
  const codes = freshRecoveryCodes();
  const hashes = codes.map((code) => hashRecoveryCode(accountId, code));
  await replaceRecoveryCodes(tx, accountId, hashes);
  const line = { event: 'account.second_factor_set', objectType: 'account', objectId: accountId } as const;
  await recordOutside(tx, serviceId, accountId, 'gate', line);
  const key = `second_factor_changed:${accountId}:${tx.now.getTime()}`;
  await queueMail(tx, { kind: 'second_factor_changed', params: {}, accountId, serviceId, key });
  return codes;
}
