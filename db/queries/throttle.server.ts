import {
  type Attempt,
  countAttempt,
  giveBack,
  LIMITS,
  type Limit,
  type LimitName,
  type Tally,
} from '#app/domain/throttle.ts';
import type { GateTx, SystemTx } from '../connection.server.ts';

/** One counter: which limit, and the hash of whom it is about, so that the table holds nothing personal. */
export interface ThrottleKey {
  limit: LimitName;
  hash: string;
}

/**
 * Counts an attempt under several keys, before it is judged. When one of them is blocked the attempt is refused and none
 * counts it. Rows are locked in one order, so that two sign-ins never wait for each other in a ring; that of the address
 * comes first, so that an address that is blocked makes no rows for the accounts that it goes on to try.
 */
export async function takeAttempt(
  tx: GateTx,
  keys: readonly ThrottleKey[],
): Promise<{ allowed: true } | { allowed: false; until: Date }> {
  const inOrder = [...keys].sort((a, b) => (idOf(a) < idOf(b) ? 1 : -1));
  const counted: { key: ThrottleKey; tally: Tally }[] = [];
  for (const key of inOrder) {
    const attempt: Attempt = countAttempt(await lockTally(tx, key), limitOf(key), tx.now);
    if (!attempt.allowed) return attempt;
    counted.push({ key, tally: attempt.tally });
  }
  for (const { key, tally } of counted) await writeTally(tx, key, tally);
  return { allowed: true };
}

/** Forgets the failures of a key: it was right after all. */
export async function clearAttempts(tx: GateTx, key: ThrottleKey): Promise<void> {
  await tx.q.deleteFrom('throttle').where('key', '=', idOf(key)).execute();
}

/** Takes back one attempt that was right, and leaves the failures of others under the same key. */
export async function giveBackAttempt(tx: GateTx, key: ThrottleKey): Promise<void> {
  await writeTally(tx, key, giveBack(await lockTally(tx, key), limitOf(key)));
}

/** Forgets counters that no limit looks back on. @returns how many. */
export async function deleteTalliesBefore(tx: SystemTx, moment: Date): Promise<number> {
  const done = await tx.q
    .deleteFrom('throttle')
    .where('window_started_at', '<', moment)
    .where((eb) => eb.or([eb('blocked_until', 'is', null), eb('blocked_until', '<', moment)]))
    .executeTakeFirst();
  return Number(done.numDeletedRows);
}

/** The tally of a key with its row locked until the transaction ends; made at zero when there was none. */
async function lockTally(tx: GateTx, key: ThrottleKey): Promise<Tally> {
  await tx.q
    .insertInto('throttle')
    .values({ key: idOf(key), failures: 0, window_started_at: tx.now })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  return tx.q
    .selectFrom('throttle')
    .where('key', '=', idOf(key))
    .select(['failures', 'window_started_at as windowStartedAt', 'blocked_until as blockedUntil'])
    .forUpdate()
    .executeTakeFirstOrThrow();
}

async function writeTally(tx: GateTx, key: ThrottleKey, tally: Tally): Promise<void> {
  await tx.q
    .updateTable('throttle')
    .set({ failures: tally.failures, window_started_at: tally.windowStartedAt, blocked_until: tally.blockedUntil })
    .where('key', '=', idOf(key))
    .execute();
}

function idOf(key: ThrottleKey): string {
  return `${key.limit}:${key.hash}`;
}

function limitOf(key: ThrottleKey): Limit {
  return LIMITS[key.limit];
}
