import { can } from '#app/domain/access.ts';
import { localDate } from '#app/domain/dates.ts';
import { keepsAnAdmin, mayResume } from '#app/domain/membership.ts';
import type { FormOutcome } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { recordAll } from '#db/queries/journal.server.ts';
import { endSessionsOf, listAdmins, listMemberships, updateSuspended } from '#db/queries/memberships.server.ts';
import { lockService } from '#db/queries/world.server.ts';

/** Keeps somebody out of this service for now, in every role, and ends that person's sessions. */
export async function suspendPerson(tx: ActorTx, accountId: number): Promise<FormOutcome> {
  const verdict = can(tx.actor, 'people.manage');
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  if (accountId === tx.actor.accountId) return { kind: 'invalid', errors: { person: ['people.problem.not_yourself'] } };
  await lockService(tx);
  const all = await listMemberships(tx, { accountId });
  if (all.length === 0) return { kind: 'not_found' };
  const today = localDate(tx.now);
  const running = all.filter((one) => !one.suspended && (one.untilOn === null || one.untilOn >= today));
  const ids = running.map((one) => one.id);
  const isAdmin = running.some((one) => one.role === 'admin');
  if (isAdmin && !keepsAnAdmin(await listAdmins(tx), ids, today, null))
    return { kind: 'invalid', errors: { person: ['people.problem.last_admin'] } };
  await updateSuspended(tx, ids, true);
  await endSessionsOf(tx, accountId);
  await recordAll(
    tx,
    verdict.as,
    running.map((one) => lineOf(one, 'membership.suspended')),
  );
  return { kind: 'saved' };
}

/** Lets somebody in again who was suspended, in the roles that have not ended since. */
export async function resumePerson(tx: ActorTx, accountId: number): Promise<FormOutcome> {
  const verdict = can(tx.actor, 'people.manage');
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  await lockService(tx);
  const all = await listMemberships(tx, { accountId });
  if (all.length === 0) return { kind: 'not_found' };
  const today = localDate(tx.now);
  const back = all.filter((one) => one.suspended && mayResume(one) && (one.untilOn === null || one.untilOn >= today));
  await updateSuspended(
    tx,
    back.map((one) => one.id),
    false,
  );
  await recordAll(
    tx,
    verdict.as,
    back.map((one) => lineOf(one, 'membership.resumed')),
  );
  return { kind: 'saved' };
}

function lineOf(
  membership: { id: number; accountId: number; role: string; municipalityId: number | null },
  event: 'membership.suspended' | 'membership.resumed',
) {
  const { id, accountId, role, municipalityId } = membership;
  const suspended = event === 'membership.suspended';
  const facts = { person: accountId, role };
  return {
    event,
    municipalityId,
    objectType: 'membership',
    objectId: id,
    before: { ...facts, suspended: !suspended },
    after: { ...facts, suspended },
  } as const;
}
