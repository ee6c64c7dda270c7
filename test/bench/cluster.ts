import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A PostgreSQL server to measure on; its address is that of a superuser. */
export interface Cluster {
  url: string;
  stop: () => void;
}

/** The server of BENCH_DATABASE_URL, or one of its own in a temporary folder; null where PostgreSQL is not installed. */
export async function findCluster(): Promise<Cluster | null> {
  const given = process.env.BENCH_DATABASE_URL;
  if (given) return { url: given, stop: () => {} };
  const bin = findBinaries();
  return bin ? startCluster(bin) : null;
}

function findBinaries(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(':')];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl'))) ?? null;
}

async function startCluster(bin: string): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'waarborg-bench-'));
  const asServer = serverUser(folder);
  const data = join(folder, 'data');
  const run = (tool: string, args: string[]) => {
    const [command, ...rest] = [...asServer, join(bin, tool), ...args];
    execFileSync(command ?? '', rest, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  };
  const port = await freePort();
  const stop = () => {
    if (existsSync(join(data, 'postmaster.pid'))) run('pg_ctl', ['-D', data, '-m', 'fast', '-w', 'stop']);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    run('initdb', ['-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8']);
    const options = `-h 127.0.0.1 -p ${port} -k ${folder} -c shared_buffers=256MB -c max_connections=60`;
    run('pg_ctl', ['-D', data, '-l', join(folder, 'log'), '-o', options, '-w', 'start']);
  } catch (error) {
    stop();
    throw error;
  }
  return { url: `postgresql://bench@127.0.0.1:${port}/postgres`, stop };
}

/** PostgreSQL refuses to run as root, so root runs it as `postgres`. */
function serverUser(folder: string): string[] {
  if (process.getuid?.() !== 0) return [];
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  chownSync(folder, id('-u'), id('-g'));
  chmodSync(folder, 0o755);
  return ['runuser', '-u', 'postgres', '--'];
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
