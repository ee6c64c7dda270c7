import { randomBytes } from 'node:crypto';
import { encodeBase32LowerCaseNoPadding } from '@oslojs/encoding';
import { hashToken } from '#app/outside/secrets.server.ts';

const COUNT = 10;

/** Ten codes of 80 random bits, written so that they can be copied from paper: `abcd-efgh-ijkl-mnop`. [ASVS 6.5.4] */
export function freshRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () => {
    const text = encodeBase32LowerCaseNoPadding(randomBytes(10));
    return text.match(/.{4}/g)?.join('-') ?? text;
  });
}

/** The form in which a recovery code is kept; how it was spaced or capitalised makes no difference. */
export function hashRecoveryCode(accountId: number, code: string): string {
  return hashToken(`recovery:${accountId}:${code.toLowerCase().replace(/[^a-z2-7]/g, '')}`);
}

/** Whether a text has the form of a recovery code, so that nothing else is looked up. */
export function looksLikeRecoveryCode(text: string): boolean {
  return /^[a-z2-7]{16}$/.test(text.toLowerCase().replace(/[\s-]/g, ''));
}
