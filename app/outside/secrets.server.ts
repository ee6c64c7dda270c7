import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Seals small secrets (authenticator seeds, link tokens in waiting mails) and signs with the installation's own key. */
export interface Secrets {
  seal(text: string): string;
  /** @throws when the text was sealed with another key or was changed. */
  unseal(sealed: string): string;
  /** A signature for a text that may be seen but not made up, such as the number of a link; always the same. */
  sign(text: string): string;
  isSigned(text: string, signature: string): boolean;
}

/** AES-256-GCM under a key derived from `WAARBORG_SECRET`, or from a file in the data folder made at the first start. */
export function makeSecrets(secret: string): Secrets {
  const key = Buffer.from(hkdfSync('sha256', secret, 'waarborg', 'sealed fields', 32));
  const signing = Buffer.from(hkdfSync('sha256', secret, 'waarborg', 'signed links', 32));
  const sign = (text: string) => createHmac('sha256', signing).update(text).digest().subarray(0, 16);
  return {
    sign: (text) => sign(text).toString('base64url'),
    isSigned(text, signature) {
      const given = Buffer.from(signature, 'base64url');
      return given.length === 16 && timingSafeEqual(given, sign(text));
    },
    seal(text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    unseal(sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}

/** The secret kept beside the data, made when there is none; readable by the owner of the process only. */
export function secretFromFolder(folder: string): string {
  const path = join(folder, 'secret.key');
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
    chmodSync(path, 0o600);
  }
  return readFileSync(path, 'utf8').trim();
}

/** The form in which tokens are kept: who reads the database cannot use them. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** A fresh token of 256 bits for a link or a cookie. */
export function freshToken(): string {
  return randomBytes(32).toString('base64url');
}
