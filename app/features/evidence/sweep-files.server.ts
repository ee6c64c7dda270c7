import type { FileStore, HeldFile } from '#app/outside/file-store.server.ts';
import { type Database, withSystem } from '#db/connection.server.ts';
import { holdSweep, listNamedHashes } from '#db/queries/evidence-sweep.server.ts';

/** What the sweep needs of the house. */
export interface SweepHouse {
  database: Database;
  now: () => Date;
  files: FileStore;
}

/** An upload is named by a row within minutes; after a day nobody will. */
const KEPT_MS = 24 * 3_600_000;
const BATCH = 500;

/**
 * Removes bytes that no piece of evidence names and what interrupted uploads left, once a day old.
 * @returns how many were removed.
 */
export async function sweepFiles(house: SweepHouse): Promise<number> {
  const before = new Date(house.now().getTime() - KEPT_MS);
  let removed = 0;
  let batch: HeldFile[] = [];
  for await (const held of house.files.list()) {
    if (held.at >= before) continue;
    batch.push(held);
    if (batch.length < BATCH) continue;
    removed += await sweepBatch(house, batch, before);
    batch = [];
  }
  return removed + (await sweepBatch(house, batch, before));
}

async function sweepBatch(house: SweepHouse, batch: readonly HeldFile[], before: Date): Promise<number> {
  const hashes = batch.flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256]));
  const named = await withSystem(house.database, house.now(), (tx) => listNamedHashes(tx, hashes));
  let removed = 0;
  for (const held of batch) {
    if (held.sha256 === null) await house.files.remove(held.key);
    else if (named.has(held.sha256) || !(await removeOrphan(house, held.key, held.sha256, before))) continue;
    removed += 1;
  }
  return removed;
}

/** Looks once more while no upload can be named: one that came in since has named its bytes, or made them young. */
async function removeOrphan({ database, now, files }: SweepHouse, key: string, sha256: string, before: Date) {
  return withSystem(database, now(), async (tx) => {
    await holdSweep(tx);
    if ((await listNamedHashes(tx, [sha256])).has(sha256)) return false;
    const since = await files.heldSince(sha256);
    if (since === null || since >= before) return false;
    await files.remove(key);
    return true;
  });
}
