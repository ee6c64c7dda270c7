import { localDate } from '#app/domain/dates.ts';
import { mayGrant } from '#app/domain/membership.ts';
import type { FormOutcome } from '#app/i18n/faults.ts';
import type { Secrets } from '#app/outside/secrets.server.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { claimForm } from '#db/queries/forms.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { listMemberships } from '#db/queries/memberships.server.ts';
import { findPerson } from '#db/queries/people.server.ts';
import { mailInvitation } from './invite-person.server.ts';

/** Mails somebody who has no password yet a new link; the earlier one stops working. */
export async function resendInvitation(
  tx: ActorTx,
  accountId: number,
  secrets: Secrets,
  formKey: string,
): Promise<FormOutcome> {
  const person = await findPerson(tx, accountId);
  const today = localDate(tx.now);
  const memberships = person ? await listMemberships(tx, { accountId }) : [];
  const role = memberships.find((one) => !one.suspended && (one.untilOn === null || one.untilOn >= today));
  if (!person || !role) return { kind: 'not_found' };
  const verdict = mayGrant(tx.actor, role.role, role.municipalityId);
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  if (person.hasPassword) return { kind: 'invalid', errors: { person: ['people.problem.has_password'] } };
  if ((await claimForm(tx, formKey, 'person.invited')).kind === 'done') return { kind: 'saved' };
  await mailInvitation(
    tx,
    { accountId, role: role.role, municipality: role.municipality, key: `invitation:${role.id}:${formKey}` },
    secrets,
  );
  await record(tx, verdict.as, {
    event: 'person.invited',
    municipalityId: role.municipalityId,
    objectType: 'membership',
    objectId: role.id,
    after: { person: accountId, name: person.name, email: person.email, again: true },
  });
  return { kind: 'saved' };
}
