import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { cookieName } from '#app/http/lucia.server.ts';
import { loadBuilt } from '#app/http/server/built.server.ts';
import { readSettings } from '#app/http/settings.server.ts';
import { freshToken, hashToken } from '#app/outside/secrets.server.ts';
import { NOW } from './builders.ts';
import { ensureBuilt } from './built.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

/** The built server with a database of its own, on a loopback port. */
export interface Running {
  url: string;
  db: TestDatabase;
  /** Signs a person in with both factors and gives the `Cookie` header of that session. */
  cookieOf: (actor: Pick<Actor, 'accountId' | 'serviceId'>) => Promise<string>;
  /** Sends a form as the browser of somebody would, without following where it leads. */
  post: (path: string, form: Record<string, string>, cookie?: string) => Promise<Response>;
  get: (path: string, cookie?: string) => Promise<Response>;
}

/** Starts it, with the clock at NOW unless told otherwise; stops after the test file. */
export async function aRunningServer(
  options: { now?: () => Date; demo?: boolean; environment?: Record<string, string> } = {},
): Promise<Running> {
  await ensureBuilt();
  const built = await loadBuilt();
  const db = await freshDatabase(built);
  const folder = mkdtempSync(join(tmpdir(), 'waarborg-test-'));
  const settings = readSettings({
    PORT: '0',
    WAARBORG_DATA: folder,
    WAARBORG_DEMO: String(options.demo ?? false),
    ...options.environment,
  });
  const now = options.now ?? (() => NOW);
  const log = pino({ level: process.env.TEST_LOG ?? 'silent' });
  const started = await built.startServer({ settings, build: built.build, opened: db, now, log, jobs: false });
  afterAll(async () => {
    await started.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { url } = started;
  return {
    url,
    db,
    cookieOf: (actor) => signIn(db, actor, now()),
    get: (path, cookie) => fetch(url + path, { redirect: 'manual', headers: cookie ? { Cookie: cookie } : {} }),
    post: (path, form, cookie) =>
      fetch(url + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { Origin: url, 'Sec-Fetch-Site': 'same-origin', ...(cookie ? { Cookie: cookie } : {}) },
        body: new URLSearchParams(form),
      }),
  };
}

async function signIn(db: TestDatabase, actor: Pick<Actor, 'accountId' | 'serviceId'>, now: Date): Promise<string> {
  const token = freshToken();
  await db.sql(
    `insert into credential (account_id, totp_confirmed_at) values ($1, $2)
     on conflict (account_id) do update set totp_confirmed_at = excluded.totp_confirmed_at`,
    [actor.accountId, now],
  );
  await db.sql(
    `insert into session (id_hash, account_id, service_id, created_at, last_seen_at, expires_at, absolute_expires_at,
       second_factor_at)
     values ($1, $2, $3, $4::timestamptz, $4, $4::timestamptz + interval '1 hour', $4::timestamptz + interval '12 hours', $4)`,
    [hashToken(token), actor.accountId, actor.serviceId, now],
  );
  return `${cookieName(false)}=${token}`;
}
