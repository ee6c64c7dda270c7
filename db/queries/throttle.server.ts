import { countAttempt, giveBack, LIMITS, type Limit, type LimitName, type Tally } from '#app/domain/throttle.ts';
import type { GateTx, SystemTx } from '../connection.server.ts';

/** One counter: which limit, and the hash of whom it is about, so that the table holds nothing personal. */
export interface ThrottleKey {
  limit: LimitName;
  hash: string;
}

/**
 * Counts an attempt under several keys, before it is judged. When one of them is blocked the attempt is refused and none
 * counts it: first by a look that locks nothing, so that a flood at one account makes nobody wait, and again with the
 * rows locked. They are locked in one order, so that two sign-ins never wait for each other in a ring.
 */
export async function takeAttempt(
  tx: GateTx,
  keys: readonly ThrottleKey[],
): Promise<{ allowed: true } | { allowed: false; until: Date }> {
  const blocked = await findBlock(tx, keys);
  if (blocked) return { allowed: false, until: blocked };
  const inOrder = [...keys].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  const tallies = await lockTallies(tx, inOrder);
  const counted: Counted[] = [];
  for (const key of inOrder) {
    const attempt = countAttempt(tallies.get(idOf(key)) ?? null, limitOf(key), tx.now);
    if (!attempt.allowed) return attempt;
    counted.push({ key, tally: attempt.tally });
  }
  await writeTallies(tx, counted);
  return { allowed: true };
}

/** Forgets the failures of a key: it was right after all. */
export async function clearAttempts(tx: GateTx, key: ThrottleKey): Promise<void> {
  await tx.q.deleteFrom('throttle').where('key', '=', idOf(key)).execute();
}

/** Takes back one attempt that was right, and leaves the failures of others under the same key. */
export async function giveBackAttempt(tx: GateTx, key: ThrottleKey): Promise<void> {
  const tally = (await lockTallies(tx, [key])).get(idOf(key));
  if (tally) await writeTallies(tx, [{ key, tally: giveBack(tally, limitOf(key)) }]);
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

interface Counted {
  key: ThrottleKey;
  tally: Tally;
}

/** Until when one of the keys is blocked, or null. */
async function findBlock(tx: GateTx, keys: readonly ThrottleKey[]): Promise<Date | null> {
  const row = await tx.q
    .selectFrom('throttle')
    .where('key', 'in', keys.map(idOf))
    .where('blocked_until', '>', tx.now)
    .orderBy('blocked_until', 'desc')
    .select('blocked_until as until')
    .executeTakeFirst();
  return row?.until ?? null;
}

/** The tallies of keys with their rows locked until the transaction ends; made at zero where there was none. */
async function lockTallies(tx: GateTx, keys: readonly ThrottleKey[]): Promise<Map<string, Tally>> {
  const rows = await tx.q
    .insertInto('throttle')
    .values(keys.map((key) => ({ key: idOf(key), failures: 0, window_started_at: tx.now })))
    .onConflict((conflict) => conflict.column('key').doUpdateSet((eb) => ({ failures: eb.ref('throttle.failures') })))
    .returning(['key', 'failures', 'window_started_at as windowStartedAt', 'blocked_until as blockedUntil'])
    .execute();
  return new Map(rows.map(({ key, ...tally }) => [key, tally]));
}

async function writeTallies(tx: GateTx, counted: readonly Counted[]): Promise<void> {
  await tx.q
    .insertInto('throttle')
    .values(
      counted.map(({ key, tally }) => ({
        key: idOf(key),
        failures: tally.failures,
        window_started_at: tally.windowStartedAt,
        blocked_until: tally.blockedUntil,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((eb) => ({
        failures: eb.ref('excluded.failures'),
        window_started_at: eb.ref('excluded.window_started_at'),
        blocked_until: eb.ref('excluded.blocked_until'),
      })),
    )
    .execute();
}

function idOf(key: ThrottleKey): string {
  return `${key.limit}:${key.hash}`;
}

function limitOf(key: ThrottleKey): Limit {
  return LIMITS[key.limit];
}
