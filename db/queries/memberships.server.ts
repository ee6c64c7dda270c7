import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Role } from '#app/domain/access.ts';
import type { AdminFacts, Ending, WantedMembership } from '#app/domain/membership.ts';
import type { ActorTx } from '../connection.server.ts';

/** A membership as pages and rules need it; `entityIds` empty means all entities. */
export interface MembershipRow extends WantedMembership {
  id: number;
  accountId: number;
  suspended: boolean;
  municipality: { slug: string; name: string } | null;
  entities: { id: number; name: string }[];
}

/** Memberships of the actor's service, also those that ended; narrowed to one account or municipality. One query. */
export async function listMemberships(
  tx: ActorTx,
  only: { accountId?: number; municipalityId?: number; id?: number } = {},
): Promise<MembershipRow[]> {
  const rows = await tx.q
    .selectFrom('membership as m')
    .leftJoin('municipality as p', 'p.id', 'm.municipality_id')
    .where('m.service_id', '=', tx.actor.serviceId)
    .$if(only.id !== undefined, (q) => q.where('m.id', '=', only.id ?? 0))
    .$if(only.accountId !== undefined, (q) => q.where('m.account_id', '=', only.accountId ?? 0))
    .$if(only.municipalityId !== undefined, (q) => q.where('m.municipality_id', '=', only.municipalityId ?? 0))
    .orderBy('m.from_on')
    .orderBy('m.id')
    .select((eb) => [
      'm.id',
      'm.account_id as accountId',
      sql<Role>`m.role`.as('role'),
      'm.municipality_id as municipalityId',
      'm.from_on as fromOn',
      'm.until_on as untilOn',
      sql<boolean>`m.suspended_at is not null`.as('suspended'),
      'p.slug',
      'p.name',
      jsonArrayFrom(
        eb
          .selectFrom('membership_entity as me')
          .innerJoin('entity as e', 'e.id', 'me.entity_id')
          .whereRef('me.membership_id', '=', 'm.id')
          .orderBy('e.id')
          .select(['e.id', 'e.name']),
      ).as('entities'),
    ])
    .execute();
  return rows.map(({ slug, name, ...row }) => ({
    ...row,
    municipality: slug !== null && name !== null ? { slug, name } : null,
    entityIds: row.entities.map((entity) => entity.id),
  }));
}

/** One membership of the actor's service, or null. */
export async function findMembership(tx: ActorTx, id: number): Promise<MembershipRow | null> {
  return (await listMemberships(tx, { id }))[0] ?? null;
}

/** Every administrator's membership of the service, for the rule that one must remain. */
export async function listAdmins(tx: ActorTx): Promise<AdminFacts[]> {
  return tx.q
    .selectFrom('membership')
    .where('service_id', '=', tx.actor.serviceId)
    .where('role', '=', 'admin')
    .select(['id as membershipId', 'account_id as accountId', 'from_on as fromOn', 'until_on as untilOn'])
    .select(sql<boolean>`suspended_at is not null`.as('suspended'))
    .execute();
}

/** Gives a membership. @returns its id. */
export async function insertMembership(tx: ActorTx, accountId: number, wanted: WantedMembership): Promise<number> {
  const made = await tx.q
    .insertInto('membership')
    .values({
      service_id: tx.actor.serviceId,
      account_id: accountId,
      role: wanted.role,
      municipality_id: wanted.municipalityId,
      entity_limited: wanted.entityIds.length > 0,
      from_on: wanted.fromOn,
      until_on: wanted.untilOn,
      created_at: tx.now,
      created_by: tx.actor.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { municipalityId } = wanted;
  if (municipalityId !== null && wanted.entityIds.length > 0) {
    const rows = wanted.entityIds.map((entityId) => ({
      membership_id: made.id,
      service_id: tx.actor.serviceId,
      municipality_id: municipalityId,
      entity_id: entityId,
    }));
    await tx.q.insertInto('membership_entity').values(rows).execute();
  }
  return made.id;
}

/** Ends a membership as `endingOf` says. */
export async function updateMembershipEnd(tx: ActorTx, id: number, ending: Ending): Promise<void> {
  await tx.q
    .updateTable('membership')
    .set({ until_on: ending.untilOn, ...(ending.suspend ? { suspended_at: tx.now } : {}) })
    .where('id', '=', id)
    .execute();
}

/** Suspends memberships, or lets them count again. */
export async function updateSuspended(tx: ActorTx, ids: readonly number[], suspended: boolean): Promise<void> {
  if (ids.length === 0) return;
  await tx.q
    .updateTable('membership')
    .set({ suspended_at: suspended ? tx.now : null })
    .where('id', 'in', ids)
    .execute();
}

/** Ends every session of somebody in this service, so that what was taken away is taken away now. */
export async function endSessionsOf(tx: ActorTx, accountId: number): Promise<void> {
  await sql`select end_sessions(${accountId})`.execute(tx.q);
}

/** Takes away a lost second factor; false where it is not for this service to say, or there is none. */
export async function resetSecondFactor(tx: ActorTx, accountId: number): Promise<boolean> {
  const done = await sql<{ done: boolean }>`select reset_second_factor(${accountId}) as done`.execute(tx.q);
  return done.rows[0]?.done ?? false;
}

/** The account with an address, made when there is none. @returns its id. */
export async function accountForEmail(
  tx: ActorTx,
  person: { email: string; name: string; language: 'nl' | 'en' },
): Promise<number> {
  const found = await sql<{ id: number }>`
    select account_for_email(${person.email}, ${person.name}, ${person.language}, ${tx.now}) as id`.execute(tx.q);
  return found.rows[0]?.id ?? 0;
}

/** Keeps an invitation's token; false when the person has a password and needs none. */
export async function keepInvitationLink(
  tx: ActorTx,
  link: { tokenHash: string; accountId: number; expiresAt: Date },
): Promise<boolean> {
  const made = await sql<{ made: boolean }>`
    select invitation_link(${link.tokenHash}, ${link.accountId}, ${tx.now}, ${link.expiresAt}) as made`.execute(tx.q);
  return made.rows[0]?.made ?? false;
}
