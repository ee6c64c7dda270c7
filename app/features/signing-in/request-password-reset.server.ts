import { freshToken, hashToken } from '#app/outside/secrets.server.ts';
import { withGate } from '#db/connection.server.ts';
import { findVisitorByEmail } from '#db/queries/accounts.server.ts';
import { insertLink } from '#db/queries/links.server.ts';
import { queueMail } from '#db/queries/outbox.server.ts';
import { takeAttempt } from '#db/queries/throttle.server.ts';
import type { GateHouse } from './gate-house.ts';
import { resetAccountKey, resetAddressKey } from './throttle-keys.server.ts';

/** How long a link to set a new password works. */
export const RESET_HOURS = 1;

/**
 * Mails a link to set a new password, where there is an account to mail it to. It answers nothing, so that no page can
 * tell who has an account or how often somebody asked. [ASVS 6.3.8]
 */
export async function requestPasswordReset(house: GateHouse, email: string, address: string): Promise<void> {
  const token = freshToken();
  const sealedToken = house.secrets.seal(token);
  await withGate(house.database, house.now(), async (tx) => {
    const attempt = await takeAttempt(tx, [resetAccountKey(email), resetAddressKey(address)]);
    const visitor = await findVisitorByEmail(tx, email);
    house.log.info({ event: 'reset_asked', accountId: visitor?.accountId, throttled: !attempt.allowed });
    if (!attempt.allowed || !visitor || visitor.suspended) return;
    const tokenHash = hashToken(token);
    const expiresAt = new Date(tx.now.getTime() + RESET_HOURS * 3_600_000);
    await insertLink(tx, { tokenHash, kind: 'password_reset', accountId: visitor.accountId, expiresAt });
    await queueMail(tx, {
      kind: 'password_reset',
      params: {},
      accountId: visitor.accountId,
      serviceId: visitor.serviceId,
      key: `password_reset:${tokenHash}`,
      sealedToken,
    });
  });
}
