import type pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { withSystem } from '#db/connection.server.ts';
import { listMigrations, MigrationFault, migrate, pendingMigrations } from '#db/migrate.server.ts';
import { findPending } from '#db/readiness.server.ts';
import { NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();

function made(name: string, text: string, hash = `hash of ${text}`) {
  return { name, text, hash };
}
const all = listMigrations();
const names = () =>
  db.sql<{ name: string }>('select name from migration order by name').then((rows) => rows.map((row) => row.name));

describe('migrations', () => {
  it('are numbered without gaps, each number once', () => {
    expect(all.map(({ name }) => Number(name.slice(0, 4)))).toEqual(all.map((_, index) => index + 1));
  });

  it('have run in their order, and run once', async () => {
    expect(await names()).toEqual(all.map(({ name }) => name));
    expect(await db.asOwner((client) => migrate(client))).toEqual([]);
    expect(await db.asOwner(pendingMigrations)).toEqual([]);
  });

  it('a new one runs alone', async () => {
    const more = [...all, made('0900_more.sql', 'create table extra_900 (id integer)')];
    expect(await db.asOwner((client) => migrate(client, more))).toEqual(['0900_more.sql']);
    expect(await db.asOwner((client) => migrate(client, more))).toEqual([]);
    await db.sql('drop table extra_900');
    await db.sql(`delete from migration where name = '0900_more.sql'`);
  });

  it('one that fails leaves nothing behind, keeps those before it, and says why', async () => {
    const more = [
      ...all,
      made('0900_good.sql', 'create table extra_900 (id integer)'),
      made('0901_bad.sql', 'create table extra_901 (id integer); select nonsense'),
      made('0902_never.sql', 'create table extra_902 (id integer)'),
    ];
    await expect(db.asOwner((client) => migrate(client, more))).rejects.toThrow('nonsense');
    const there = await db.sql<{ name: string | null }>(
      `select to_regclass('public.extra_900')::text as name union all select to_regclass('public.extra_901')::text
       union all select to_regclass('public.extra_902')::text`,
    );
    expect(there.map((row) => row.name)).toEqual(['extra_900', null, null]);
    expect(await db.asOwner((client) => migrate(client, more.slice(0, -2)))).toEqual([]);
    await db.sql('drop table extra_900');
    await db.sql(`delete from migration where name = '0900_good.sql'`);
  });

  it('refuses a text that changed after it ran, and a migration that it does not know', async () => {
    const [first, ...rest] = all;
    const changed = [{ ...(first as (typeof all)[number]), hash: 'another' }, ...rest];
    await expect(db.asOwner((client) => migrate(client, changed))).rejects.toThrow(MigrationFault);
    await expect(db.asOwner((client) => migrate(client, changed))).rejects.toThrow(
      '0001_roles_and_identity.sql ran with another text',
    );
    await expect(db.asOwner((client) => migrate(client, all.slice(0, -1)))).rejects.toThrow(
      'this version does not know',
    );
  });

  it('lets go of its lock, also after a failure', async () => {
    await expect(db.asOwner((client) => migrate(client, [...all, made('0900_bad.sql', 'nonsense')]))).rejects.toThrow();
    const held = await db.sql(`select 1 from pg_locks where locktype = 'advisory' and objid = 7202611 and database =
      (select oid from pg_database where datname = current_database())`);
    expect(held).toEqual([]);
  });

  it('a process that may not migrate sees by the worker what is missing', async () => {
    expect(await withSystem(db.database, NOW, findPending)).toEqual([]);
    const last = all.at(-1)?.name ?? '';
    const row = (await db.sql<{ hash: string }>('delete from migration where name = $1 returning hash', [last]))[0];
    expect(await withSystem(db.database, NOW, findPending)).toEqual([last]);
    await db.sql('insert into migration (name, hash) values ($1, $2)', [last, row?.hash]);
  });

  if (process.env.TEST_DATABASE_URL) {
    it('eight processes at once run each migration once', async () => {
      const more = [...all, made('0900_once.sql', 'create table once_900 (id integer); select pg_sleep(0.1)')];
      const ran = await Promise.all(Array.from({ length: 8 }, () => db.asOwner((client) => migrate(client, more))));
      expect(ran.flat()).toEqual(['0900_once.sql']);
    });
  } else {
    it('the embedded owner is no superuser, so that row security binds it as well', async () => {
      const role = await db.asOwner(
        async (client: pg.ClientBase) =>
          (await client.query('select rolsuper, rolbypassrls from pg_roles where rolname = current_user')).rows,
      );
      expect(role).toEqual([{ rolsuper: false, rolbypassrls: false }]);
    });
  }
});

afterAll(async () => {
  await db.sql('drop table if exists once_900');
});
