import type { Actor } from '#app/domain/access.ts';
import { withGate } from '#db/connection.server.ts';
import { setAuthenticator } from '#db/queries/credentials.server.ts';
import { deleteSessionsOf } from '#db/queries/sessions.server.ts';
import { clearAttempts, takeAttempt } from '#db/queries/throttle.server.ts';
import { confirmPassword } from './confirm-password.server.ts';
import type { GateHouse } from './gate-house.ts';
import { giveRecoveryCodes } from './give-recovery-codes.server.ts';
import { openOffer } from './offer-second-factor.server.ts';
import { secondFactorKey } from './throttle-keys.server.ts';
import { matchingStep } from './totp.server.ts';

export type SetSecondFactorOutcome =
  | { kind: 'set'; codes: string[] }
  | { kind: 'expired' }
  | { kind: 'wrong_code' }
  | { kind: 'wrong_password' }
  | { kind: 'throttled'; until: Date };

/**
 * Confirms an offered authenticator with a code of it, makes ten recovery codes, and ends all other sessions.
 * @param form.password asked for unless the person was sent here right after signing in. [ASVS 7.5.1]
 */
export async function setSecondFactor(
  house: GateHouse,
  actor: Actor,
  form: { sealed: string; code: string; password: string | null },
  ownSession: string,
): Promise<SetSecondFactorOutcome> {
  if (form.password !== null) {
    const check = await confirmPassword(house, actor, form.password);
    if (check.kind !== 'fits') return check.kind === 'refused' ? { kind: 'wrong_password' } : check;
  }
  const seed = openOffer(house.secrets, actor, form.sealed, house.now());
  if (!seed) return { kind: 'expired' };
  return withGate(house.database, house.now(), async (tx) => {
    const attempt = await takeAttempt(tx, [secondFactorKey(actor.accountId)]);
    if (!attempt.allowed) return { kind: 'throttled', until: attempt.until };
    const lastStep = matchingStep(seed, form.code.replace(/\s/g, ''), tx.now, null);
    if (lastStep === null) return { kind: 'wrong_code' };
    await clearAttempts(tx, secondFactorKey(actor.accountId));
    await setAuthenticator(tx, actor.accountId, { sealedSeed: house.secrets.seal(seed), lastStep });
    await deleteSessionsOf(tx, actor.accountId, ownSession);
    const codes = await giveRecoveryCodes(tx, actor);
    house.log.info({ event: 'second_factor_set', accountId: actor.accountId });
    return { kind: 'set', codes };
  });
}
