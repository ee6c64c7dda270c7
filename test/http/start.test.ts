import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { describe, expect, it, vi } from 'vitest';
import { prepareDatabase } from '#app/http/server/prepare.server.ts';
import { startServer } from '#app/http/server/start.server.ts';
import { StartFault } from '#app/http/server/start-fault.ts';
import { readSettings } from '#app/http/settings.server.ts';
import { hashToken } from '#app/outside/secrets.server.ts';
import { EMBEDDED_EXTENSIONS, openDatabase, openEmbedded } from '#db/open.server.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';
import { ask, page, serveStub, stubBuild } from './support.ts';

// A new embedded database takes seconds to make.
vi.setConfig({ testTimeout: 120_000 });
const db = await freshDatabase();

function start(environment: Record<string, string>) {
  const data = mkdtempSync(join(tmpdir(), 'waarborg-start-'));
  return startServer({
    settings: readSettings({ PORT: '0', WAARBORG_DATA: data, LOG_LEVEL: 'silent', ...environment }),
    build: stubBuild([]),
    opened: { ...db, close: async () => {} },
    now: () => NOW,
    jobs: false,
  });
}

describe('an empty installation', () => {
  const links = () =>
    db.sql<{ token_hash: string; used: boolean; hours: number }>(
      `select token_hash, used_at is not null as used, extract(epoch from expires_at - created_at)::integer / 3600 as hours
       from single_use_link where kind = 'first_run' order by used_at nulls last`,
    );

  it('has a first-run page behind a token that stands on the console alone, and a new start replaces it', async () => {
    const first = await serveStub(db, []);
    const token = /^http:\/\/localhost:\d+\/first-run\?token=([\w-]{43})$/.exec(first.firstRun ?? '')?.[1] ?? '';
    expect(await links()).toEqual([{ token_hash: hashToken(token), used: false, hours: 24 }]);
    const second = await serveStub(db, []);
    expect(second.firstRun).not.toBe(first.firstRun);
    expect((await links()).map(({ used }) => used)).toEqual([true, false]);
    expect(JSON.stringify([first.lines(), second.lines()])).not.toContain(token);
  });

  it('is no longer empty once somebody is known', async () => {
    const { aService, aPerson } = builders(db);
    await aPerson(await aService(), 'admin');
    expect((await serveStub(db, [])).firstRun).toBeNull();
  });
});

describe('a start that cannot be', () => {
  it('says that the port is taken', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
    });
    await expect(start({ PORT: String(port) })).rejects.toThrow(
      `Setting PORT: 127.0.0.1:${port} is taken by another process`,
    );
    other.close();
  });

  it('says that the address is not of this machine', async () => {
    await expect(start({ HOST: '203.0.113.7' })).rejects.toThrow(
      'Setting PORT: 203.0.113.7:0 cannot be used (EADDRNOTAVAIL).',
    );
  });

  it('says that the data folder cannot be written', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'waarborg-start-')), 'file');
    writeFileSync(file, '');
    await expect(start({ WAARBORG_DATA: join(file, 'data') })).rejects.toThrow(
      /^Setting WAARBORG_DATA: the folder .* cannot be written \(ENOTDIR\)\.$/,
    );
  });

  it('says which process uses the data folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'waarborg-start-'));
    const holder = await openDatabase({ kind: 'embedded', folder });
    const settings = readSettings({ PORT: '0', WAARBORG_DATA: folder, LOG_LEVEL: 'silent' });
    const starting = startServer({ settings, build: stubBuild([]), jobs: false });
    await expect(starting).rejects.toThrow(StartFault);
    await expect(startServer({ settings, build: stubBuild([]), jobs: false })).rejects.toThrow(
      `in use by process ${process.pid}`,
    );
    await holder.close();
  });
});

describe('the demo', () => {
  async function ownFolder(email: string): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), 'waarborg-demo-'));
    const opened = await openDatabase({ kind: 'embedded', folder });
    await prepareDatabase(opened, { databaseUrl: undefined, databaseOwnerUrl: undefined }, NOW);
    await opened.asOwner((client) =>
      client.query(`insert into account (email, name, created_at) values ($1, 'x', $2)`, [email, NOW]),
    );
    await opened.close();
    return folder;
  }
  const startIn = (folder: string, demo: boolean) =>
    startServer({
      settings: readSettings({ PORT: '0', WAARBORG_DATA: folder, WAARBORG_DEMO: String(demo), LOG_LEVEL: 'silent' }),
      build: stubBuild([]),
      jobs: false,
    });

  it('is not served on the database of real people, whose second factor it would lift', async () => {
    const folder = await ownFolder('an@zandbeke.example');
    await expect(startIn(folder, true)).rejects.toThrow('Setting WAARBORG_DEMO: this database holds real people');
    await (await startIn(folder, false)).close();
  });

  it('is not served as real work, for everybody knows its passwords', async () => {
    const folder = await ownFolder('dpo@demo.example');
    await expect(startIn(folder, false)).rejects.toThrow('Setting WAARBORG_DEMO: this database holds the demo');
    await (await startIn(folder, true)).close();
  });
});

describe('readiness', () => {
  it('needs every migration of this version', async () => {
    const server = await serveStub(db, []);
    const ready = async () => (await ask(server.port, 'GET', '/readyz')).status;
    expect(await ready()).toBe(200);
    const kept = await db.sql<{ name: string; hash: string }>(
      'delete from migration where name = (select max(name) from migration) returning name, hash',
    );
    expect(await ready()).toBe(503);
    await db.sql('insert into migration (name, hash) values ($1, $2)', [kept[0]?.name, kept[0]?.hash]);
    expect(await ready()).toBe(200);
  });

  it('ends with the database; the process stays alive and says so', async () => {
    const own = openEmbedded(await PGlite.create({ extensions: EMBEDDED_EXTENSIONS }));
    const server = await serveStub(db, [{ path: 'page', module: { ...page, loader: () => null } }], { opened: own });
    expect((await ask(server.port, 'GET', '/readyz')).status).toBe(200);
    await own.close();
    expect((await ask(server.port, 'GET', '/readyz')).status).toBe(503);
    expect((await ask(server.port, 'GET', '/healthz')).status).toBe(200);
    own.close = async () => {};
  });
});

describe('the clock', () => {
  it('is the one that was given', async () => {
    const { house } = await serveStub(db, []);
    expect(house.now()).toEqual(NOW);
  });
});
