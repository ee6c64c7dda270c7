import type { PasswordFault } from '#app/domain/password.ts';
import { hashToken } from '#app/outside/secrets.server.ts';
import { withGate } from '#db/connection.server.ts';
import { findVisitorById } from '#db/queries/accounts.server.ts';
import { recordOutside } from '#db/queries/journal.server.ts';
import { spendLink } from '#db/queries/links.server.ts';
import { keepPassword, mailPasswordChanged, weighPassword } from './choose-password.server.ts';
import { findLinkedPerson } from './find-linked-person.server.ts';
import type { GateHouse } from './gate-house.ts';

export type ResetOutcome = { kind: 'reset' } | { kind: 'gone' } | { kind: 'weak'; fault: PasswordFault };

/**
 * Sets a new password by a link from a mail. It signs nobody in: the new password and the second factor are still
 * asked for. A password that is refused leaves the link as it was. [ASVS 6.4.3]
 */
export async function resetPassword(house: GateHouse, token: string, password: string): Promise<ResetOutcome> {
  const person = await findLinkedPerson(house, 'password_reset', token);
  if (!person) return { kind: 'gone' };
  const weighed = await weighPassword(password, [person.email, person.name]);
  if ('fault' in weighed) return { kind: 'weak', fault: weighed.fault };
  return withGate(house.database, house.now(), async (tx) => {
    const link = await spendLink(tx, 'password_reset', hashToken(token));
    const visitor = link?.accountId ? await findVisitorById(tx, link.accountId) : null;
    if (!visitor || visitor.suspended) return { kind: 'gone' };
    const { accountId, serviceId } = visitor;
    await keepPassword(tx, visitor, weighed.hash);
    await mailPasswordChanged(tx, accountId, serviceId);
    if (serviceId !== null) {
      const line = { event: 'account.password_changed', objectType: 'account', objectId: accountId } as const;
      await recordOutside(tx, serviceId, accountId, 'gate', line);
    }
    house.log.info({ event: 'password_reset', accountId });
    return { kind: 'reset' };
  });
}
