import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#db/root.server.ts';

/** A server in a process of its own. */
export interface Served {
  url: string;
  /** Resident memory now and at its highest, in MiB; null where the system does not tell. */
  memory: () => { now: number; peak: number } | null;
  /** Processor time spent so far, in ms; null where the system does not tell. */
  cpu: () => number | null;
  stop: () => Promise<void>;
}

/** Starts a script of build/bin and waits for the line in which it says where it listens. */
export function serve(script: string, args: string[], environment: Record<string, string>): Promise<Served> {
  const profile = process.env.BENCH_CPU_PROFILE && script === 'serve.js';
  const flags = profile ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_CPU_PROFILE}`] : [];
  const path = join(projectRoot(), 'build', 'bin', script);
  const env: NodeJS.ProcessEnv = { ...withoutSettings(), ...environment, NODE_ENV: 'production', PORT: '0' };
  const child = spawn(process.execPath, [...flags, path, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
      const url = /listens on (http:\/\/\S+)/.exec(said)?.[1];
      if (url) resolve(served(child, url));
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code} before it listened:\n${said}`)));
  });
}

/** The settings of whoever runs the bench are not those of the servers under test. */
function withoutSettings(): Record<string, string> {
  const own = /^(WAARBORG_|DATABASE_|SMTP_|MAIL_|LOG_|PORT$|HOST$)/;
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => !own.test(entry[0]) && entry[1] !== undefined,
    ),
  );
}

function served(child: ChildProcess, url: string): Served {
  const proc = (file: string) => {
    try {
      return readFileSync(`/proc/${child.pid}/${file}`, 'utf8');
    } catch {
      return null;
    }
  };
  return {
    url,
    memory: () => {
      const status = proc('status');
      const read = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status ?? '')?.[1] ?? 0) / 1024;
      return status ? { now: read('VmRSS'), peak: read('VmHWM') } : null;
    },
    cpu: () => {
      const fields = proc('stat')?.split(') ')[1]?.split(' ');
      return fields ? (Number(fields[11]) + Number(fields[12])) * 10 : null;
    },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}
