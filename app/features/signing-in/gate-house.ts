import type { Logger } from 'pino';
import type { Secrets } from '#app/outside/secrets.server.ts';
import type { Database } from '#db/connection.server.ts';

/**
 * What the verbs at the gate need of the house. They open the door themselves, twice, instead of being handed a
 * transaction: hashing a password takes tens of milliseconds, in which no connection should wait.
 */
export interface GateHouse {
  readonly database: Database;
  readonly now: () => Date;
  readonly secrets: Secrets;
  readonly log: Pick<Logger, 'info' | 'warn'>;
}

/** Whom a session may be begun for. Pending: the password was right, the second factor is still to come. */
export interface Proven {
  accountId: number;
  serviceId: number;
  secondFactorAt: Date | null;
  pending: boolean;
}
