import type { Role } from '#app/domain/access.ts';
import { localDate } from '#app/domain/dates.ts';
import type { JournalEntry } from '#app/domain/journal.ts';
import type { Mail } from '#app/domain/mail.ts';
import { INVITATION_DAYS, mayGrant } from '#app/domain/membership.ts';
import { freshToken, hashToken, type Secrets } from '#app/outside/secrets.server.ts';
import type { ActorTx } from '#db/connection.server.ts';
import {
  accountsForEmails,
  endSessionsOfAll,
  insertMemberships,
  keepInvitationLinks,
} from '#db/queries/invitations.server.ts';
import { recordAll } from '#db/queries/journal.server.ts';
import { queueMails } from '#db/queries/outbox.server.ts';
import { findService } from '#db/queries/settings.server.ts';

/** A role in one municipality for one person; somebody may come more than once. */
export interface LocalInvitation {
  name: string;
  email: string;
  language: 'nl' | 'en';
  role: Role;
  municipality: { id: number; name: string };
}

/**
 * As `invitePerson` for many at once: one account and one mail a person, however many municipalities, and eight
 * statements however many people. The caller has made sure that nobody is suspended or has the role already.
 * @returns the account of each address.
 * @throws when the actor may not give one of the roles, which whoever calls this has asked before.
 */
export async function inviteMany(
  tx: ActorTx,
  invitations: readonly LocalInvitation[],
  secrets: Secrets,
): Promise<ReadonlyMap<string, number>> {
  if (invitations.length === 0) return new Map();
  const as = verdictOn(tx, invitations);
  const accounts = await accountsForEmails(tx, [...new Map(invitations.map((one) => [one.email, one])).values()]);
  const fromOn = localDate(tx.now);
  const wanted = invitations.map((one) => ({
    ...one,
    accountId: accounts.get(one.email) ?? 0,
    municipalityId: one.municipality.id,
    fromOn,
  }));
  const given = await insertMemberships(tx, wanted);
  await endSessionsOfAll(tx, [...accounts.values()]);
  await mailEach(tx, given, secrets);
  const lines = given.flatMap(({ id, accountId: person, municipalityId, role, name, email }): JournalEntry[] => {
    const line = { municipalityId, objectType: 'membership', objectId: id } as const;
    return [
      { ...line, event: 'membership.granted', after: { person, role, kinds: [], fromOn, untilOn: null } },
      { ...line, event: 'person.invited', after: { person, name, email } },
    ];
  });
  await recordAll(tx, as, lines);
  return accounts;
}

function verdictOn(tx: ActorTx, invitations: readonly LocalInvitation[]): Role {
  const verdicts = invitations.map(({ role, municipality }) => mayGrant(tx.actor, role, municipality.id));
  const [first] = verdicts;
  const refused = verdicts.find((verdict) => !verdict.allowed);
  if (refused || !first?.allowed) throw new Error(`${tx.actor.accountId} may not invite all of these people`);
  return first.as;
}

type Given = LocalInvitation & { id: number; accountId: number };

/** One mail a person, that names all roles, with a fresh link where there is no password yet. */
async function mailEach(tx: ActorTx, given: readonly Given[], secrets: Secrets): Promise<void> {
  const service = await findService(tx);
  const perPerson = new Map<number, Given[]>();
  for (const one of given) perPerson.set(one.accountId, [...(perPerson.get(one.accountId) ?? []), one]);
  const tokens = new Map([...perPerson.keys()].map((id) => [id, freshToken()]));
  const expiresAt = new Date(tx.now.getTime() + INVITATION_DAYS * 86_400_000);
  const links = [...tokens].map(([accountId, token]) => ({ accountId, tokenHash: hashToken(token) }));
  const needed = await keepInvitationLinks(tx, links, expiresAt);
  const mails = [...tokens].flatMap(([accountId, token]): Mail[] => {
    const [first, ...others] = perPerson.get(accountId) ?? [];
    if (!first) return [];
    const { role, municipality } = first;
    const also = others.map((one) => ({ role: one.role, municipality: one.municipality.name }));
    return [
      {
        kind: 'invitation',
        params: {
          service: service.name,
          role,
          municipality: municipality.name,
          invitedBy: tx.actor.name,
          ...(also.length > 0 ? { also } : {}),
        },
        accountId,
        serviceId: tx.actor.serviceId,
        key: `invitation:${first.id}`,
        ...(needed.has(accountId) ? { sealedToken: secrets.seal(token) } : {}),
      },
    ];
  });
  await queueMails(tx, mails);
}
