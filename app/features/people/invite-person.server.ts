import type { Role } from '#app/domain/access.ts';
import {
  INVITATION_DAYS,
  isKeptOut,
  type MembershipProblem,
  mayGrant,
  membershipFaults,
  type WantedMembership,
} from '#app/domain/membership.ts';
import type { EntityKind } from '#app/domain/municipality.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';
import { errorsOf, type FieldErrors } from '#app/i18n/faults.ts';
import { freshToken, hashToken, type Secrets } from '#app/outside/secrets.server.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listEntities } from '#db/queries/entities.server.ts';
import { claimForm, findReceipt, settleForm } from '#db/queries/forms.server.ts';
import { recordAll } from '#db/queries/journal.server.ts';
import {
  accountForEmail,
  endSessionsOf,
  insertMembership,
  keepInvitationLink,
  listMemberships,
} from '#db/queries/memberships.server.ts';
import { queueMail } from '#db/queries/outbox.server.ts';
import { findPersonByEmail } from '#db/queries/people.server.ts';
import { findService } from '#db/queries/settings.server.ts';

/** Whom to let in, as what, and where. */
export interface Invitation {
  name: string;
  email: string;
  language: 'nl' | 'en';
  role: Role;
  municipality: { id: number; name: string } | null;
  /** Kinds of entities to which the role is confined; empty for all of them. */
  kinds: readonly EntityKind[];
  fromOn: string;
  untilOn: string | null;
}

export type InviteOutcome =
  | { kind: 'invited'; accountId: number }
  | { kind: 'invalid'; errors: FieldErrors }
  | { kind: 'refused'; reason: 'role' | 'scope' | 'not_handed_over' };

/**
 * Gives somebody a role and mails an invitation: with a link to choose a password for who has none, otherwise with the
 * address to sign in. Somebody who is known keeps name and language.
 * @param formKey of the page; null when the act around it has claimed its own.
 * @param mails false when the act around it tells this person in a mail of its own.
 */
export async function invitePerson(
  tx: ActorTx,
  invitation: Invitation,
  secrets: Secrets,
  formKey: string | null,
  { mails = true } = {},
): Promise<InviteOutcome> {
  const municipalityId = invitation.municipality?.id ?? null;
  const verdict = mayGrant(tx.actor, invitation.role, municipalityId);
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  const before = formKey === null ? null : await findReceipt(tx, formKey);
  if (before?.result) return { kind: 'invited', accountId: Number(before.result) };

  const { wanted, faults } = await judge(tx, invitation);
  if (faults.length > 0) return { kind: 'invalid', errors: errorsOf(faults, (problem) => `people.problem.${problem}`) };
  if (formKey !== null) {
    const claim = await claimForm(tx, formKey, 'person.invited');
    if (claim.kind === 'done') return { kind: 'invited', accountId: Number(claim.result) };
  }

  const accountId = await accountForEmail(tx, invitation);
  const membershipId = await insertMembership(tx, accountId, wanted);
  await endSessionsOf(tx, accountId);
  if (mails) await mailInvitation(tx, { accountId, key: `invitation:${membershipId}`, ...invitation }, secrets);
  const line = { municipalityId, objectType: 'membership', objectId: membershipId } as const;
  const { role, fromOn, untilOn } = wanted;
  await recordAll(tx, verdict.as, [
    {
      ...line,
      event: 'membership.granted',
      after: { person: accountId, role, kinds: invitation.kinds, fromOn, untilOn },
    },
    { ...line, event: 'person.invited', after: { person: accountId, name: invitation.name, email: invitation.email } },
  ]);
  if (formKey !== null) await settleForm(tx, formKey, accountId);
  return { kind: 'invited', accountId };
}

async function judge(tx: ActorTx, invitation: Invitation) {
  const { municipality, kinds, role, fromOn, untilOn } = invitation;
  const known = await findPersonByEmail(tx, invitation.email);
  const present = known ? await listMemberships(tx, { accountId: known.id }) : [];
  const entities = municipality && kinds.length > 0 ? await listEntities(tx, municipality.id) : [];
  const chosen = entities.filter((entity) => kinds.includes(entity.kind)).map((entity) => entity.id);
  const wanted: WantedMembership = {
    role,
    municipalityId: municipality?.id ?? null,
    entityIds: chosen,
    fromOn,
    untilOn,
  };
  const faults: { field: string; problem: MembershipProblem }[] = membershipFaults(wanted, {
    entityIds: entities.map((entity) => entity.id),
    present,
  });
  const missing = kinds.some((kind) => !entities.some((entity) => entity.kind === kind));
  if (missing && faults.length === 0) faults.push({ field: 'kinds', problem: 'entity_unknown' });
  return { wanted, faults };
}

/** Why somebody with this address cannot be given a role now, whatever the role; empty when nothing stands in the way. */
export async function contactFaults(tx: ActorTx, email: string): Promise<MessageKey[]> {
  const known = await findPersonByEmail(tx, email);
  const present = known ? await listMemberships(tx, { accountId: known.id }) : [];
  return isKeptOut(present) ? ['people.problem.person_suspended'] : [];
}

interface InvitationMail {
  accountId: number;
  key: string;
  role: Role;
  municipality: { name: string } | null;
}

/** Queues the mail of an invitation, with a fresh link where the person has no password yet. */
export async function mailInvitation(tx: ActorTx, mail: InvitationMail, secrets: Secrets): Promise<void> {
  const token = freshToken();
  const expiresAt = new Date(tx.now.getTime() + INVITATION_DAYS * 86_400_000);
  const needed = await keepInvitationLink(tx, { tokenHash: hashToken(token), accountId: mail.accountId, expiresAt });
  const service = await findService(tx);
  await queueMail(tx, {
    kind: 'invitation',
    params: {
      service: service.name,
      role: mail.role,
      municipality: mail.municipality?.name ?? null,
      invitedBy: tx.actor.name,
    },
    accountId: mail.accountId,
    serviceId: tx.actor.serviceId,
    key: mail.key,
    ...(needed ? { sealedToken: secrets.seal(token) } : {}),
  });
}
