import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { FolderInUse, lockFolder } from '#db/folder-lock.server.ts';
import { openDatabase } from '#db/open.server.ts';

// A new embedded database takes seconds to make.
vi.setConfig({ testTimeout: 120_000 });
const children: { kill: (signal: 'SIGKILL') => boolean }[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

function aFolder(): string {
  return mkdtempSync(join(tmpdir(), 'waarborg-lock-'));
}

/** Another process that does nothing but live. */
async function aStranger(): Promise<{ pid: number; end: () => Promise<void> }> {
  const child = spawn(process.execPath, ['-e', 'console.log("alive"); setInterval(() => {}, 1000)']);
  children.push(child);
  await new Promise((alive) => child.stdout.once('data', alive));
  return {
    pid: child.pid ?? 0,
    end: () => new Promise((ended) => child.once('exit', () => ended()) && child.kill('SIGKILL')),
  };
}

function startOf(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function heldBy(folder: string, pid: number, started: string): void {
  writeFileSync(join(folder, 'waarborg.lock'), JSON.stringify({ pid, started }));
}

describe('the lock on the data folder', () => {
  it('is taken once, and free again when it is given back', () => {
    const folder = aFolder();
    const unlock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(FolderInUse);
    unlock();
    expect(existsSync(join(folder, 'waarborg.lock'))).toBe(false);
    lockFolder(folder)();
  });

  it('is refused while another process lives, in one line that says which and what to do', async () => {
    const folder = aFolder();
    const { pid } = await aStranger();
    heldBy(folder, pid, startOf(pid));
    expect(() => lockFolder(folder)).toThrow(`in use by process ${pid}`);
    expect(() => lockFolder(folder)).toThrow(/Stop that one first, or set WAARBORG_DATA to another folder\.$/);
  });

  it('is taken over from a process that was killed', async () => {
    const folder = aFolder();
    const { pid, end } = await aStranger();
    heldBy(folder, pid, startOf(pid));
    await end();
    lockFolder(folder)();
  });

  it('is taken over when the number of the dead one was given to another process', async () => {
    const folder = aFolder();
    const { pid } = await aStranger();
    heldBy(folder, pid, '1');
    lockFolder(folder)();
  });

  it('is taken over when its file is half written', () => {
    const folder = aFolder();
    writeFileSync(join(folder, 'waarborg.lock'), '{"pid":');
    lockFolder(folder)();
  });

  it('stands between two openings of one database, and goes with the first', async () => {
    const folder = aFolder();
    const first = await openDatabase({ kind: 'embedded', folder });
    await expect(openDatabase({ kind: 'embedded', folder })).rejects.toThrow(FolderInUse);
    await first.close();
    expect(existsSync(join(folder, 'waarborg.lock'))).toBe(false);
    const again = await openDatabase({ kind: 'embedded', folder });
    await again.close();
    rmSync(folder, { recursive: true });
  });
});
