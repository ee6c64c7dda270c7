import { describe, expect, it } from 'vitest';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();

describe('grants', () => {
  it('never let the web role delete, truncate, or read what proves who somebody is', async () => {
    const wide = await db.sql<{ name: string }>(`
      select relname || ' ' || p as name from pg_class, unnest(array['DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES']) p
      where relnamespace = 'public'::regnamespace and relkind = 'r' and has_table_privilege('waarborg_web', oid, p)`);
    expect(wide).toEqual([]);
    for (const secret of [
      'passkey',
      'passkey_challenge',
      'credential',
      'recovery_code',
      'session',
      'single_use_link',
      'throttle',
      'journal_head',
    ]) {
      const readable = await db.sql<{ yes: boolean }>(
        `select has_any_column_privilege('waarborg_web', $1, 'SELECT') as yes`,
        [secret],
      );
      expect(readable[0]?.yes, secret).toBe(false);
    }
  });

  it('show the gate people and sessions, and no table that a municipality keeps', async () => {
    const reach = await db.sql<{ name: string }>(`select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r'
        and has_any_column_privilege('waarborg_gate', oid, 'SELECT,INSERT,UPDATE') order by 1`);
    expect(reach.map((row) => row.name)).toEqual([
      'account',
      'credential',
      'membership',
      'membership_entity',
      'outbox',
      'passkey',
      'passkey_challenge',
      'recovery_code',
      'service',
      'session',
      'single_use_link',
      'throttle',
    ]);
  });

  it('own nothing: none of the three roles owns a table or a function', async () => {
    const owned = await db.sql<{ name: string }>(`
      select relname as name from pg_class where pg_get_userbyid(relowner) in ('waarborg_web', 'waarborg_worker', 'waarborg_gate')
      union all
      select proname from pg_proc where pg_get_userbyid(proowner) in ('waarborg_web', 'waarborg_worker', 'waarborg_gate')`);
    expect(owned).toEqual([]);
  });

  it('pin the search path of every function that runs as the owner, and keep it from the public', async () => {
    const loose = await db.sql<{ name: string }>(`select proname as name from pg_proc
      where pronamespace = 'public'::regnamespace and prosecdef
        and (not coalesce(proconfig::text, '') like '%search_path=pg_catalog, public%'
             or has_function_privilege('public', oid, 'execute'))`);
    expect(loose).toEqual([]);
  });
});
