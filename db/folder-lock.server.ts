import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** The data folder is already served by another process; its message is for the person at the console. */
export class FolderInUse extends Error {}

interface Holder {
  pid: number;
  started: string;
}

/**
 * Takes the embedded database's folder for this process: PGlite itself would let two processes write and lose rows.
 * @returns gives the folder back.
 * @throws {FolderInUse} when a living process holds it.
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'waarborg.lock');
  const mine: Holder = { pid: process.pid, started: startTime(process.pid) };
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, JSON.stringify(mine));
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = readHolder(path);
      if (holder && startTime(holder.pid) === holder.started) {
        throw new FolderInUse(
          `The data folder ${folder} is in use by process ${holder.pid}. Stop that one first, or set WAARBORG_DATA to another folder.`,
        );
      }
      rmSync(path, { force: true });
    }
  }
  throw new FolderInUse(`The data folder ${folder} is being taken by another process.`);
}

function readHolder(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

/** When a process began, in the kernel's own words; empty when there is no such process. A pid alone is reused. */
function startTime(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return isAlive(pid) ? 'alive' : '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
