import { freshToken, hashToken } from '#app/outside/secrets.server.ts';
import { type Database, withGate } from '#db/connection.server.ts';

const HOURS = 24;

/**
 * The address of the page that makes the first administrator and service, or null when somebody is known already. Its
 * token stands nowhere but on the console; a new start replaces one that was not used.
 */
export async function firstRunAddress(database: Database, now: Date, origin: string): Promise<string | null> {
  const token = freshToken();
  const made = await withGate(database, now, async (tx) => {
    const known = await tx.q.selectFrom('account').select('id').limit(1).executeTakeFirst();
    if (known) return false;
    await tx.q
      .updateTable('single_use_link')
      .set({ used_at: now })
      .where('kind', '=', 'first_run')
      .where('used_at', 'is', null)
      .execute();
    await tx.q
      .insertInto('single_use_link')
      .values({
        token_hash: hashToken(token),
        kind: 'first_run',
        account_id: null,
        created_at: now,
        expires_at: new Date(now.getTime() + HOURS * 3_600_000),
      })
      .execute();
    return true;
  });
  return made ? `${origin}/first-run?token=${token}` : null;
}
