import { createHash } from 'node:crypto';
import pino from 'pino';
import type { Actor } from '#app/domain/access.ts';
import { codeOf, freshSeed, stepAt } from '#app/features/signing-in/totp.server.ts';
import { hashPassword } from '#app/outside/password-hash.server.ts';
import { makeSecrets } from '#app/outside/secrets.server.ts';
import { NOW } from './builders.ts';
import type { TestDatabase } from './database.ts';

/** A password that is good enough for anybody. */
export const PASSWORD = 'vier natte bruine eenden';

/** What the verbs at the gate need, with a clock that a test can move and a log that it can read. */
export interface GateBench {
  house: {
    database: TestDatabase['database'];
    now: () => Date;
    secrets: ReturnType<typeof makeSecrets>;
    log: pino.Logger;
  };
  /** Lines of the log so far. */
  lines: string[];
  /** Moves the clock. */
  wait: (seconds: number) => void;
  now: () => Date;
  /** Gives somebody a password, and an authenticator where asked; answers the code of a step, counted from now. */
  arm: (person: Pick<Actor, 'accountId'>, options?: { secondFactor?: boolean }) => Promise<(step?: number) => string>;
}

export function gateBench(db: TestDatabase): GateBench {
  let at = NOW.getTime();
  const lines: string[] = [];
  const now = () => new Date(at);
  const secrets = makeSecrets('a secret of the tests, long enough');
  const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  let hashed: Promise<string> | undefined;
  return {
    house: { database: db.database, now, secrets, log },
    lines,
    now,
    wait: (seconds) => {
      at += seconds * 1000;
    },
    arm: async ({ accountId }, options = {}) => {
      hashed ??= hashPassword(PASSWORD);
      const seed = freshSeed();
      const sealed = options.secondFactor ? secrets.seal(seed) : null;
      await db.sql(
        `insert into credential (account_id, password_hash, password_changed_at, totp_secret, totp_confirmed_at)
         values ($1, $2, $3, $4, case when $4::text is null then null else $3::timestamptz end)
         on conflict (account_id) do update set password_hash = excluded.password_hash,
           totp_secret = excluded.totp_secret, totp_confirmed_at = excluded.totp_confirmed_at, totp_last_step = null`,
        [accountId, await hashed, NOW, sealed],
      );
      return (step = 0) => codeOf(seed, stepAt(now()) + step);
    },
  };
}

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The link tokens in the outbox, unsealed, the newest first. */
export async function mailedTokens(db: TestDatabase, bench: GateBench, kind: string): Promise<string[]> {
  const rows = await db.sql<{ secret: string }>('select secret from outbox where kind = $1 order by id desc', [kind]);
  return rows.map((row) => bench.house.secrets.unseal(row.secret));
}

/**
 * Does something many times at once. Who gets no connection in time tries again: a busy machine is not what these tests
 * are about, and a lost connection is no outcome.
 */
export function atOnce<T>(times: number, work: (n: number) => Promise<T>): Promise<T[]> {
  const insist = async (n: number): Promise<T> => {
    try {
      return await work(n);
    } catch (error) {
      if (error instanceof Error && /timeout exceeded when trying to connect/.test(error.message)) return insist(n);
      throw error;
    }
  };
  return Promise.all(Array.from({ length: times }, (_, n) => insist(n)));
}
