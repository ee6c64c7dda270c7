import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** What a test may spoil in an answer. */
export interface Spoiled {
  origin?: string;
  counter?: number;
  /** Whether the authenticator says that it verified its user. */
  verified?: boolean;
  /** Another host than the one that the passkey is for. */
  rpId?: string;
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();
const text = (bytes: Buffer) => bytes.toString('base64url');

/** A small authenticator of its own: one ES256 key, made and used as WebAuthn says. [WebAuthn 6.1, 6.5] */
export function anAuthenticator(party: { id: string; origins: readonly string[] }) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  let counter = 0;

  const clientData = (type: string, challenge: string, origin = party.origins[0]) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

  function authenticatorData({ counter: count, verified = true, rpId = party.id }: Spoiled, extra = Buffer.alloc(0)) {
    const flags = 0x01 | (verified ? 0x04 : 0) | (extra.length > 0 ? 0x40 : 0);
    const counted = Buffer.alloc(4);
    counted.writeUInt32BE(count ?? ++counter);
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), counted, extra]);
  }

  const answer = (response: object) =>
    JSON.stringify({ id: text(id), rawId: text(id), type: 'public-key', clientExtensionResults: {}, response });

  return {
    id: text(id),
    /** Answers a challenge by making the passkey. */
    make(challenge: string, spoiled: Spoiled = {}): string {
      // COSE: kty EC2, alg ES256, crv P-256, x, y.
      const key = Buffer.concat([
        Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
        Buffer.from(x, 'base64url'),
        Buffer.from([0x22, 0x58, 0x20]),
        Buffer.from(y, 'base64url'),
      ]);
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key]);
      const data = authenticatorData({ counter: 0, ...spoiled }, attested);
      // CBOR: { fmt: 'none', attStmt: {}, authData: bytes }.
      const attestation = Buffer.concat([
        Buffer.from([0xa3, 0x63]),
        Buffer.from('fmt'),
        Buffer.from([0x64]),
        Buffer.from('none'),
        Buffer.from([0x67]),
        Buffer.from('attStmt'),
        Buffer.from([0xa0, 0x68]),
        Buffer.from('authData'),
        Buffer.from([0x58, data.length]),
        data,
      ]);
      return answer({
        clientDataJSON: text(clientData('webauthn.create', challenge, spoiled.origin)),
        attestationObject: text(attestation),
        transports: ['internal'],
      });
    },
    /** Answers a challenge by signing it. */
    sign(challenge: string, spoiled: Spoiled = {}): string {
      const client = clientData('webauthn.get', challenge, spoiled.origin);
      const data = authenticatorData(spoiled);
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey);
      return answer({
        clientDataJSON: text(client),
        authenticatorData: text(data),
        signature: text(signature),
      });
    },
  };
}
