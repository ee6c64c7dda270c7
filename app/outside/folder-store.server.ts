import { createReadStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileStore, HeldFile, Inspect } from './file-store.server.ts';
import { changedAt, INCOMING, listIncoming, namesIn, spool } from './spool.server.ts';

/** Keeps files in a folder, two levels deep, written beside and renamed into place so that none is ever half there. */
export function folderFileStore(folder: string, inspect?: Inspect): FileStore {
  const place = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  return {
    put: (bytes, limit) =>
      spool(folder, { bytes, limit, inspect }, async (path, { sha256 }) => {
        await mkdir(dirname(place(sha256)), { recursive: true });
        await rename(path, place(sha256));
      }),
    async open(sha256) {
      return (await changedAt(place(sha256))) ? createReadStream(place(sha256)) : null;
    },
    heldSince: (sha256) => changedAt(place(sha256)),
    list: () => listFolder(folder),
    remove: (key) => rm(join(folder, key), { force: true }),
  };
}

async function* listFolder(folder: string): AsyncGenerator<HeldFile> {
  yield* listIncoming(folder);
  for (const shelf of await namesIn(folder)) {
    if (shelf === INCOMING) continue;
    for (const name of await namesIn(join(folder, shelf))) {
      const at = await changedAt(join(folder, shelf, name));
      if (at) yield { key: `${shelf}/${name}`, sha256: /^[0-9a-f]{64}$/.test(name) ? name : null, at };
    }
  }
}
