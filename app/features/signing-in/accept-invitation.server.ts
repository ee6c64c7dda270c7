import type { PasswordFault } from '#app/domain/password.ts';
import { hashToken } from '#app/outside/secrets.server.ts';
import { withGate } from '#db/connection.server.ts';
import { findVisitorById, updateLanguage } from '#db/queries/accounts.server.ts';
import { spendLink } from '#db/queries/links.server.ts';
import { keepPassword, weighPassword } from './choose-password.server.ts';
import { findLinkedPerson } from './find-linked-person.server.ts';
import type { GateHouse, Proven } from './gate-house.ts';
import { recordSignIn } from './sign-in.server.ts';

export type AcceptOutcome =
  /** `proven` is null when no membership counts yet: the password is kept, signing in has to wait. */
  | { kind: 'accepted'; proven: Proven | null; language: 'nl' | 'en' }
  | { kind: 'gone' }
  | { kind: 'weak'; fault: PasswordFault };

/** Takes up an invitation: sets language and first password, and signs in. The link works once. [ASVS 6.4.1] */
export async function acceptInvitation(
  house: GateHouse,
  token: string,
  form: { language: 'nl' | 'en'; password: string },
): Promise<AcceptOutcome> {
  const person = await findLinkedPerson(house, 'invitation', token);
  if (!person) return { kind: 'gone' };
  const services = person.roles.map((offer) => offer.service);
  const weighed = await weighPassword(form.password, [person.email, person.name, ...services]);
  if ('fault' in weighed) return { kind: 'weak', fault: weighed.fault };
  return withGate(house.database, house.now(), async (tx) => {
    const link = await spendLink(tx, 'invitation', hashToken(token));
    const visitor = link?.accountId ? await findVisitorById(tx, link.accountId) : null;
    if (!visitor || visitor.suspended) return { kind: 'gone' };
    const { accountId, serviceId, hasSecondFactor } = visitor;
    await keepPassword(tx, visitor, weighed.hash);
    await updateLanguage(tx, accountId, form.language);
    house.log.info({ event: 'invitation_accepted', accountId });
    if (serviceId === null) return { kind: 'accepted', proven: null, language: form.language };
    if (!hasSecondFactor) await recordSignIn(house, tx, { accountId, serviceId });
    const proven = { accountId, serviceId, secondFactorAt: null, pending: hasSecondFactor };
    return { kind: 'accepted', proven, language: form.language };
  });
}
