import { sql } from 'kysely';
import type pg from 'pg';
import type { SystemTx } from './connection.server.ts';
import { listMigrations } from './migrate.server.ts';

/** The roles that the doors take; the login of the web process must be able to become each of them, and nothing more. */
export const DOOR_ROLES = ['waarborg_web', 'waarborg_worker', 'waarborg_gate'] as const;

/** Waarborg's statements and its row-level security are written for this version and later. */
export const LEAST_VERSION = 15;

interface LoginFacts {
  login: string;
  version: number;
  superuser: boolean;
  bypasses: boolean;
  makes_roles: boolean;
  owns: boolean;
  missing: string[];
  inherits: string[];
}

/**
 * Why this login may not serve requests, in one line with the statement that mends it, or null when it may. Row-level
 * security does not bind a superuser, a login that bypasses it, or one that could become the owner of the tables; and a
 * login that inherits its roles would have the worker's rights without taking the worker's door.
 */
export async function findLoginFault(client: pg.ClientBase): Promise<string | null> {
  const facts = await readLogin(client);
  const login = `"${facts.login}"`;
  if (facts.version < LEAST_VERSION)
    return `PostgreSQL ${LEAST_VERSION} or later is needed; this server is version ${facts.version}.`;
  if (facts.superuser)
    return `The login ${login} of DATABASE_URL is a superuser, whom row-level security does not bind. Mend: alter role ${login} nosuperuser;`;
  if (facts.bypasses)
    return `The login ${login} of DATABASE_URL bypasses row-level security. Mend: alter role ${login} nobypassrls;`;
  if (facts.owns)
    return `The login ${login} of DATABASE_URL owns the tables or can become their owner. Give DATABASE_URL another login, and the owner's to DATABASE_OWNER_URL. Mend: create role waarborg_app login noinherit password '…'; grant ${DOOR_ROLES.join(', ')} to waarborg_app;`;
  if (facts.makes_roles)
    return `The login ${login} of DATABASE_URL may make roles, and so take any. Mend: alter role ${login} nocreaterole;`;
  if (facts.missing.length > 0)
    return `The login ${login} of DATABASE_URL may not take the roles it needs. Mend: grant ${facts.missing.join(', ')} to ${login}${facts.version >= 16 ? ' with inherit false' : ''};`;
  if (facts.inherits.length > 0)
    return `The login ${login} of DATABASE_URL inherits the rights of ${facts.inherits.join(', ')}. Mend: ${mendInheritance(facts)}`;
  return null;
}

function mendInheritance({ login, version, inherits }: LoginFacts): string {
  const before16 = `alter role "${login}" noinherit;`;
  return version < 16 ? before16 : `${before16} grant ${inherits.join(', ')} to "${login}" with inherit false;`;
}

async function readLogin(client: pg.ClientBase): Promise<LoginFacts> {
  const version = Math.floor(
    Number((await client.query('show server_version_num')).rows[0]?.server_version_num) / 10_000,
  );
  const roles = await client.query<Omit<LoginFacts, 'version' | 'missing' | 'inherits'>>(
    `select rolname as login, rolsuper as superuser, rolbypassrls as bypasses, rolcreaterole as makes_roles,
       exists (select 1 from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
         and pg_has_role(session_user, c.relowner, 'member')) as owns
     from pg_roles where rolname = session_user`,
  );
  const takes = version >= 16 ? 'set' : 'member';
  const doors = await client.query<{ name: string; takes: boolean; inherits: boolean }>(
    `select name, coalesce(pg_has_role(session_user, to_regrole(name)::oid, $2), false) as takes,
       coalesce(pg_has_role(session_user, to_regrole(name)::oid, 'usage'), false) as inherits
     from unnest($1::text[]) as name`,
    [DOOR_ROLES, takes],
  );
  const facts = roles.rows[0];
  if (!facts) throw new Error('The database does not know its own login.');
  return {
    ...facts,
    version,
    missing: doors.rows.filter((door) => !door.takes).map((door) => door.name),
    inherits: doors.rows.filter((door) => door.inherits).map((door) => door.name),
  };
}

/** Lets a login take the doors' roles, without inheriting them. Must run as who made the roles. */
export async function grantDoors(owner: pg.ClientBase, login: string): Promise<void> {
  const version = Number((await owner.query('show server_version_num')).rows[0]?.server_version_num);
  const option = version >= 160_000 ? ' with inherit false' : '';
  await owner.query(`grant ${DOOR_ROLES.join(', ')} to "${login.replaceAll('"', '""')}"${option}`);
}

/** Names of this version's migrations that the database has not had. @throws when the database cannot be reached. */
export async function findPending(tx: SystemTx): Promise<string[]> {
  const done = await sql<{ name: string }>`select name from migration`.execute(tx.q);
  const names = new Set(done.rows.map((row) => row.name));
  return listMigrations()
    .map((migration) => migration.name)
    .filter((name) => !names.has(name));
}
