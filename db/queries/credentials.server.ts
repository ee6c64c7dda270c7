import type { GateTx } from '../connection.server.ts';

/** Keeps the hash of a new password; the person may have had none. */
export async function setPasswordHash(tx: GateTx, accountId: number, hash: string): Promise<void> {
  const values = { password_hash: hash, password_changed_at: tx.now };
  await tx.q
    .insertInto('credential')
    .values({ account_id: accountId, ...values })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(values))
    .execute();
}

/** The confirmed authenticator of an account: its sealed seed and the last time step that was used, or null. */
export async function findAuthenticator(
  tx: GateTx,
  accountId: number,
): Promise<{ sealedSeed: string; lastStep: number | null } | null> {
  const row = await tx.q
    .selectFrom('credential')
    .where('account_id', '=', accountId)
    .where('totp_confirmed_at', 'is not', null)
    .select(['totp_secret', 'totp_last_step'])
    .executeTakeFirst();
  return row?.totp_secret ? { sealedSeed: row.totp_secret, lastStep: row.totp_last_step } : null;
}

/** Replaces the authenticator by a confirmed one. */
export async function setAuthenticator(
  tx: GateTx,
  accountId: number,
  authenticator: { sealedSeed: string; lastStep: number },
): Promise<void> {
  await tx.q
    .updateTable('credential')
    .set({
      totp_secret: authenticator.sealedSeed,
      totp_confirmed_at: tx.now,
      totp_last_step: authenticator.lastStep,
    })
    .where('account_id', '=', accountId)
    .execute();
}

/** Uses up a time step and all before it. @returns false when somebody used it first: the code is a replay. */
export async function spendTotpStep(tx: GateTx, accountId: number, step: number): Promise<boolean> {
  const done = await tx.q
    .updateTable('credential')
    .set({ totp_last_step: step })
    .where('account_id', '=', accountId)
    .where((eb) => eb.or([eb('totp_last_step', 'is', null), eb('totp_last_step', '<', step)]))
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Replaces all recovery codes of an account by new ones. */
export async function replaceRecoveryCodes(tx: GateTx, accountId: number, hashes: readonly string[]): Promise<void> {
  await tx.q.deleteFrom('recovery_code').where('account_id', '=', accountId).execute();
  await tx.q
    .insertInto('recovery_code')
    .values(hashes.map((hash) => ({ account_id: accountId, code_hash: hash })))
    .execute();
}

/** Uses up a recovery code. @returns false when there is no such code, or it was used before. */
export async function spendRecoveryCode(tx: GateTx, accountId: number, hash: string): Promise<boolean> {
  const done = await tx.q
    .updateTable('recovery_code')
    .set({ used_at: tx.now })
    .where('account_id', '=', accountId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** How many recovery codes somebody still has. */
export async function countRecoveryCodes(tx: GateTx, accountId: number): Promise<number> {
  const row = await tx.q
    .selectFrom('recovery_code')
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}
