import { type AuthenticatorTransport, verifyAuthenticationResponse } from '@simplewebauthn/server';
import { hashToken } from '#app/outside/secrets.server.ts';
import { type GateTx, withGate } from '#db/connection.server.ts';
import { findVisitorById } from '#db/queries/accounts.server.ts';
import {
  type Challenge,
  lockPasskey,
  type PasskeyFacts,
  spendChallenge,
  touchPasskey,
} from '#db/queries/passkeys.server.ts';
import { giveBackAttempt, takeAttempt } from '#db/queries/throttle.server.ts';
import type { GateHouse, Proven } from './gate-house.ts';
import { type Party, readAnswer, signedAnswer } from './passkey-challenge.server.ts';
import { recordSignIn } from './sign-in.server.ts';
import { addressKey } from './throttle-keys.server.ts';

export type PasskeySignInOutcome =
  | { kind: 'proven'; proven: Proven }
  /** Whatever the reason: unknown, replayed, of another site, of somebody suspended; never told apart. */
  | { kind: 'refused' }
  | { kind: 'throttled'; until: Date };

/**
 * Signs somebody in by a passkey whose authenticator verified its user: possession and a fingerprint or PIN, both factors
 * at once. The same answer proves the second factor of somebody whose password was right. [WebAuthn 7.2] [ASVS 6.3.3]
 * @param answer.token the challenge's cookie; @param answer.signed what the browser answered, as JSON.
 * @param address the client's, for slowing down who tries many.
 */
export async function signInByPasskey(
  house: GateHouse,
  party: Party,
  answer: { token: string; signed: string },
  address: string,
): Promise<PasskeySignInOutcome> {
  return withGate(house.database, house.now(), async (tx) => {
    const attempt = await takeAttempt(tx, [addressKey(address)]);
    if (!attempt.allowed) return { kind: 'throttled', until: attempt.until };
    const accountId = await proveOwner(tx, party, answer);
    const visitor = accountId === null ? null : await findVisitorById(tx, accountId);
    if (!visitor || visitor.suspended || visitor.serviceId === null) {
      house.log.warn({ event: 'passkey_refused', accountId: accountId ?? undefined });
      return { kind: 'refused' };
    }
    await giveBackAttempt(tx, addressKey(address));
    const { serviceId } = visitor;
    await recordSignIn(house, tx, { accountId: visitor.accountId, serviceId });
    return {
      kind: 'proven',
      proven: { accountId: visitor.accountId, serviceId, secondFactorAt: tx.now, pending: false },
    };
  });
}

/** Whose passkey answered the challenge of this cookie, or null. The challenge is used up either way. */
async function proveOwner(tx: GateTx, party: Party, answer: { token: string; signed: string }): Promise<number | null> {
  const challenge = await spendChallenge(tx, hashToken(answer.token));
  const signed = readAnswer(answer.signed, signedAnswer);
  if (!challenge || challenge.purpose === 'add' || !signed) return null;
  const passkey = await lockPasskey(tx, signed.id);
  if (!passkey || (challenge.accountId !== null && challenge.accountId !== passkey.accountId)) return null;
  const use = await verify(party, challenge, passkey, signed);
  if (!use) return null;
  await touchPasskey(tx, passkey.id, use);
  return passkey.accountId;
}

/**
 * Judges a signature: challenge, origin, RP id, user verification, and a counter that goes up where the authenticator
 * keeps one; one that stands still or goes back tells of a copy. The library throws for what does not fit.
 */
async function verify(
  party: Party,
  { challenge }: Challenge,
  passkey: PasskeyFacts,
  response: NonNullable<ReturnType<typeof signedAnswer.parse>>,
): Promise<{ counter: number; backedUp: boolean } | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: [...party.origins],
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
        counter: passkey.counter,
        transports: passkey.transports as AuthenticatorTransport[],
      },
    });
    if (!verified) return null;
    return { counter: authenticationInfo.newCounter, backedUp: authenticationInfo.credentialBackedUp };
  } catch {
    return null;
  }
}
