import type { Actor } from '#app/domain/access.ts';
import type { PasswordFault } from '#app/domain/password.ts';
import { withGate } from '#db/connection.server.ts';
import { recordOutside } from '#db/queries/journal.server.ts';
import { keepPassword, mailPasswordChanged, weighPassword } from './choose-password.server.ts';
import { confirmPassword } from './confirm-password.server.ts';
import type { GateHouse } from './gate-house.ts';

export type ChangePasswordOutcome =
  | { kind: 'changed' }
  | { kind: 'refused' }
  | { kind: 'throttled'; until: Date }
  | { kind: 'weak'; fault: PasswordFault };

/** Changes the own password after asking for the old one, and ends all other sessions. [ASVS 6.2.3] */
export async function changePassword(
  house: GateHouse,
  actor: Actor,
  form: { current: string; chosen: string },
  ownSession: string,
): Promise<ChangePasswordOutcome> {
  const check = await confirmPassword(house, actor, form.current);
  if (check.kind !== 'fits') return check;
  const weighed = await weighPassword(form.chosen, [actor.email, actor.name]);
  if ('fault' in weighed) return { kind: 'weak', fault: weighed.fault };
  await withGate(house.database, house.now(), async (tx) => {
    await keepPassword(tx, actor, weighed.hash, ownSession);
    await mailPasswordChanged(tx, actor.accountId, actor.serviceId);
    await recordOutside(tx, actor.serviceId, actor.accountId, 'gate', {
      event: 'account.password_changed',
      objectType: 'account',
      objectId: actor.accountId,
    });
  });
  house.log.info({ event: 'password_changed', accountId: actor.accountId });
  return { kind: 'changed' };
}
