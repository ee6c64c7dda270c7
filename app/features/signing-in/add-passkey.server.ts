import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import type { Actor } from '#app/domain/access.ts';
import { hashToken } from '#app/outside/secrets.server.ts';
import { withGate } from '#db/connection.server.ts';
import { insertPasskey, listCredentialIds, spendChallenge } from '#db/queries/passkeys.server.ts';
import { deleteSessionsOf } from '#db/queries/sessions.server.ts';
import { confirmPassword } from './confirm-password.server.ts';
import type { GateHouse } from './gate-house.ts';
import {
  CHALLENGE_MINUTES,
  keepChallenge,
  madeAnswer,
  PARTY_NAME,
  type Party,
  readAnswer,
  toldTransports,
} from './passkey-challenge.server.ts';
import { tellOfPasskey } from './tell-of-passkey.server.ts';

/** As many as a person could tell apart. */
const MOST = 20;

/**
 * Asks a browser to make a passkey, once the password was typed again: an open screen makes nobody an owner. The
 * authenticator must keep it itself and verify its user, so that it stands for both factors. [ASVS 7.5.1]
 */
export async function offerPasskey(house: GateHouse, party: Party, actor: Actor, password: string) {
  const check = await confirmPassword(house, actor, password);
  if (check.kind !== 'fits') return check;
  const { accountId, email, name } = actor;
  return withGate(house.database, house.now(), async (tx) => {
    const known = await listCredentialIds(tx, accountId);
    if (known.length >= MOST) return { kind: 'too_many' } as const;
    const options = await generateRegistrationOptions({
      rpName: PARTY_NAME,
      rpID: party.id,
      // Stable for one person, and tells nobody who that is. [WebAuthn 14.6.1]
      userID: new Uint8Array(Buffer.from(hashToken(`passkey:${accountId}`), 'hex')),
      userName: email,
      userDisplayName: name,
      attestationType: 'none',
      timeout: CHALLENGE_MINUTES * 60_000,
      excludeCredentials: known.map(({ id }) => ({ id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const token = await keepChallenge(tx, { purpose: 'add', accountId, challenge: options.challenge });
    return { kind: 'offered', options, token } as const;
  });
}

/**
 * Keeps a passkey that the browser made for the challenge of this cookie, under a name, and ends all other sessions.
 * @returns false when the answer does not fit, whatever the reason. [WebAuthn 7.1]
 */
export async function addPasskey(
  house: GateHouse,
  party: Party,
  actor: Actor,
  answer: { token: string; made: string; name: string },
  ownSession: string,
): Promise<boolean> {
  const { accountId } = actor;
  return withGate(house.database, house.now(), async (tx) => {
    const challenge = await spendChallenge(tx, hashToken(answer.token));
    if (challenge?.purpose !== 'add' || challenge.accountId !== accountId) return false;
    const made = await verify(party, challenge.challenge, answer.made);
    if (!made || !(await insertPasskey(tx, { ...made, accountId, name: answer.name }))) {
      house.log.warn({ event: 'passkey_not_added', accountId });
      return false;
    }
    await deleteSessionsOf(tx, accountId, ownSession);
    await tellOfPasskey(tx, actor, { event: 'account.passkey_added', name: answer.name });
    house.log.info({ event: 'passkey_added', accountId });
    return true;
  });
}

async function verify(party: Party, expectedChallenge: string, field: string) {
  const response = readAnswer(field, madeAnswer);
  if (!response) return null;
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge,
      expectedOrigin: [...party.origins],
      expectedRPID: party.id,
      requireUserVerification: true,
    });
    if (!verified) return null;
    const { credential, credentialBackedUp: backedUp } = registrationInfo;
    return {
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      transports: readAnswer(field, toldTransports)?.response.transports ?? [],
      backedUp,
    };
  } catch {
    return null;
  }
}
