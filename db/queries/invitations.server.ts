import { sql } from 'kysely';
import type { Role } from '#app/domain/access.ts';
import type { ActorTx } from '../connection.server.ts';

/** As `accountForEmail` for many at once, in one statement. @returns the account of each address. */
export async function accountsForEmails(
  tx: ActorTx,
  people: readonly { email: string; name: string; language: 'nl' | 'en' }[],
): Promise<Map<string, number>> {
  const found = await sql<{ email: string; id: number }>`
    select p.email, account_for_email(p.email, p.name, p.language, ${tx.now}) as id
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as p (email text, name text, language text)`.execute(
    tx.q,
  );
  return new Map(found.rows.map((row) => [row.email, row.id]));
}

/** A role that holds from a day on, for all entities of a municipality. */
export interface LocalMembership {
  accountId: number;
  role: Role;
  municipalityId: number;
  fromOn: string;
}

/** Gives many memberships in one statement. @returns them with their ids, in the order given. */
export async function insertMemberships<Row extends LocalMembership>(
  tx: ActorTx,
  rows: readonly Row[],
): Promise<(Row & { id: number })[]> {
  const made = await tx.q
    .insertInto('membership')
    .values(
      rows.map((row) => ({
        service_id: tx.actor.serviceId,
        account_id: row.accountId,
        role: row.role,
        municipality_id: row.municipalityId,
        entity_limited: false,
        from_on: row.fromOn,
        until_on: null,
        created_at: tx.now,
        created_by: tx.actor.accountId,
      })),
    )
    .returning(['id', 'account_id', 'role', 'municipality_id'])
    .execute();
  const ids = new Map(made.map((one) => [`${one.account_id} ${one.role} ${one.municipality_id}`, one.id]));
  return rows.map((row) => ({ ...row, id: ids.get(`${row.accountId} ${row.role} ${row.municipalityId}`) ?? 0 }));
}

/** As `endSessionsOf` for many at once, in one statement. */
export async function endSessionsOfAll(tx: ActorTx, accounts: readonly number[]): Promise<void> {
  await sql`select end_sessions(a) from unnest(${[...accounts]}::integer[]) as a`.execute(tx.q);
}

/** As `keepInvitationLink` for many at once, in one statement. @returns those who have no password and need theirs. */
export async function keepInvitationLinks(
  tx: ActorTx,
  links: readonly { accountId: number; tokenHash: string }[],
  expiresAt: Date,
): Promise<Set<number>> {
  const made = await sql<{ account: number; made: boolean }>`
    select l."accountId" as account, invitation_link(l."tokenHash", l."accountId", ${tx.now}, ${expiresAt}) as made
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as l ("accountId" integer, "tokenHash" text)`.execute(
    tx.q,
  );
  return new Set(made.rows.filter((row) => row.made).map((row) => row.account));
}
