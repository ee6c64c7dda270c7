import { sql } from 'kysely';
import type { Role } from '#app/domain/access.ts';
import { localDate } from '#app/domain/dates.ts';
import type { ActorTx, GateTx } from '../connection.server.ts';
import { hasPasskey } from './passkeys.server.ts';
import { countsOn } from './sessions.server.ts';

/** Somebody at the door: what is needed to judge who that is, and nothing of what they keep. */
export interface Visitor {
  accountId: number;
  email: string;
  name: string;
  language: 'nl' | 'en';
  suspended: boolean;
  passwordHash: string | null;
  hasSecondFactor: boolean;
  /** The service in which the person has a membership that counts today; the first one where there are several. */
  serviceId: number | null;
}

/** The account with an e-mail address, or null. */
export async function findVisitorByEmail(tx: GateTx, email: string): Promise<Visitor | null> {
  return findVisitor(tx, (query) => query.where('a.email', '=', email.trim().toLowerCase()));
}

/** The account with a number, or null. */
export async function findVisitorById(tx: GateTx, accountId: number): Promise<Visitor | null> {
  return findVisitor(tx, (query) => query.where('a.id', '=', accountId));
}

type VisitorQuery = ReturnType<typeof visitorQuery>;

async function findVisitor(tx: GateTx, only: (query: VisitorQuery) => VisitorQuery): Promise<Visitor | null> {
  return (await only(visitorQuery(tx)).executeTakeFirst()) ?? null;
}

function visitorQuery(tx: GateTx) {
  return tx.q
    .selectFrom('account as a')
    .leftJoin('credential as c', 'c.account_id', 'a.id')
    .select([
      'a.id as accountId',
      'a.email',
      'a.name',
      'a.language',
      sql<boolean>`a.suspended_at is not null`.as('suspended'),
      'c.password_hash as passwordHash',
      sql<boolean>`(c.totp_confirmed_at is not null or ${hasPasskey('a')})`.as('hasSecondFactor'),
    ])
    .select((eb) =>
      eb
        .selectFrom('membership as m')
        .whereRef('m.account_id', '=', 'a.id')
        .where(countsOn(localDate(tx.now)))
        .select(sql<number | null>`min(m.service_id)`.as('id'))
        .as('serviceId'),
    );
}

/** Whether this installation has nobody yet. */
export async function hasNoAccount(tx: GateTx): Promise<boolean> {
  return (await tx.q.selectFrom('account').select('id').limit(1).executeTakeFirst()) === undefined;
}

/** The services in which a person has a membership that counts today. */
export async function listOwnServices(tx: GateTx, accountId: number): Promise<{ id: number; name: string }[]> {
  return tx.q
    .selectFrom('service as v')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('membership as m')
          .whereRef('m.service_id', '=', 'v.id')
          .where('m.account_id', '=', accountId)
          .where(countsOn(localDate(tx.now)))
          .select('m.id'),
      ),
    )
    .orderBy('v.name')
    .select(['v.id', 'v.name'])
    .execute();
}

/** The roles that an invitation is about, each with its service; those that start later count too. */
export async function listRolesOffered(tx: GateTx, accountId: number): Promise<{ service: string; role: Role }[]> {
  return tx.q
    .selectFrom('membership as m')
    .innerJoin('service as v', 'v.id', 'm.service_id')
    .where('m.account_id', '=', accountId)
    .where('m.suspended_at', 'is', null)
    .where((eb) => eb.or([eb('m.until_on', 'is', null), eb('m.until_on', '>=', localDate(tx.now))]))
    .distinct()
    .orderBy('v.name')
    .orderBy('m.role')
    .select(['v.name as service', 'm.role as role'])
    .execute();
}

/** The own roles that count today, in the service of the session; without a municipality over the whole service. */
export async function listOwnRoles(tx: ActorTx): Promise<{ key: number; role: Role; municipality: string | null }[]> {
  return tx.q
    .selectFrom('membership as m')
    .leftJoin('municipality as g', 'g.id', 'm.municipality_id')
    .where('m.account_id', '=', tx.actor.accountId)
    .where(countsOn(localDate(tx.now)))
    .orderBy('m.id')
    .select(['m.id as key', 'm.role', 'g.name as municipality'])
    .execute();
}

/** Changes the own name, as others read it. */
export async function updateOwnName(tx: ActorTx, name: string): Promise<void> {
  await tx.q.updateTable('account').set({ name }).where('id', '=', tx.actor.accountId).execute();
}

/** Changes the language of somebody's pages and mails. */
export async function updateLanguage(tx: ActorTx | GateTx, accountId: number, language: 'nl' | 'en'): Promise<void> {
  await tx.q.updateTable('account').set({ language }).where('id', '=', accountId).execute();
}

/** The first service, its first administrator, and the membership that makes somebody so. */
export interface FirstRun {
  service: { slug: string; name: string };
  person: { email: string; name: string; language: 'nl' | 'en' };
}

/** Fills an empty installation. The caller has made sure that it is empty and that nobody else fills it. */
export async function insertFirstRun(tx: GateTx, first: FirstRun): Promise<{ serviceId: number; accountId: number }> {
  const service = await tx.q
    .insertInto('service')
    .values({ ...first.service, created_at: tx.now })
    .returning('id')
    .executeTakeFirstOrThrow();
  const account = await tx.q
    .insertInto('account')
    .values({ ...first.person, created_at: tx.now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx.q
    .insertInto('membership')
    .values({
      service_id: service.id,
      account_id: account.id,
      role: 'admin',
      from_on: localDate(tx.now),
      created_at: tx.now,
    })
    .execute();
  return { serviceId: service.id, accountId: account.id };
}
