import { describe, expect, it } from 'vitest';
import {
  completeFirstRun,
  firstRunState,
  isFirstRun,
  prepareFirstRun,
} from '#app/features/signing-in/first-run.server.ts';
import { signIn } from '#app/features/signing-in/sign-in.server.ts';
import { freshDatabase } from '#test/support/database.ts';
import { atOnce, gateBench, PASSWORD } from '#test/support/gate.ts';

const db = await freshDatabase();
const bench = gateBench(db);
const form = {
  service: 'Welzijnsvereniging Één & Twee',
  name: 'Els Vermeulen',
  email: 'els@zandbeke.example',
  language: 'nl',
  password: PASSWORD,
} as const;

let kept = '';

describe('the first run', () => {
  it('has nobody before it: no account comes with an installation [ASVS 6.3.2]', async () => {
    expect(await db.sql('select count(*)::int as n from account')).toEqual([{ n: 0 }]);
    expect(await isFirstRun(bench.house)).toBe(true);
  });

  it('needs the token of the console, the newest one, within a day', async () => {
    const old = (await prepareFirstRun(bench.house)) ?? '';
    const token = (await prepareFirstRun(bench.house)) ?? '';
    expect(await firstRunState(bench.house, '')).toBe('token_needed');
    expect(await firstRunState(bench.house, old)).toBe('token_needed');
    expect(await firstRunState(bench.house, token)).toBe('form');
    expect(await completeFirstRun(bench.house, old, form)).toEqual({ kind: 'gone' });
    expect(await completeFirstRun(bench.house, token, { ...form, password: 'Vermeulen.Els' })).toMatchObject({
      kind: 'weak',
    });
    bench.wait(86_400);
    expect(await firstRunState(bench.house, token)).toBe('token_needed');
  });

  it('of fifty at once one makes service, administrator and membership; then it is over', async () => {
    kept = (await prepareFirstRun(bench.house)) ?? '';
    const token = kept;
    const outcomes = await atOnce(50, () => completeFirstRun(bench.house, token, form));
    expect(outcomes.filter((each) => each.kind === 'made')).toHaveLength(1);
    expect(await db.sql('select slug, name from service')).toEqual([
      { slug: 'welzijnsvereniging-een-twee', name: form.service },
    ]);
    expect(await db.sql('select role, municipality_id from membership')).toEqual([
      { role: 'admin', municipality_id: null },
    ]);
    expect(await db.sql('select event from journal order by seq')).toEqual([
      { event: 'service.created' },
      { event: 'membership.granted' },
      { event: 'account.signed_in' },
    ]);
    expect(await firstRunState(bench.house, token)).toBe('done');
    expect(await isFirstRun(bench.house)).toBe(false);
    expect(await prepareFirstRun(bench.house)).toBeNull();
    expect((await signIn(bench.house, form, '192.0.2.1')).kind).toBe('proven');
  });

  it('never runs again, even with a token that was kept', async () => {
    const second = { ...form, service: 'Een tweede dienst', email: 'second@zandbeke.example' };
    await db.sql(`update single_use_link set used_at = null, expires_at = '2099-01-01'`);
    const again = await completeFirstRun(bench.house, kept, second);
    expect(again).toEqual({ kind: 'gone' });
  });
});
