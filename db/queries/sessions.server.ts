import { type SqlBool, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Membership } from '#app/domain/access.ts';
import { localDate } from '#app/domain/dates.ts';
import type { SessionTimes } from '#app/domain/session.ts';
import type { GateTx, SystemTx } from '../connection.server.ts';
import { hasPasskey } from './passkeys.server.ts';

/** A session with the person behind it and what that person may do today in its service. */
export interface SessionFacts extends SessionTimes {
  idHash: string;
  accountId: number;
  serviceId: number | null;
  secondFactorAt: Date | null;
  name: string;
  email: string;
  language: 'nl' | 'en';
  /** An authenticator app or a passkey. */
  hasSecondFactor: boolean;
  hasAuthenticator: boolean;
  hasPasskey: boolean;
  secondFactorForAll: boolean;
  memberships: Membership[];
}

/** The session under a hash, or null when there is none or its account is suspended. One query. */
export async function findSession(tx: GateTx, idHash: string): Promise<SessionFacts | null> {
  const today = localDate(tx.now);
  const row = await tx.q
    .selectFrom('session as s')
    .innerJoin('account as a', 'a.id', 's.account_id')
    .leftJoin('credential as c', 'c.account_id', 's.account_id')
    .leftJoin('service as v', 'v.id', 's.service_id')
    .where('s.id_hash', '=', idHash)
    .where('a.suspended_at', 'is', null)
    .select((eb) => [
      's.id_hash as idHash',
      's.account_id as accountId',
      's.service_id as serviceId',
      's.last_seen_at as lastSeenAt',
      's.expires_at as expiresAt',
      's.absolute_expires_at as absoluteExpiresAt',
      's.second_factor_at as secondFactorAt',
      'a.name',
      'a.email',
      'a.language',
      sql<boolean>`(c.totp_confirmed_at is not null or ${hasPasskey('s')})`.as('hasSecondFactor'),
      sql<boolean>`c.totp_confirmed_at is not null`.as('hasAuthenticator'),
      hasPasskey('s').as('hasPasskey'),
      sql<boolean>`coalesce(v.second_factor_for_all, false)`.as('secondFactorForAll'),
      jsonArrayFrom(
        eb
          .selectFrom('membership as m')
          .whereRef('m.account_id', '=', 's.account_id')
          .whereRef('m.service_id', '=', 's.service_id')
          .where(countsOn(today))
          .orderBy('m.id')
          .select(['m.id', 'm.role', 'm.municipality_id as municipalityId', 'm.entity_limited as entityLimited'])
          .select(
            sql<number[]>`(select coalesce(json_agg(e.entity_id order by e.entity_id), '[]')
              from membership_entity e where e.membership_id = m.id)`.as('entityIds'),
          ),
      ).as('memberships'),
    ])
    .executeTakeFirst();
  return row ? { ...row, memberships: row.memberships.flatMap(toMembership) } : null;
}

/** A membership `m` counts on a day: the same test as `app_memberships()` in the database. */
export function countsOn(day: string) {
  return sql<SqlBool>`m.suspended_at is null and m.from_on <= ${day}::date
    and (m.until_on is null or m.until_on >= ${day}::date)`;
}

/** Empty `entityIds` means every entity, so a membership confined to none of them counts for nothing. */
function toMembership(row: Membership & { entityLimited: boolean }): Membership[] {
  const { entityLimited, ...membership } = row;
  if (!entityLimited) return [{ ...membership, entityIds: [] }];
  return membership.entityIds.length > 0 ? [membership] : [];
}

export interface NewSession extends SessionTimes {
  idHash: string;
  accountId: number;
  serviceId: number | null;
  secondFactorAt: Date | null;
  userAgent: string;
}

/** Keeps a session; the cookie's own value never reaches the database. */
export async function insertSession(tx: GateTx, session: NewSession): Promise<void> {
  await tx.q
    .insertInto('session')
    .values({
      id_hash: session.idHash,
      account_id: session.accountId,
      service_id: session.serviceId,
      created_at: tx.now,
      last_seen_at: session.lastSeenAt,
      expires_at: session.expiresAt,
      absolute_expires_at: session.absoluteExpiresAt,
      second_factor_at: session.secondFactorAt,
      user_agent: session.userAgent.slice(0, 300),
    })
    .execute();
}

/** Writes that a session was seen. */
export async function touchSession(tx: GateTx, idHash: string, times: SessionTimes): Promise<void> {
  await tx.q
    .updateTable('session')
    .set({ last_seen_at: times.lastSeenAt, expires_at: times.expiresAt })
    .where('id_hash', '=', idHash)
    .execute();
}

export async function deleteSession(tx: GateTx, idHash: string): Promise<void> {
  await tx.q.deleteFrom('session').where('id_hash', '=', idHash).execute();
}

/** Ends all sessions of a person, except one where that is given. @returns how many. */
export async function deleteSessionsOf(tx: GateTx, accountId: number, exceptHash?: string): Promise<number> {
  const done = await tx.q
    .deleteFrom('session')
    .where('account_id', '=', accountId)
    .$if(exceptHash !== undefined, (query) => query.where('id_hash', '!=', exceptHash as string))
    .executeTakeFirst();
  return Number(done.numDeletedRows);
}

/** A session as its owner sees it. */
export interface OwnSession {
  idHash: string;
  createdAt: Date;
  lastSeenAt: Date;
  userAgent: string;
}

/** The live sessions of a person, the latest seen first. */
export async function listSessions(tx: GateTx, accountId: number): Promise<OwnSession[]> {
  return tx.q
    .selectFrom('session')
    .where('account_id', '=', accountId)
    .where('expires_at', '>', tx.now)
    .where('absolute_expires_at', '>', tx.now)
    .orderBy('last_seen_at', 'desc')
    .select(['id_hash as idHash', 'created_at as createdAt', 'last_seen_at as lastSeenAt', 'user_agent as userAgent'])
    .execute();
}

/** Forgets sessions that are over. @returns how many. */
export async function deleteExpiredSessions(tx: SystemTx): Promise<number> {
  const done = await tx.q
    .deleteFrom('session')
    .where((eb) => eb.or([eb('expires_at', '<=', tx.now), eb('absolute_expires_at', '<=', tx.now)]))
    .executeTakeFirst();
  return Number(done.numDeletedRows);
}
