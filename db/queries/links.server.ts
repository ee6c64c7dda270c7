import type { GateTx, SystemTx } from '../connection.server.ts';

export type LinkKind = 'invitation' | 'password_reset' | 'first_run';

export interface NewLink {
  tokenHash: string;
  kind: LinkKind;
  accountId: number | null;
  expiresAt: Date;
}

/** Makes a link and voids the earlier ones of its kind for the same account: only the newest mail works. */
export async function insertLink(tx: GateTx, link: NewLink): Promise<void> {
  await voidLinks(tx, link.accountId, [link.kind]);
  await tx.q
    .insertInto('single_use_link')
    .values({
      token_hash: link.tokenHash,
      kind: link.kind,
      account_id: link.accountId,
      created_at: tx.now,
      expires_at: link.expiresAt,
    })
    .execute();
}

/** Looks at a link without using it up. @returns null when it is unknown, used or expired. */
export async function findLink(
  tx: GateTx,
  kind: LinkKind,
  tokenHash: string,
): Promise<{ accountId: number | null; expiresAt: Date } | null> {
  const row = await tx.q
    .selectFrom('single_use_link')
    .where('token_hash', '=', tokenHash)
    .where('kind', '=', kind)
    .where('used_at', 'is', null)
    .where('expires_at', '>', tx.now)
    .select(['account_id as accountId', 'expires_at as expiresAt'])
    .executeTakeFirst();
  return row ?? null;
}

/** Uses up a link. Of many at once exactly one gets it; the others get null, as does everybody after. */
export async function spendLink(
  tx: GateTx,
  kind: LinkKind,
  tokenHash: string,
): Promise<{ accountId: number | null } | null> {
  const row = await tx.q
    .updateTable('single_use_link')
    .set({ used_at: tx.now })
    .where('token_hash', '=', tokenHash)
    .where('kind', '=', kind)
    .where('used_at', 'is', null)
    .where('expires_at', '>', tx.now)
    .returning('account_id as accountId')
    .executeTakeFirst();
  return row ?? null;
}

/** Voids links of an account (or those of nobody) that were not used. */
export async function voidLinks(tx: GateTx, accountId: number | null, kinds: readonly LinkKind[]): Promise<void> {
  await tx.q
    .updateTable('single_use_link')
    .set({ used_at: tx.now })
    .where('used_at', 'is', null)
    .where('kind', 'in', kinds)
    .where('account_id', 'is not distinct from', accountId)
    .execute();
}

/** Forgets links that ended before a moment. @returns how many. */
export async function deleteLinksEndedBefore(tx: SystemTx, moment: Date): Promise<number> {
  const done = await tx.q.deleteFrom('single_use_link').where('expires_at', '<', moment).executeTakeFirst();
  return Number(done.numDeletedRows);
}
