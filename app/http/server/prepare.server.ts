import pg from 'pg';
import { withSystem } from '#db/connection.server.ts';
import { loadFrameworks } from '#db/load-frameworks.server.ts';
import { MigrationFault, migrate } from '#db/migrate.server.ts';
import type { Opened } from '#db/open.server.ts';
import { findLoginFault, findPending, grantDoors } from '#db/readiness.server.ts';
import type { Settings } from '../settings.server.ts';
import { StartFault } from './start-fault.ts';

type Place = Pick<Settings, 'databaseUrl' | 'databaseOwnerUrl'>;

/**
 * Brings an open database to this version, where this process may: the embedded one, a test's own, or a server whose
 * owner is given. Otherwise it only looks. On a server the login that will serve must be one that row-level security binds.
 * @returns the migrations that ran.
 * @throws {StartFault} with one line that says what to do.
 */
export async function prepareDatabase(opened: Opened, place: Place, now: Date): Promise<string[]> {
  const { databaseUrl, databaseOwnerUrl } = place;
  const mayMigrate = opened.engine === 'pglite' || databaseOwnerUrl !== undefined || databaseUrl === undefined;
  const login = databaseUrl ? await withClient(databaseUrl, 'DATABASE_URL', loginName) : null;
  const ran = mayMigrate ? await bringUp(opened, now, login) : [];
  if (databaseUrl) {
    if (!mayMigrate && !(await withClient(databaseUrl, 'DATABASE_URL', wasMigrated)))
      throw notMigrated('was never migrated');
    const fault = await withClient(databaseUrl, 'DATABASE_URL', findLoginFault);
    if (fault) throw new StartFault(fault);
  }
  if (!mayMigrate) await refusePending(opened, now);
  return ran;
}

async function loginName(client: pg.ClientBase): Promise<string> {
  const answer = await client.query<{ login: string }>('select session_user::text as login');
  return answer.rows[0]?.login ?? '';
}

async function bringUp(opened: Opened, now: Date, login: string | null): Promise<string[]> {
  try {
    return await opened.asOwner(async (client) => {
      const ran = await migrate(client);
      await loadFrameworks(client, now);
      if (login && login !== (await loginName(client))) await grantDoors(client, login);
      return ran;
    });
  } catch (error) {
    throw ownerFault(error);
  }
}

function ownerFault(error: unknown): unknown {
  if (error instanceof MigrationFault) return new StartFault(error.message);
  const { code, message } = error as { code?: string; message?: string };
  if (code === '42501') {
    return new StartFault(
      `The owner's login of DATABASE_OWNER_URL lacks a right (${message}). It must own the database and may make roles. Mend: alter role <owner> createrole; alter database <database> owner to <owner>;`,
    );
  }
  return unreachable(error, 'DATABASE_OWNER_URL') ?? error;
}

/** By the catalogue, which everybody may read; the table itself is for who may take the worker's role. */
async function wasMigrated(client: pg.ClientBase): Promise<boolean> {
  const table = "select 1 from pg_class where relname = 'migration' and relnamespace = 'public'::regnamespace";
  return (await client.query(table)).rowCount === 1;
}

async function refusePending(opened: Opened, now: Date): Promise<void> {
  const pending = await withSystem(opened.database, now, findPending);
  if (pending.length > 0) throw notMigrated(`lacks ${pending.length} migration(s), from ${pending[0]}`);
}

function notMigrated(what: string): StartFault {
  return new StartFault(
    `The database of DATABASE_URL ${what}. Run \`npm run migrate\` with DATABASE_OWNER_URL set to its owner, or set it here as well.`,
  );
}

async function withClient<T>(url: string, setting: string, work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    throw unreachable(error, setting) ?? error;
  } finally {
    await client.end().catch(() => {});
  }
}

/** A database that is not there, does not know the login, or has another name; never with the password in it. */
function unreachable(error: unknown, setting: string): StartFault | null {
  const { code, message } = error as { code?: string; message?: string };
  const known = /^(ECONN|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_AGAIN|28|3D000|57P03|53300)/.test(code ?? '');
  if (!known && !/timeout expired|Connection terminated/.test(message ?? '')) return null;
  return new StartFault(
    `Setting ${setting}: the database cannot be reached (${code ?? 'no answer'} ${message ?? ''}).`,
  );
}
