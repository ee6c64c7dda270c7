/**
 * The doors to the database. Nothing else opens a transaction, and the pool itself never leaves this file: a query takes
 * the transaction type of a door, so that forgetting whose rows are meant does not compile.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import type pg from 'pg';
import type { Actor } from '#app/domain/access.ts';
import { localDate } from '#app/domain/dates.ts';
import type { Schema } from './schema.ts';

declare const door: unique symbol;

/** A transaction that sees what one signed-in person may see. */
export interface ActorTx {
  readonly [door]: 'actor';
  readonly q: Transaction<Schema>;
  readonly actor: Actor;
  readonly now: Date;
}

/** A transaction of what runs by itself: the mail sender, the schedule, the verifier. */
export interface SystemTx {
  readonly [door]: 'system';
  readonly q: Transaction<Schema>;
  readonly now: Date;
}

/** A transaction before somebody is signed in. It reaches people and sessions and none of what they keep. */
export interface GateTx {
  readonly [door]: 'gate';
  readonly q: Transaction<Schema>;
  readonly now: Date;
}

export type AnyTx = ActorTx | SystemTx | GateTx;

/** Called with the text of every statement; benches and tests count with it. */
export type QueryListener = (text: string) => void;

/** An open database. Opaque: only the doors below look inside. */
export class Database {
  readonly #kysely: Kysely<Schema>;
  readonly #close: () => Promise<void>;

  constructor(pool: pg.Pool, close: () => Promise<void>, onQuery?: QueryListener) {
    this.#kysely = new Kysely<Schema>({
      dialect: new PostgresDialect({ pool }),
      log: onQuery ? (event) => onQuery(event.query.sql) : [],
    });
    this.#close = close;
  }

  /** Ends all connections; work under way finishes first. */
  async close(): Promise<void> {
    await this.#kysely.destroy();
    await this.#close();
  }

  /** @internal Only for the doors of this file. */
  static kyselyOf(database: Database): Kysely<Schema> {
    return database.#kysely;
  }
}

const inside = new AsyncLocalStorage<string>();

type Role = 'waarborg_web' | 'waarborg_worker' | 'waarborg_gate';

async function through<T>(
  database: Database,
  role: Role,
  settings: { actor: string; service: string; now: Date },
  work: (q: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  const outer = inside.getStore();
  if (outer) throw new Error(`A transaction was opened within one (${role} in ${outer}): it would wait for itself.`);
  return inside.run(role, () =>
    Database.kyselyOf(database)
      .transaction()
      .execute(async (q) => {
        await sql`select set_config('role', ${role}, true), set_config('app.actor_id', ${settings.actor}, true),
          set_config('app.service_id', ${settings.service}, true),
          set_config('app.today', ${localDate(settings.now)}, true)`.execute(q);
        return work(q);
      }),
  );
}

/**
 * Runs `work` in one transaction as a signed-in person: row-level security shows the rows of that person's memberships
 * in the service of the session, as they are on the day of `now`.
 * @throws when called within another door: use the transaction at hand.
 */
export function withActor<T>(database: Database, actor: Actor, now: Date, work: (tx: ActorTx) => Promise<T>) {
  const settings = { actor: String(actor.accountId), service: String(actor.serviceId), now };
  return through(database, 'waarborg_web', settings, (q) => work({ q, actor, now } as ActorTx));
}

/** Runs `work` in one transaction as the worker, over all services. @throws when called within another door. */
export function withSystem<T>(database: Database, now: Date, work: (tx: SystemTx) => Promise<T>) {
  return through(database, 'waarborg_worker', { actor: '', service: '', now }, (q) => work({ q, now } as SystemTx));
}

/** Runs `work` in one transaction as the gate, before anybody is signed in. @throws when called within another door. */
export function withGate<T>(database: Database, now: Date, work: (tx: GateTx) => Promise<T>) {
  return through(database, 'waarborg_gate', { actor: '', service: '', now }, (q) => work({ q, now } as GateTx));
}
