import { sql } from 'kysely';
import type { GateTx, SystemTx } from '../connection.server.ts';

/** What signing in needs of a passkey. */
export interface PasskeyFacts {
  id: number;
  accountId: number;
  credentialId: string;
  /** The COSE key in base64url. */
  publicKey: string;
  counter: number;
  transports: string[];
}

/** A passkey as its owner sees it. */
export interface OwnPasskey {
  id: number;
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  backedUp: boolean;
}

export interface NewPasskey extends Omit<PasskeyFacts, 'id'> {
  name: string;
  backedUp: boolean;
}

/** Whether the account of a row `alias` has a passkey. */
export function hasPasskey(alias: 'a' | 's') {
  const owner = sql.ref(alias === 'a' ? 'a.id' : 's.account_id');
  return sql<boolean>`exists (select 1 from passkey p where p.account_id = ${owner})`;
}

/** The passkey with a credential id, its row locked so that two uses at once are judged one after the other; or null. */
export async function lockPasskey(tx: GateTx, credentialId: string): Promise<PasskeyFacts | null> {
  const row = await tx.q
    .selectFrom('passkey')
    .where('credential_id', '=', credentialId)
    .select(['id', 'account_id as accountId', 'credential_id as credentialId', 'public_key as publicKey'])
    .select(['counter', 'transports'])
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** The credential ids of a person, with how a browser reaches each. */
export async function listCredentialIds(
  tx: GateTx,
  accountId: number,
): Promise<{ id: string; transports: string[] }[]> {
  return tx.q
    .selectFrom('passkey')
    .where('account_id', '=', accountId)
    .orderBy('id')
    .select(['credential_id as id', 'transports'])
    .execute();
}

/** The passkeys of a person, the oldest first. */
export async function listPasskeys(tx: GateTx, accountId: number): Promise<OwnPasskey[]> {
  return tx.q
    .selectFrom('passkey')
    .where('account_id', '=', accountId)
    .orderBy('id')
    .select(['id', 'name', 'created_at as createdAt', 'last_used_at as lastUsedAt', 'backed_up as backedUp'])
    .execute();
}

/** The same with their rows locked until the transaction ends. */
export async function lockPasskeysOf(tx: GateTx, accountId: number): Promise<{ id: number; name: string }[]> {
  return tx.q
    .selectFrom('passkey')
    .where('account_id', '=', accountId)
    .orderBy('id')
    .select(['id', 'name'])
    .forUpdate()
    .execute();
}

/** Keeps a passkey. @returns false when this credential is known already, whosever it is. */
export async function insertPasskey(tx: GateTx, passkey: NewPasskey): Promise<boolean> {
  const done = await tx.q
    .insertInto('passkey')
    .values({
      account_id: passkey.accountId,
      credential_id: passkey.credentialId,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports: passkey.transports,
      name: passkey.name,
      backed_up: passkey.backedUp,
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
}

/** Writes that a passkey was used. */
export async function touchPasskey(tx: GateTx, id: number, use: { counter: number; backedUp: boolean }): Promise<void> {
  await tx.q
    .updateTable('passkey')
    .set({ counter: use.counter, backed_up: use.backedUp, last_used_at: tx.now })
    .where('id', '=', id)
    .execute();
}

/** Gives an own passkey another name. @returns false when it is not the person's. */
export async function updatePasskeyName(tx: GateTx, accountId: number, id: number, name: string): Promise<boolean> {
  const done = await tx.q
    .updateTable('passkey')
    .set({ name })
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Removes an own passkey. @returns false when it is not the person's. */
export async function deletePasskey(tx: GateTx, accountId: number, id: number): Promise<boolean> {
  const done = await tx.q
    .deleteFrom('passkey')
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return done.numDeletedRows > 0n;
}

export type ChallengePurpose = 'sign_in' | 'second_factor' | 'add';

export interface Challenge {
  purpose: ChallengePurpose;
  /** Null for signing in, where nobody is known yet. */
  accountId: number | null;
  challenge: string;
}

/** Keeps what a browser is asked to sign. */
export async function insertChallenge(
  tx: GateTx,
  challenge: Challenge & { idHash: string; expiresAt: Date },
): Promise<void> {
  await tx.q
    .insertInto('passkey_challenge')
    .values({
      id_hash: challenge.idHash,
      account_id: challenge.accountId,
      purpose: challenge.purpose,
      challenge: challenge.challenge,
      expires_at: challenge.expiresAt,
    })
    .execute();
}

/** Uses up a challenge: it is gone afterwards, be the answer right or wrong. Null when there is none, or it is over. */
export async function spendChallenge(tx: GateTx, idHash: string): Promise<Challenge | null> {
  const row = await tx.q
    .deleteFrom('passkey_challenge')
    .where('id_hash', '=', idHash)
    .returning(['purpose', 'account_id as accountId', 'challenge', 'expires_at as expiresAt'])
    .executeTakeFirst();
  if (!row || row.expiresAt <= tx.now) return null;
  return { purpose: row.purpose as ChallengePurpose, accountId: row.accountId, challenge: row.challenge };
}

/** Forgets challenges that nobody answered. @returns how many. */
export async function deleteExpiredChallenges(tx: SystemTx): Promise<number> {
  const done = await tx.q.deleteFrom('passkey_challenge').where('expires_at', '<=', tx.now).executeTakeFirst();
  return Number(done.numDeletedRows);
}
