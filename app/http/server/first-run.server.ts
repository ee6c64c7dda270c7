import { prepareFirstRun } from '#app/features/signing-in/first-run.server.ts';
import type { Database } from '#db/connection.server.ts';

/**
 * The address of the page that makes the first administrator and service, or null when somebody is known already. Its
 * token stands nowhere but on the console; a new start replaces one that was not used.
 */
export async function firstRunAddress(database: Database, now: Date, origin: string): Promise<string | null> {
  const token = await prepareFirstRun({ database, now: () => now });
  return token && `${origin}/first-run?token=${token}`;
}
