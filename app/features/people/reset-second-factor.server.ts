import { can } from '#app/domain/access.ts';
import type { FormOutcome } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { resetSecondFactor } from '#db/queries/memberships.server.ts';
import { queueMail } from '#db/queries/outbox.server.ts';
import { findPerson } from '#db/queries/people.server.ts';

/**
 * Takes away the authenticator of somebody who lost it, with recovery codes and sessions; the person is told by mail and
 * sets up a new one at the next sign-in. The password stays what it was. [ASVS 6.4.4]
 */
export async function resetLostSecondFactor(tx: ActorTx, accountId: number): Promise<FormOutcome> {
  const verdict = can(tx.actor, 'people.manage');
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  if (accountId === tx.actor.accountId) return { kind: 'invalid', errors: { person: ['people.problem.not_yourself'] } };
  if (!(await findPerson(tx, accountId))) return { kind: 'not_found' };
  if (!(await resetSecondFactor(tx, accountId)))
    return { kind: 'invalid', errors: { person: ['people.problem.not_resettable'] } };
  await queueMail(tx, {
    kind: 'second_factor_changed',
    params: {},
    accountId,
    serviceId: tx.actor.serviceId,
    key: `second_factor_changed:${accountId}:${tx.now.getTime()}`,
  });
  await record(tx, verdict.as, { event: 'account.second_factor_reset', objectType: 'account', objectId: accountId });
  return { kind: 'saved' };
}
