import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';
import { Database, type QueryListener } from './connection.server.ts';
import { lockFolder } from './folder-lock.server.ts';

/** Where the database is: a PostgreSQL server by its address, or the embedded one by its folder. */
export type DatabasePlace =
  | { kind: 'server'; url: string; ownerUrl: string | undefined }
  | { kind: 'embedded'; folder: string };

/** A pool for the owner of the tables: migrations, generated types and demo data, never a request. */
export interface Opened {
  database: Database;
  /** Runs `work` on one connection as the owner of all tables. */
  asOwner: <T>(work: (client: pg.ClientBase) => Promise<T>) => Promise<T>;
  engine: 'postgresql' | 'pglite';
  close: () => Promise<void>;
}

/** Days stay text and whole numbers numbers: a JavaScript Date would move a day across a zone. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === 1082) return (value: string) => value;
    if (oid === 20) return Number;
    return pg.types.getTypeParser(oid, format as 'text');
  }) as typeof pg.types.getTypeParser,
};

export interface OpenOptions {
  onQuery?: QueryListener | undefined;
  /** Called when an idle connection breaks, as when a server restarts; without it the process would end. */
  onError?: ((error: Error) => void) | undefined;
  poolSize?: number;
  /** How long a transaction waits for a connection to a server before it fails; a page must not hang longer. */
  waitMs?: number;
}

/** Opens the database at a place; migrating it is a separate step. @throws when the embedded folder is in use. */
export function openDatabase(place: DatabasePlace, options: OpenOptions = {}): Promise<Opened> {
  return place.kind === 'server' ? openServer(place, options) : openEmbeddedFolder(place.folder, options);
}

async function openServer(place: { url: string; ownerUrl: string | undefined }, options: OpenOptions): Promise<Opened> {
  const pool = new pg.Pool({
    connectionString: place.url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: options.waitMs ?? 2_500,
    // A new connection plans every statement anew; five quiet minutes are cheaper than that.
    idleTimeoutMillis: 300_000,
    statement_timeout: 20_000,
    idle_in_transaction_session_timeout: 30_000,
    // Row security makes the planner expect costly statements, and compiling those takes seconds where they take milliseconds.
    options: '-c jit=off',
    types,
  });
  pool.on('error', (error) => options.onError?.(error));
  const database = new Database(pool, async () => {}, options.onQuery);
  return {
    database,
    engine: 'postgresql',
    asOwner: async (work) => {
      const client = new pg.Client({ connectionString: place.ownerUrl ?? place.url, types });
      await client.connect();
      try {
        return await work(client);
      } finally {
        await client.end();
      }
    },
    close: () => database.close(),
  };
}

/** What the migrations install must be given to PGlite at every opening: it holds no extension by itself. */
export const EMBEDDED_EXTENSIONS = { pg_trgm, unaccent };

async function openEmbeddedFolder(folder: string, options: OpenOptions): Promise<Opened> {
  mkdirSync(folder, { recursive: true });
  const unlock = lockFolder(folder);
  try {
    const pglite = await PGlite.create(join(folder, 'pg'), { extensions: EMBEDDED_EXTENSIONS });
    return openEmbedded(pglite, options, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

/**
 * The embedded database behind PGlite's own node-postgres shim and a pool of one: the published Kysely adapters have no
 * mutex, and two transactions at once would see each other's tenant.
 */
export function openEmbedded(pglite: PGlite, options: OpenOptions = {}, release: () => void = () => {}): Opened {
  const pool = new pg.Pool({ ...createPgConfig(pglite), max: 1, connectionTimeoutMillis: 20_000, types });
  pool.on('error', (error) => options.onError?.(error));
  const database = new Database(
    pool,
    async () => {
      await pglite.close();
      release();
    },
    options.onQuery,
  );
  return {
    database,
    engine: 'pglite',
    asOwner: async (work) => {
      const client = await pool.connect();
      try {
        await client.query(EMBEDDED_OWNER);
        await client.query('set role waarborg_owner');
        return await work(client);
      } finally {
        await client.query('reset role');
        client.release();
      }
    },
    close: () => database.close(),
  };
}

/** The embedded session is a superuser, which row-level security would not bind; tables belong to an ordinary role. */
const EMBEDDED_OWNER = `do $$ begin
  if not exists (select 1 from pg_roles where rolname = 'waarborg_owner') then
    create role waarborg_owner nologin createrole;
    grant create, usage on schema public to waarborg_owner with grant option;
    alter schema public owner to waarborg_owner;
  end if;
  execute format('grant create on database %I to waarborg_owner', current_database());
end $$`;
