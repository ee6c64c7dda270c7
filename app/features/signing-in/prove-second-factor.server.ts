import { type GateTx, withGate } from '#db/connection.server.ts';
import { findAuthenticator, spendRecoveryCode, spendTotpStep } from '#db/queries/credentials.server.ts';
import { clearAttempts, takeAttempt } from '#db/queries/throttle.server.ts';
import type { GateHouse, Proven } from './gate-house.ts';
import { hashRecoveryCode, looksLikeRecoveryCode } from './recovery-codes.server.ts';
import { recordSignIn } from './sign-in.server.ts';
import { secondFactorKey } from './throttle-keys.server.ts';
import { matchingStep } from './totp.server.ts';

export type SecondFactorOutcome =
  | { kind: 'proven'; proven: Proven; by: 'app' | 'recovery_code' }
  | { kind: 'refused' }
  | { kind: 'throttled'; until: Date };

/**
 * Judges the second factor of somebody whose password was right: a code of the app, or a recovery code. Either works
 * once. [ASVS 6.5.1] [ASVS 6.6.3]
 */
export async function proveSecondFactor(
  house: GateHouse,
  who: { accountId: number; serviceId: number },
  code: string,
): Promise<SecondFactorOutcome> {
  return withGate(house.database, house.now(), async (tx) => {
    const attempt = await takeAttempt(tx, [secondFactorKey(who.accountId)]);
    if (!attempt.allowed) return { kind: 'throttled', until: attempt.until };
    const by = await spendCode(house, tx, who.accountId, code);
    if (!by) {
      house.log.warn({ event: 'second_factor_refused', accountId: who.accountId });
      return { kind: 'refused' };
    }
    await clearAttempts(tx, secondFactorKey(who.accountId));
    await recordSignIn(house, tx, who);
    const { accountId, serviceId } = who;
    return { kind: 'proven', proven: { accountId, serviceId, secondFactorAt: tx.now, pending: false }, by };
  });
}

async function spendCode(
  house: GateHouse,
  tx: GateTx,
  accountId: number,
  code: string,
): Promise<'app' | 'recovery_code' | null> {
  const digits = code.replace(/\s/g, '');
  if (looksLikeRecoveryCode(code)) {
    return (await spendRecoveryCode(tx, accountId, hashRecoveryCode(accountId, code))) ? 'recovery_code' : null;
  }
  const authenticator = await findAuthenticator(tx, accountId);
  if (!authenticator) return null;
  const seed = house.secrets.unseal(authenticator.sealedSeed);
  const step = matchingStep(seed, digits, tx.now, authenticator.lastStep);
  if (step === null) return null;
  return (await spendTotpStep(tx, accountId, step)) ? 'app' : null;
}
