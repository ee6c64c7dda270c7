import { generateAuthenticationOptions } from '@simplewebauthn/server';
import { withGate } from '#db/connection.server.ts';
import { listCredentialIds } from '#db/queries/passkeys.server.ts';
import { takeAttempt } from '#db/queries/throttle.server.ts';
import type { GateHouse } from './gate-house.ts';
import { CHALLENGE_MINUTES, keepChallenge, type Party } from './passkey-challenge.server.ts';
import { challengeKey } from './throttle-keys.server.ts';

/**
 * Asks a browser to sign in with a passkey. Nobody is known yet, so it names no credential and is the same for everyone:
 * the authenticator finds its own. For somebody whose password was right it names that person's, and binds the answer to
 * the account.
 * @param pendingAccount the account of a session that waits for its second factor.
 * @returns the options as JSON for the browser, and the cookie's value; or until when to wait.
 */
export async function offerPasskeySignIn(
  house: GateHouse,
  party: Party,
  pendingAccount: number | null,
  address: string,
) {
  return withGate(house.database, house.now(), async (tx) => {
    const attempt = await takeAttempt(tx, [challengeKey(address)]);
    if (!attempt.allowed) return { kind: 'throttled', until: attempt.until } as const;
    const own = pendingAccount === null ? [] : await listCredentialIds(tx, pendingAccount);
    const options = await generateAuthenticationOptions({
      rpID: party.id,
      userVerification: 'required',
      timeout: CHALLENGE_MINUTES * 60_000,
      allowCredentials: own.map(({ id }) => ({ id })),
    });
    const purpose = pendingAccount === null ? 'sign_in' : 'second_factor';
    const token = await keepChallenge(tx, { purpose, accountId: pendingAccount, challenge: options.challenge });
    return { kind: 'offered', options, token } as const;
  });
}
