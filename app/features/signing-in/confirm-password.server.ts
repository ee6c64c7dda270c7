import { verifyPassword } from '#app/outside/password-hash.server.ts';
import { withGate } from '#db/connection.server.ts';
import { findVisitorById } from '#db/queries/accounts.server.ts';
import { clearAttempts, takeAttempt } from '#db/queries/throttle.server.ts';
import type { GateHouse } from './gate-house.ts';
import { accountKey } from './throttle-keys.server.ts';

export type PasswordCheck = { kind: 'fits' } | { kind: 'refused' } | { kind: 'throttled'; until: Date };

/**
 * Asks somebody who is signed in for the password again, before something that would let a stranger at an open screen
 * stay in. It counts with the failures of signing in. [ASVS 7.5.1]
 */
export async function confirmPassword(
  house: GateHouse,
  who: { accountId: number; email: string },
  password: string,
): Promise<PasswordCheck> {
  const asked = await withGate(house.database, house.now(), async (tx) => {
    const attempt = await takeAttempt(tx, [accountKey(who.email)]);
    return attempt.allowed ? { visitor: await findVisitorById(tx, who.accountId) } : attempt;
  });
  if (!('visitor' in asked)) return { kind: 'throttled', until: asked.until };
  if (!(await verifyPassword(asked.visitor?.passwordHash ?? null, password))) {
    house.log.warn({ event: 'password_refused', accountId: who.accountId });
    return { kind: 'refused' };
  }
  await withGate(house.database, house.now(), (tx) => clearAttempts(tx, accountKey(who.email)));
  return { kind: 'fits' };
}
