import { type AddressInfo, connect, createServer, Socket } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { prepareDatabase } from '#app/http/server/prepare.server.ts';
import { StartFault } from '#app/http/server/start-fault.ts';
import { withSystem } from '#db/connection.server.ts';
import { EMBEDDED_EXTENSIONS, openDatabase, openEmbedded } from '#db/open.server.ts';
import { findPending } from '#db/readiness.server.ts';
import { watchServer } from '#db/watch.server.ts';
import { NOW } from '#test/support/builders.ts';
import { LOGIN, LOGIN_PASSWORD, OWNER, OWNER_PASSWORD, placeUrl } from '#test/support/places.ts';
import { ask, page, serveStub } from './support.ts';

// A new embedded database takes seconds to make.
vi.setConfig({ testTimeout: 120_000 });
const url = process.env.TEST_DATABASE_URL;

interface Proxy {
  port: number;
  hang: (yes: boolean) => void;
}

/** Carries bytes to a server, or keeps them while it hangs: accepts, and says nothing, and loses nothing. */
async function aProxy(target: { host: string; port: number } | null): Promise<Proxy> {
  let hanging = target === null;
  const kept: (() => void)[] = [];
  const open = new Set<Socket>();
  const carry = (from: Socket, to: Socket) => {
    from.on('data', (bytes) => {
      if (hanging) kept.push(() => to.write(bytes));
      else to.write(bytes);
    });
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroy());
    open.add(from);
  };
  const server = createServer((near) => {
    const far = target ? connect(target.port, target.host) : new Socket();
    carry(near, far);
    carry(far, near);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  afterAll(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  const hang = (yes: boolean) => {
    hanging = yes;
    if (!yes) for (const send of kept.splice(0)) send();
  };
  return { port: (server.address() as AddressInfo).port, hang };
}

describe('watching a server', () => {
  it('tells within 3 s that one which accepts but never answers is lost, once, to everybody who listens', async () => {
    const { port } = await aProxy(null);
    const changes: boolean[] = [];
    let told = 0;
    const watch = watchServer(`postgresql://nobody@127.0.0.1:${port}/x`, (lost) => changes.push(lost));
    const began = Date.now();
    watch.onLost(() => {
      told += 1;
    });
    const stop = watch.onLost(() => expect.unreachable('no longer listening'));
    stop();
    await expect.poll(() => watch.lost, { timeout: 5_000, interval: 20 }).toBe(true);
    expect(Date.now() - began).toBeLessThan(3_000);
    expect([changes, told]).toEqual([[true], 1]);
    await watch.stop();
  });
});

describe('preparing', () => {
  it('the embedded database needs no login and no owner', async () => {
    const own = openEmbedded(await PGlite.create({ extensions: EMBEDDED_EXTENSIONS }));
    const ran = await prepareDatabase(own, { databaseUrl: undefined, databaseOwnerUrl: undefined }, NOW);
    expect(ran[0]).toBe('0001_roles_and_identity.sql');
    expect(await withSystem(own.database, NOW, findPending)).toEqual([]);
    await own.close();
  });
});

if (url) {
  const made: { databases: string[]; roles: string[] } = { databases: [], roles: [] };
  const asRoot = async (...statements: string[]) => {
    const root = new pg.Client({ connectionString: url });
    await root.connect();
    for (const statement of statements) await root.query(statement);
    await root.end();
  };
  const unique = () => crypto.randomUUID().slice(0, 8);

  async function aDatabase(): Promise<string> {
    const name = `waarborg_start_${unique()}`;
    await asRoot(`create database ${name} owner ${OWNER}`);
    made.databases.push(name);
    await asRootIn(name, `alter schema public owner to ${OWNER}`);
    return name;
  }
  async function asRootIn(name: string, ...statements: string[]) {
    const root = new pg.Client({ connectionString: placeUrl(url ?? '', name) });
    await root.connect();
    for (const statement of statements) await root.query(statement);
    await root.end();
  }
  async function aRole(options: string): Promise<string> {
    const name = `waarborg_role_${unique()}`;
    await asRoot(`create role ${name} login ${options}`);
    made.roles.push(name);
    return name;
  }
  async function prepare(name: string, login: string, owner?: string) {
    const place = {
      databaseUrl: placeUrl(url ?? '', name, login, LOGIN_PASSWORD),
      databaseOwnerUrl: owner && placeUrl(url ?? '', name, owner, OWNER_PASSWORD),
    };
    const opened = await openDatabase({ kind: 'server', url: place.databaseUrl, ownerUrl: place.databaseOwnerUrl });
    try {
      return await prepareDatabase(opened, place, NOW);
    } finally {
      await opened.close();
    }
  }
  const faultOf = (work: Promise<unknown>) =>
    work.then(
      () => '',
      (error: Error) => `${error instanceof StartFault}: ${error.message}`,
    );

  afterAll(async () => {
    for (const name of made.databases) await asRoot(`drop database if exists ${name} with (force)`);
    for (const name of made.roles) await asRoot(`drop owned by ${name}`, `drop role ${name}`).catch(() => {});
  });

  describe('starting on a PostgreSQL server', () => {
    it('migrates with the owner, lets the login take its roles, and is then content without the owner', async () => {
      const name = await aDatabase();
      const login = await aRole('noinherit');
      expect(await faultOf(prepare(name, login))).toMatch(
        /^true: The database of DATABASE_URL was never migrated\. Run `npm run migrate`/,
      );
      expect((await prepare(name, login, OWNER)).length).toBeGreaterThan(5);
      expect(await prepare(name, login, OWNER)).toEqual([]);
      expect(await prepare(name, login)).toEqual([]);
      await asRootIn(name, `delete from migration where name = (select max(name) from migration)`);
      expect(await faultOf(prepare(name, login))).toMatch(
        /^true: The database of DATABASE_URL lacks 1 migration\(s\), from \d{4}_/,
      );
    });

    const doors = 'waarborg_web, waarborg_worker, waarborg_gate';
    const refusals: [string, string, string, boolean][] = [
      ['a superuser', 'superuser noinherit', 'is a superuser', true],
      ['a login past row security', 'bypassrls noinherit', 'bypasses row-level security', true],
      ['a login that may make roles', 'createrole noinherit', 'may make roles', true],
      ['a login without its roles', 'noinherit', 'may not take the roles it needs', false],
      ['a login that inherits', 'inherit', 'inherits the rights of waarborg_web', true],
    ];
    it.each(refusals)('refuses %s, and the statement that it gives mends it', async (_who, options, why, member) => {
      const name = await aDatabase();
      await prepare(name, LOGIN, OWNER);
      const login = await aRole(options);
      if (member) await asRoot(`grant ${doors} to ${login}`);
      const fault = await faultOf(prepare(name, login));
      expect(fault).toContain(why);
      expect(fault).toMatch(/^true: [^\n]+$/);
      await asRoot(/Mend: (.+;)$/.exec(fault)?.[1] ?? 'no mend');
      expect(await prepare(name, login)).toEqual([]);
    });

    it('refuses the owner, and who can become the owner', async () => {
      const name = await aDatabase();
      await prepare(name, LOGIN, OWNER);
      const friend = await aRole('noinherit');
      await asRoot(`grant ${doors} to ${friend}`, `grant ${OWNER} to ${friend}`);
      expect(await faultOf(prepare(name, friend))).toContain('owns the tables or can become their owner');
      const opened = await openDatabase({
        kind: 'server',
        url: placeUrl(url, name, OWNER, OWNER_PASSWORD),
        ownerUrl: undefined,
      });
      const place = { databaseUrl: placeUrl(url, name, OWNER, OWNER_PASSWORD), databaseOwnerUrl: undefined };
      expect(await faultOf(prepareDatabase(opened, place, NOW))).toContain('owns the tables');
      await opened.close();
    });

    it('says what cannot be reached, without the password', async () => {
      const nowhere = 'postgresql://app:hunter2@127.0.0.1:1/x';
      const opened = await openDatabase({ kind: 'server', url: nowhere, ownerUrl: undefined });
      const place = { databaseUrl: nowhere, databaseOwnerUrl: undefined };
      const fault = await faultOf(prepareDatabase(opened, place, NOW));
      expect(fault).toMatch(/^true: Setting DATABASE_URL: the database cannot be reached \(ECONNREFUSED/);
      expect(fault).not.toContain('hunter2');
      await opened.close();
      expect(await faultOf(prepare('waarborg_no_such', LOGIN))).toContain(
        'true: Setting DATABASE_URL: the database cannot be reached (3D000',
      );
    });

    it('says that the owner may not make what is needed', async () => {
      const name = await aDatabase();
      const poor = await aRole('noinherit');
      const opened = await openDatabase({
        kind: 'server',
        url: placeUrl(url, name, LOGIN, LOGIN_PASSWORD),
        ownerUrl: placeUrl(url, name, poor, ''),
      });
      const place = {
        databaseUrl: placeUrl(url, name, LOGIN, LOGIN_PASSWORD),
        databaseOwnerUrl: placeUrl(url, name, poor, ''),
      };
      expect(await faultOf(prepareDatabase(opened, place, NOW))).toContain(
        "true: The owner's login of DATABASE_OWNER_URL lacks a right",
      );
      await opened.close();
    });
  });

  describe('a server that stops answering', () => {
    it('gives a readable page within 3 s to who waits and at once to who comes, and is back within 5 s', async () => {
      const name = await aDatabase();
      await prepare(name, LOGIN, OWNER);
      const target = new URL(url);
      const proxy = await aProxy({ host: target.hostname, port: Number(target.port) });
      const through = placeUrl(url, name, LOGIN, LOGIN_PASSWORD).replace(`:${target.port}/`, `:${proxy.port}/`);
      const opened = await openDatabase({
        kind: 'server',
        url: through,
        ownerUrl: placeUrl(url, name, OWNER, OWNER_PASSWORD),
      });
      const loader = async () => ({ pending: await withSystem(opened.database, NOW, findPending) });
      const served = { ...opened, count: () => 0, sql: async () => [] };
      const routes = [{ path: 'page', module: { ...page, loader } }];
      const server = await serveStub(served, routes, { environment: { DATABASE_URL: through } });
      expect((await ask(server.port, 'GET', '/page')).status).toBe(200);
      proxy.hang(true);
      const began = Date.now();
      const answer = await ask(server.port, 'GET', '/page');
      expect([answer.status, Date.now() - began < 3_000]).toEqual([503, true]);
      expect(answer.body).toContain('niet bereikbaar');
      const again = Date.now();
      expect((await ask(server.port, 'GET', '/page')).status).toBe(503);
      expect(Date.now() - again).toBeLessThan(300);
      expect((await ask(server.port, 'GET', '/readyz')).status).toBe(503);
      proxy.hang(false);
      const back = Date.now();
      await expect.poll(async () => (await ask(server.port, 'GET', '/page')).status, { timeout: 6_000 }).toBe(200);
      expect(Date.now() - back).toBeLessThan(5_000);
      await server.close();
      await opened.close();
    });
  });
}
