import { hash, verify } from '@node-rs/argon2';

/** argon2id, the library's default kind, with the parameters of the OWASP cheat sheet: 19 MiB, two passes, one lane. [ASVS 11.4.2] */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash under which a password is kept. Composed and decomposed accents are the same password. [ASVS 6.2.8] */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), PARAMETERS);
}

/**
 * Whether a password fits a hash. Without a hash the same work is done against one that nothing fits, so that the time
 * does not tell whether there is an account. [ASVS 6.3.8]
 */
export async function verifyPassword(kept: string | null, password: string): Promise<boolean> {
  const fits = await verify(kept ?? (await nobody()), password.normalize('NFC'));
  return fits && kept !== null;
}

let nobodysHash: Promise<string> | undefined;

function nobody(): Promise<string> {
  nobodysHash ??= hash(crypto.randomUUID(), PARAMETERS);
  return nobodysHash;
}
