import type { PasswordFault } from '#app/domain/password.ts';
import { hashPassword } from '#app/outside/password-hash.server.ts';
import type { GateTx } from '#db/connection.server.ts';
import { setPasswordHash } from '#db/queries/credentials.server.ts';
import { voidLinks } from '#db/queries/links.server.ts';
import { queueMail } from '#db/queries/outbox.server.ts';
import { deleteSessionsOf } from '#db/queries/sessions.server.ts';
import { clearAttempts } from '#db/queries/throttle.server.ts';
import { faultOfPassword } from './common-passwords.server.ts';
import { accountKey } from './throttle-keys.server.ts';

/** Weighs a new password and hashes it, before any door is opened. `person` is what others could know of its owner. */
export async function weighPassword(
  password: string,
  person: readonly string[],
): Promise<{ hash: string } | { fault: PasswordFault }> {
  const fault = faultOfPassword(password, person);
  return fault ? { fault } : { hash: await hashPassword(password) };
}

/**
 * Keeps a new password, and ends what was open under the old one: all sessions but the given one, all links that could
 * set another. [ASVS 7.4.3]
 */
export async function keepPassword(
  tx: GateTx,
  person: { accountId: number; email: string },
  hash: string,
  exceptSession?: string,
): Promise<void> {
  await setPasswordHash(tx, person.accountId, hash);
  await voidLinks(tx, person.accountId, ['invitation', 'password_reset']);
  await deleteSessionsOf(tx, person.accountId, exceptSession);
  await clearAttempts(tx, accountKey(person.email));
}

/** Tells somebody that the password changed, so that a change by another is noticed. [ASVS 6.3.7] */
export async function mailPasswordChanged(tx: GateTx, accountId: number, serviceId: number | null): Promise<void> {
  const key = `password_changed:${accountId}:${tx.now.getTime()}`;
  await queueMail(tx, { kind: 'password_changed', params: {}, accountId, serviceId, key });
}
