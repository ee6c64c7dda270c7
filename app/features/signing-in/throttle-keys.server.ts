import { placeOf } from '#app/domain/throttle.ts';
import { hashToken } from '#app/outside/secrets.server.ts';
import type { ThrottleKey } from '#db/queries/throttle.server.ts';

/** Counts by the address that was typed, whether there is such an account or not: both slow down alike. */
export const accountKey = (email: string): ThrottleKey => ({
  limit: 'account',
  hash: hashed(email.trim().toLowerCase()),
});

export const addressKey = (address: string): ThrottleKey => ({ limit: 'address', hash: hashed(placeOf(address)) });

export const challengeKey = (address: string): ThrottleKey => ({
  limit: 'passkey_challenge',
  hash: hashed(placeOf(address)),
});

export const secondFactorKey = (accountId: number): ThrottleKey => ({
  limit: 'second_factor',
  hash: hashed(String(accountId)),
});

export const resetAccountKey = (email: string): ThrottleKey => ({
  limit: 'reset_account',
  hash: hashed(email.trim().toLowerCase()),
});

export const resetAddressKey = (address: string): ThrottleKey => ({
  limit: 'reset_address',
  hash: hashed(placeOf(address)),
});

function hashed(text: string): string {
  return hashToken(`throttle:${text}`);
}
