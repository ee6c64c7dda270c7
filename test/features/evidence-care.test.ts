import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import pino from 'pino';
import { afterAll, describe, expect, it } from 'vitest';
import { expiryOf } from '#app/domain/evidence.ts';
import { addFile } from '#app/features/evidence/add-file.server.ts';
import { openEvidence } from '#app/features/evidence/open-evidence.server.ts';
import { sweepFiles } from '#app/features/evidence/sweep-files.server.ts';
import { folderFileStore } from '#app/outside/folder-store.server.ts';
import { NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';
import { evidencing } from '#test/support/evidence.ts';

const db = await freshDatabase();
const folder = mkdtempSync(join(tmpdir(), 'waarborg-care-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const files = folderFileStore(folder);
const house = { database: db.database, now: () => NOW, files, log: pino({ level: 'silent' }) };
const { as, situation, pieces, lines } = evidencing(db);
type Situation = Awaited<ReturnType<typeof situation>>;

const DAY = 86_400_000;
const placeOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
const age = (path: string, days: number) => utimesSync(path, NOW, new Date(NOW.getTime() - days * DAY));
const stored = (text: string) => files.put(Readable.from([Buffer.from(text)]), 1_000);

async function kept(s: Situation, text: string) {
  const { sha256, size } = await stored(text);
  const file = { fileName: 'a.txt', mediaType: 'text/plain', size, sha256 };
  const input = { file, title: '', formKey: randomUUID(), files };
  return { sha256, outcome: await as(s.spoc, (tx) => addFile(tx, s.address, input)) };
}

describe('bytes that changed on disk', () => {
  it('are never given: marked and journalled once, and given again once a back-up brought them back', async () => {
    const s = await situation();
    const { sha256 } = await kept(s, 'het beleid');
    const address = { slug: s.municipality.slug, evidenceId: (await pieces(s.municipality.id))[0]?.id ?? 0 };
    const give = async () => {
      const opened = await openEvidence(house, s.spoc, address);
      if (opened.kind === 'opened') opened.file.bytes.destroy();
      return opened.kind;
    };
    const mark = () => db.sql('select damaged_at from evidence_file where sha256 = $1', [sha256]);
    expect(await give()).toBe('opened');
    writeFileSync(placeOf(sha256), 'het bel3id');
    expect([await give(), await give()]).toEqual(['damaged', 'damaged']);
    expect(await mark()).toEqual([{ damaged_at: NOW }]);
    writeFileSync(placeOf(sha256), 'het beleid');
    expect(await give()).toBe('opened');
    expect(await mark()).toEqual([{ damaged_at: null }]);
    rmSync(placeOf(sha256));
    expect(await give()).toBe('damaged');
    const events = (await lines(s.serviceId)).map(({ event }) => event.replace('evidence.', ''));
    expect(events).toEqual(['added', 'downloaded', 'damaged', 'restored', 'downloaded', 'damaged']);
  });
});

describe('the sweep', () => {
  it('removes what no row names once a day old, leftovers included, and nothing else', async () => {
    const s = await situation();
    const named = (await kept(s, 'genoemd')).sha256;
    const orphan = (await stored('wees')).sha256;
    const young = (await stored('jong')).sha256;
    mkdirSync(join(folder, 'incoming'), { recursive: true });
    for (const name of ['old', 'new']) writeFileSync(join(folder, 'incoming', name), 'half');
    for (const path of [placeOf(named), placeOf(orphan), join(folder, 'incoming', 'old')]) age(path, 2);
    for (const path of [placeOf(young), join(folder, 'incoming', 'new')]) age(path, 0.5);
    expect(await sweepFiles(house)).toBe(2);
    expect(await files.heldSince(orphan)).toBeNull();
    for (const sha256 of [named, young]) expect(await files.heldSince(sha256)).not.toBeNull();
    const left: string[] = [];
    for await (const { key, sha256 } of files.list()) if (sha256 === null) left.push(key);
    expect(left).toEqual(['incoming/new']);
  });

  it('spares bytes that an upload named, or brought again, after the sweep read its list', async () => {
    const s = await situation();
    const text = `opnieuw ${randomUUID()}`;
    const { sha256 } = await stored(text);
    age(placeOf(sha256), 2);
    const late = {
      ...files,
      async *list() {
        for await (const held of files.list()) yield held;
        await stored(text);
        age(placeOf(sha256), 2);
        await as(s.spoc, (tx) =>
          addFile(tx, s.address, {
            file: { fileName: 'a.txt', mediaType: 'text/plain', size: text.length, sha256 },
            title: '',
            formKey: randomUUID(),
            files,
          }),
        );
      },
    };
    await sweepFiles({ ...house, files: late });
    expect(await files.heldSince(sha256)).not.toBeNull();
  });

  it('leaves no row without bytes: an upload whose bytes it took is told to send again', async () => {
    const s = await situation();
    const gone = { heldSince: async () => null };
    const file = { fileName: 'a.txt', mediaType: 'text/plain', size: 1, sha256: 'b'.repeat(64) };
    const outcome = await as(s.spoc, (tx) =>
      addFile(tx, s.address, { file, title: '', formKey: randomUUID(), files: gone }),
    );
    expect(outcome).toEqual({ kind: 'invalid', field: 'file', why: 'broken' });
    expect(await pieces(s.municipality.id)).toEqual([]);
  });
});

describe('a confidential piece', () => {
  it('is known, with its files, to SPOC, director and DPO, and to nobody else', async () => {
    const s = await situation();
    await kept(s, 'vertrouwelijk');
    const { make } = evidencing(db);
    const place = { municipalityId: s.municipality.id };
    const director = await make.aPerson(s.serviceId, 'director', place);
    const auditor = await make.aPerson(s.serviceId, 'auditor', place);
    const head = await make.aPerson(s.serviceId, 'service_director');
    const seen = async () => {
      const counts: number[][] = [];
      for (const who of [s.spoc, director, s.dpo, auditor, head, s.contributor]) {
        const count = (table: 'evidence' | 'evidence_file') =>
          as(who, (tx) =>
            tx.q.selectFrom(table).where('municipality_id', '=', place.municipalityId).select('id').execute(),
          );
        counts.push([(await count('evidence')).length, (await count('evidence_file')).length]);
      }
      return counts;
    };
    const all = Array.from({ length: 6 }, () => [1, 1]);
    expect(await seen()).toEqual(all);
    await db.sql(`update evidence set confidentiality = 'confidential' where municipality_id = $1`, [
      s.municipality.id,
    ]);
    expect(await seen()).toEqual([...all.slice(0, 3), [0, 0], [0, 0], [0, 0]]);
  });
});

it.each([
  [null, null],
  ['2026-01-09', 'expired'],
  ['2026-01-10', 7],
  ['2026-01-17', 7],
  ['2026-01-18', 30],
  ['2026-02-09', 30],
  ['2026-02-10', 60],
  ['2026-03-11', 60],
  ['2026-03-12', null],
] as const)('valid until %s is on 10 January %s', (until, expected) => {
  expect(expiryOf(until, '2026-01-10')).toBe(expected);
});
