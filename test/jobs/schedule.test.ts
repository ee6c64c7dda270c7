import { appendFileSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { anchorJournal, anchorsPath, readAnchors } from '#app/jobs/journal-anchors.server.ts';
import { type JobHouse, SCHEDULE } from '#app/jobs/schedule.server.ts';
import { folderFileStore } from '#app/outside/folder-store.server.ts';
import { makeSecrets } from '#app/outside/secrets.server.ts';
import { withActor } from '#db/connection.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { verifyJournal } from '#db/verify-journal.server.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const { aService, aPerson } = builders(db);
const HOUR = 3_600_000;

function aHouse(dataFolder = mkdtempSync(join(tmpdir(), 'waarborg-jobs-'))) {
  const lines: Record<string, unknown>[] = [];
  let now = NOW;
  const house: JobHouse = {
    database: db.database,
    now: () => now,
    settings: { dataFolder, origins: ['http://localhost'] },
    secrets: makeSecrets('x'.repeat(32)),
    log: pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) }),
    files: folderFileStore('/nowhere'),
    transport: null,
  };
  const later = (hours: number) => {
    now = new Date(NOW.getTime() + hours * HOUR);
  };
  return { house, lines, later, path: anchorsPath(dataFolder) };
}

const dpo = await aPerson(await aService(), 'dpo');
const write = () =>
  withActor(db.database, dpo, NOW, (tx) =>
    record(tx, 'dpo', { event: 'account.signed_in', objectType: 'account', objectId: dpo.accountId }),
  );
const verify = async (dataFolder: string) =>
  (await db.asOwner(async (client) => verifyJournal(client, await readAnchors(dataFolder)))).faults;

describe('the anchors of the journal', () => {
  it('name the head of every chain, outside the database, in the file and in the log', async () => {
    await write();
    const { house, lines, path } = aHouse();
    expect(await anchorJournal(house)).toBe(1);
    const head = (await db.sql<{ seq: number; hash: string }>('select seq, hash from journal_head'))[0];
    const line = { serviceId: dpo.serviceId, ...head };
    expect(readFileSync(path, 'utf8')).toBe(`${JSON.stringify({ ...line, at: NOW.toISOString() })}\n`);
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(lines).toEqual([expect.objectContaining({ ...line, msg: 'journal anchored' })]);
    expect(await readAnchors(house.settings.dataFolder)).toEqual([line]);
  });

  it('are written once a day, and hold as the chain grows', async () => {
    const { house, later } = aHouse();
    const folder = house.settings.dataFolder;
    expect(await anchorJournal(house)).toBe(1);
    await write();
    later(23.9);
    expect(await anchorJournal(house)).toBe(0);
    later(24);
    expect(await anchorJournal(house)).toBe(1);
    await write();
    expect(await readAnchors(folder)).toHaveLength(2);
    expect(await verify(folder)).toEqual([]);
  });

  it('begin on a line of their own behind one that was cut off, which is then told', async () => {
    const { house, path } = aHouse();
    writeFileSync(path, '{"serviceId":1,"se');
    expect(await anchorJournal(house)).toBe(1);
    await expect(readAnchors(house.settings.dataFolder)).rejects.toThrow('Line 1 of the anchors');
  });

  it.each(['nonsense', '{"serviceId":1,"seq":1,"hash":"XYZ","at":"x"}', '{"seq":1}'])(
    'are not read past what is none: %s',
    async (line) => {
      const { house, path } = aHouse();
      appendFileSync(path, `${line}\n`);
      await expect(readAnchors(house.settings.dataFolder)).rejects.toThrow('Line 1');
    },
  );

  it('of a folder without any are none', async () => {
    expect(await readAnchors(aHouse().house.settings.dataFolder)).toEqual([]);
  });
});

describe('the schedule', () => {
  const job = (part: string) => SCHEDULE.find(({ name }) => name.includes(part)) ?? expect.unreachable(part);

  it('lists what runs by itself, each under its own name', () => {
    expect(new Set(SCHEDULE.map(({ name }) => name)).size).toBe(SCHEDULE.length);
    for (const { everySeconds } of SCHEDULE) expect(everySeconds).toBeGreaterThanOrEqual(15);
  });

  it('every job runs on a database with nothing to do', async () => {
    const { house } = aHouse();
    for (const { run } of SCHEDULE) await run(house);
  });

  it('forgets what expired, and keeps what still counts', async () => {
    const { house, later } = aHouse();
    await db.sql(
      `insert into session (id_hash, account_id, created_at, last_seen_at, expires_at, absolute_expires_at) values
         ('idle', $1, $2, $2, $2::timestamptz + interval '1 hour', $2::timestamptz + interval '12 hours'),
         ('live', $1, $2, $2, $2::timestamptz + interval '3 hours', $2::timestamptz + interval '12 hours')`,
      [dpo.accountId, NOW],
    );
    await db.sql(
      `insert into form_receipt (key, account_id, act, at) values
         ('receipt-of-long-ago', $1, 'x', $2::timestamptz - interval '8 days'), ('receipt-of-today', $1, 'x', $2)`,
      [dpo.accountId, NOW],
    );
    later(2);
    await job('sessions').run(house);
    await job('receipts').run(house);
    expect(await db.sql('select id_hash from session')).toEqual([{ id_hash: 'live' }]);
    expect(await db.sql('select key from form_receipt')).toEqual([{ key: 'receipt-of-today' }]);
  });
});
