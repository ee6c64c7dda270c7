import { addDays, localDate } from '#app/domain/dates.ts';
import { endingOf, keepsAnAdmin, mayGrant } from '#app/domain/membership.ts';
import type { FormOutcome } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { endSessionsOf, findMembership, listAdmins, updateMembershipEnd } from '#db/queries/memberships.server.ts';
import { lockService } from '#db/queries/world.server.ts';

/**
 * Takes a role away: after a last day, or at once. Sessions of that person end, so that nothing lingers in an open page.
 * @param place the membership must be of this person or municipality; another is not found.
 */
export async function endMembership(
  tx: ActorTx,
  id: number,
  lastDay: string | null,
  place: { accountId?: number; municipalityId?: number },
): Promise<FormOutcome> {
  await lockService(tx);
  const membership = await findMembership(tx, id);
  if (!membership) return { kind: 'not_found' };
  if (place.accountId !== undefined && membership.accountId !== place.accountId) return { kind: 'not_found' };
  if (place.municipalityId !== undefined && membership.municipalityId !== place.municipalityId)
    return { kind: 'not_found' };
  const verdict = mayGrant(tx.actor, membership.role, membership.municipalityId);
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  const today = localDate(tx.now);
  if (lastDay !== null && lastDay < membership.fromOn)
    return { kind: 'invalid', errors: { until: ['people.problem.until_before_from'] } };
  if (lastDay !== null && lastDay < today) return { kind: 'invalid', errors: { until: ['people.problem.until_past'] } };
  if (membership.role === 'admin' && !keepsAnAdmin(await listAdmins(tx), [id], today, lastDay))
    return { kind: 'invalid', errors: { until: ['people.problem.last_admin'] } };

  const ending = endingOf(membership, lastDay, addDays(today, -1));
  await updateMembershipEnd(tx, id, ending);
  await endSessionsOf(tx, membership.accountId);
  await record(tx, verdict.as, {
    event: 'membership.ended',
    municipalityId: membership.municipalityId,
    objectType: 'membership',
    objectId: id,
    before: { person: membership.accountId, role: membership.role, untilOn: membership.untilOn },
    after: { person: membership.accountId, role: membership.role, untilOn: ending.untilOn, atOnce: lastDay === null },
  });
  return { kind: 'saved' };
}
