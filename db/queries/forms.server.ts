import type { ActorTx, SystemTx } from '../connection.server.ts';

/** What became of a form key: this call may do the act, or it was done and this was its result. */
export type Claim = { kind: 'fresh' } | { kind: 'done'; result: unknown };

/**
 * Claims a form key for this transaction. Of many equal posts at once one gets `fresh`; the others wait for it and get
 * its result.
 * @param key made with the page (`crypto.randomUUID()` in the loader).
 */
export async function claimForm(tx: ActorTx, key: string, act: string): Promise<Claim> {
  const made = await tx.q
    .insertInto('form_receipt')
    .values({ key, account_id: tx.actor.accountId, act, at: tx.now })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst();
  if (made) return { kind: 'fresh' };
  const done = await tx.q.selectFrom('form_receipt').select('result').where('key', '=', key).executeTakeFirst();
  return { kind: 'done', result: done?.result ?? null };
}

/** Keeps what a claimed form led to, for those who send it again. */
export async function settleForm(tx: ActorTx, key: string, result: unknown): Promise<void> {
  await tx.q
    .updateTable('form_receipt')
    .set({ result: JSON.stringify(result) })
    .where('key', '=', key)
    .execute();
}

/**
 * What a form key led to before, or null when it led to nothing yet. For a verb that looks before it claims: a refusal
 * must not use the key up.
 */
export async function findReceipt(tx: ActorTx, key: string): Promise<{ result: unknown } | null> {
  const done = await tx.q.selectFrom('form_receipt').select('result').where('key', '=', key).executeTakeFirst();
  return done ?? null;
}

/** Forgets receipts of before a moment; a form that is sent again after so long is a new act. @returns how many. */
export async function deleteReceiptsBefore(tx: SystemTx, moment: Date): Promise<number> {
  const done = await tx.q.deleteFrom('form_receipt').where('at', '<', moment).executeTakeFirst();
  return Number(done.numDeletedRows);
}
