import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { projectRoot } from './root.server.ts';

/** A migration that was changed after it ran, or that this version does not know. */
export class MigrationFault extends Error {}

interface Migration {
  name: string;
  text: string;
  hash: string;
}

/** All migrations of this version, in order. */
export function listMigrations(folder = join(projectRoot(), 'db', 'migrations')): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}_.+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return { name, text, hash: createHash('sha256').update(text).digest('hex') };
    });
}

/** An arbitrary number that only Waarborg's migrations lock on. */
const LOCK = 7_202_611;

/**
 * Brings the database to this version, each migration in its own transaction, under an advisory lock so that several
 * processes may start at once. Must run as the owner of the tables.
 * @returns the names that ran now.
 * @throws {MigrationFault} when a migration that ran before has another text now.
 */
export async function migrate(client: pg.ClientBase, migrations = listMigrations()): Promise<string[]> {
  await client.query('select pg_advisory_lock($1)', [LOCK]);
  try {
    await client.query(`create table if not exists migration (
      name text primary key, hash text not null, ran_at timestamptz not null default now())`);
    const done = await client.query<{ name: string; hash: string }>('select name, hash from migration order by name');
    const ran = new Map(done.rows.map((row) => [row.name, row.hash]));
    refuseForeign(ran, migrations);
    const fresh = migrations.filter((migration) => !ran.has(migration.name));
    for (const migration of fresh) await runOne(client, migration);
    return fresh.map((migration) => migration.name);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]);
  }
}

/** Names of migrations that have not run yet; what a web process checks when it may not migrate by itself. */
export async function pendingMigrations(client: pg.ClientBase): Promise<string[]> {
  const exists = await client.query<{ found: string | null }>("select to_regclass('public.migration')::text as found");
  if (!exists.rows[0]?.found) return listMigrations().map((migration) => migration.name);
  const done = await client.query<{ name: string }>('select name from migration');
  const names = new Set(done.rows.map((row) => row.name));
  return listMigrations()
    .map((migration) => migration.name)
    .filter((name) => !names.has(name));
}

async function runOne(client: pg.ClientBase, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.text);
    await client.query('insert into migration (name, hash) values ($1, $2)', [migration.name, migration.hash]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

function refuseForeign(ran: Map<string, string>, migrations: Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration.hash]));
  for (const [name, hash] of ran) {
    const mine = known.get(name);
    if (!mine) throw new MigrationFault(`This database has migration ${name}, which this version does not know.`);
    if (mine !== hash) throw new MigrationFault(`Migration ${name} ran with another text than it has now.`);
  }
}
