import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { FileInfected, type FileStore, FileTooLarge, type HeldFile } from '#app/outside/file-store.server.ts';
import { folderFileStore } from '#app/outside/folder-store.server.ts';
import { s3FileStore } from '#app/outside/s3-store.server.ts';
import { anS3Server } from '#test/support/s3.ts';

const root = mkdtempSync(join(tmpdir(), 'waarborg-stores-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const s3 = await anS3Server();
const refuse = async (bytes: Readable) => {
  for await (const _ of bytes);
  throw new FileInfected('stream: Eicar FOUND');
};

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const put = (store: FileStore, bytes: Uint8Array, limit = 10_000_000) => store.put(Readable.from([bytes]), limit);
const leftIn = (folder: string) => (existsSync(join(folder, 'incoming')) ? readdirSync(join(folder, 'incoming')) : []);

async function read(store: FileStore, sha256: string): Promise<Buffer | null> {
  const bytes = await store.open(sha256);
  if (!bytes) return null;
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

async function all(store: FileStore): Promise<HeldFile[]> {
  const held: HeldFile[] = [];
  for await (const one of store.list()) held.push(one);
  return held;
}

const STORES = [
  ['folder', join(root, 'folder'), (folder: string, inspect?: typeof refuse) => folderFileStore(folder, inspect)],
  ['s3', join(root, 's3'), (folder: string, inspect?: typeof refuse) => s3FileStore(s3.place, folder, inspect)],
] as const;

describe.each(STORES)('the store %s', (_name, folder, make) => {
  const store = make(folder);

  it('gives back what it took, byte for byte, also a large file', async () => {
    for (const bytes of [randomBytes(3_000_000), Buffer.from('klein'), Buffer.alloc(0)]) {
      expect(await put(store, bytes)).toEqual({ sha256: hashOf(bytes), size: bytes.length });
      expect((await read(store, hashOf(bytes)))?.equals(bytes)).toBe(true);
    }
    expect(leftIn(folder)).toEqual([]);
  });

  it('keeps equal bytes once, and says when they last came in', async () => {
    const bytes = randomBytes(500);
    await Promise.all([put(store, bytes), put(store, bytes), put(store, bytes)]);
    expect((await all(store)).filter(({ sha256 }) => sha256 === hashOf(bytes))).toHaveLength(1);
    const since = await store.heldSince(hashOf(bytes));
    expect(Math.abs((since?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
  });

  it('has nothing under a hash that it never took', async () => {
    expect(await store.open('0'.repeat(64))).toBeNull();
    expect(await store.heldSince('0'.repeat(64))).toBeNull();
  });

  it('lists what it holds, leftovers of uploads included, and removes by that name; twice is no fault', async () => {
    const bytes = randomBytes(800);
    await put(store, bytes);
    mkdirSync(join(folder, 'incoming'), { recursive: true });
    writeFileSync(join(folder, 'incoming', 'cut-off'), 'half');
    const before = await all(store);
    const file = before.find(({ sha256 }) => sha256 === hashOf(bytes));
    const rest = before.find(({ sha256 }) => sha256 === null);
    expect([file?.key, rest?.key]).toEqual([expect.stringContaining(hashOf(bytes)), 'incoming/cut-off']);
    for (const key of [file?.key ?? '', rest?.key ?? '', file?.key ?? '']) await store.remove(key);
    expect(await store.open(hashOf(bytes))).toBeNull();
    expect((await all(store)).map(({ key }) => key)).toEqual(
      before.map(({ key }) => key).filter((key) => key !== file?.key && key !== rest?.key),
    );
  });

  it('keeps nothing of a file that is too large, cut off, or refused by the scanner', async () => {
    const before = (await all(store)).length;
    await expect(put(store, randomBytes(2_000), 1_000)).rejects.toThrow(FileTooLarge);
    const cut = (async function* () {
      yield randomBytes(10);
      throw new Error('cut off');
    })();
    await expect(store.put(cut, 1_000)).rejects.toThrow('cut off');
    await expect(put(make(folder, refuse), randomBytes(700))).rejects.toThrow(FileInfected);
    expect(await all(store)).toHaveLength(before);
    expect(leftIn(folder)).toEqual([]);
  });
});

describe('the S3-compatible service', () => {
  // s3rver knows keys but looks at no secret, and cannot list more than a page: what is refused here is the key.
  it.each([
    ['an unknown key', { accessKeyId: 'nobody' }],
    ['another bucket', { bucket: 'elsewhere' }],
  ])('takes nothing with %s, and the store says so', async (_what, wrong) => {
    const store = s3FileStore({ ...s3.place, ...wrong }, join(root, 'wrong'));
    await expect(put(store, randomBytes(10))).rejects.toThrow(/answered (403|404) to PUT/);
    await expect(all(store)).rejects.toThrow(/answered (403|404) to LIST/);
    expect(leftIn(join(root, 'wrong'))).toEqual([]);
  });
});
