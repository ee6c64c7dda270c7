import { z } from 'zod';
import { freshToken, hashToken } from '#app/outside/secrets.server.ts';
import type { GateTx } from '#db/connection.server.ts';
import { type Challenge, insertChallenge } from '#db/queries/passkeys.server.ts';

/** How long a browser may take to answer a challenge. */
export const CHALLENGE_MINUTES = 5;

/** This installation as authenticators know it: the host that passkeys belong to, and the origins it answers at. */
export interface Party {
  /** The RP id: a host name, never with a port. */
  id: string;
  origins: readonly string[];
}

/** The name that authenticators show beside the host. */
export const PARTY_NAME = 'Waarborg';

/** Keeps a challenge for its one answer. @returns the value of the cookie that the answer must come with. */
export async function keepChallenge(tx: GateTx, challenge: Challenge): Promise<string> {
  const token = freshToken();
  const expiresAt = new Date(tx.now.getTime() + CHALLENGE_MINUTES * 60_000);
  await insertChallenge(tx, { ...challenge, idHash: hashToken(token), expiresAt });
  return token;
}

const text = z.string().max(10_000);
const shared = {
  id: text.min(1),
  rawId: text.min(1),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
};

/** What a browser answers when it signs in, as `PublicKeyCredential.toJSON` writes it. [WebAuthn 5.1] */
export const signedAnswer = z.object({
  ...shared,
  response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text }),
});

/** What a browser answers when it makes a passkey. */
export const madeAnswer = z.object({
  ...shared,
  response: z.object({ clientDataJSON: text, attestationObject: text }),
});

/** The transports that an answer tells; a browser may know others, and they are only a hint. */
export const toldTransports = z.object({
  response: z.object({
    transports: z.array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])).max(7),
  }),
});

/** The answer in a field, or null for anything that is none. */
export function readAnswer<T>(field: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.safeParse(JSON.parse(field)).data ?? null;
  } catch {
    return null;
  }
}
