import { verifyPassword } from '#app/outside/password-hash.server.ts';
import { type GateTx, withGate } from '#db/connection.server.ts';
import { findVisitorByEmail, type Visitor } from '#db/queries/accounts.server.ts';
import { recordOutside } from '#db/queries/journal.server.ts';
import { clearAttempts, giveBackAttempt, takeAttempt } from '#db/queries/throttle.server.ts';
import type { GateHouse, Proven } from './gate-house.ts';
import { accountKey, addressKey } from './throttle-keys.server.ts';

export interface SignInForm {
  email: string;
  password: string;
}

export type SignInOutcome =
  | { kind: 'proven'; proven: Proven }
  /** Wrong address or wrong password; the two are never told apart. */
  | { kind: 'refused' }
  /** The password was right, but no membership counts today. */
  | { kind: 'no_access' }
  | { kind: 'throttled'; until: Date };

/**
 * Signs somebody in by e-mail address and password. The attempt is counted before it is judged, and the work is the same
 * whether there is an account or not. [ASVS 6.3.1] [ASVS 6.3.8]
 * @param address the client's, for slowing down who tries many accounts.
 */
export async function signIn(house: GateHouse, form: SignInForm, address: string): Promise<SignInOutcome> {
  const keys = [accountKey(form.email), addressKey(address)];
  const asked = await withGate(house.database, house.now(), async (tx) => {
    const attempt = await takeAttempt(tx, keys);
    return attempt.allowed ? { visitor: await findVisitorByEmail(tx, form.email) } : attempt;
  });
  if (!('visitor' in asked)) {
    house.log.warn({ event: 'sign_in_throttled' });
    return { kind: 'throttled', until: asked.until };
  }
  const { visitor } = asked;
  const fits = await verifyPassword(visitor?.passwordHash ?? null, form.password);
  if (!visitor || !fits || visitor.suspended) {
    house.log.warn({ event: 'sign_in_refused', accountId: visitor?.accountId });
    return { kind: 'refused' };
  }
  return withGate(house.database, house.now(), async (tx) => {
    await clearAttempts(tx, accountKey(form.email));
    await giveBackAttempt(tx, addressKey(address));
    return welcome(house, tx, visitor);
  });
}

async function welcome(house: GateHouse, tx: GateTx, visitor: Visitor): Promise<SignInOutcome> {
  const { accountId, serviceId, hasSecondFactor } = visitor;
  if (serviceId === null) {
    house.log.warn({ event: 'sign_in_without_access', accountId });
    return { kind: 'no_access' };
  }
  if (!hasSecondFactor) await recordSignIn(house, tx, { accountId, serviceId });
  return { kind: 'proven', proven: { accountId, serviceId, secondFactorAt: null, pending: hasSecondFactor } };
}

/** Tells the journal and the log that somebody is now signed in. [ASVS 16.3.1] */
export async function recordSignIn(
  house: GateHouse,
  tx: GateTx,
  who: { accountId: number; serviceId: number },
): Promise<void> {
  house.log.info({ event: 'signed_in', accountId: who.accountId });
  const line = { event: 'account.signed_in', objectType: 'account', objectId: who.accountId } as const;
  await recordOutside(tx, who.serviceId, who.accountId, 'gate', line);
}
