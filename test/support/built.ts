import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectRoot } from '#db/root.server.ts';

/**
 * Builds the pages and the server when a source is newer than what was built, as tests of whole pages need them. Test
 * files run side by side: a folder that only one of them can make keeps the others waiting.
 */
export async function ensureBuilt(): Promise<void> {
  const root = projectRoot();
  if (isFresh(root)) return;
  const lock = join(root, 'node_modules', '.cache', 'waarborg-build.lock');
  mkdirSync(join(lock, '..'), { recursive: true });
  while (!take(lock)) await pause(250);
  try {
    if (isFresh(root)) return;
    const env = { ...process.env, VITEST: '', NODE_ENV: 'production' as const };
    execFileSync('npm', ['run', '-s', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env });
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** A build takes seconds: a lock older than two minutes is one that a killed run left. */
function take(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const left = statSync(lock, { throwIfNoEntry: false });
    if (left && left.mtimeMs < Date.now() - 120_000) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

function isFresh(root: string): boolean {
  const built = join(root, 'build', 'server', 'index.js');
  const newest = Math.max(...['app', 'db'].flatMap((folder) => times(join(root, folder))));
  return existsSync(built) && statSync(built).mtimeMs > newest;
}

function times(folder: string): number[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.mtimeMs ?? 0);
}
