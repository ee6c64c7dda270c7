import { describe, expect, it } from 'vitest';
import { codeOf, freshSeed, stepAt } from '#app/features/signing-in/totp.server.ts';
import { aGate, cookieIn, goal } from '#test/support/signing-in.ts';

const gate = await aGate();
const { running, db, spoc, dpo, arm, now, signIn } = gate;

const sealedIn = (page: string) => /name="sealed" value="([^"]+)"/.exec(page)?.[1] ?? '';
const seedIn = (page: string) => (/<code[^>]*>([A-Z2-7 ]+)<\/code>/.exec(page)?.[1] ?? '').replaceAll(' ', '');

describe('the second factor', () => {
  it('is asked for, and gives a new session id [ASVS 7.2.4] [ASVS 6.3.3]', async () => {
    const seed = freshSeed();
    await arm(spoc.accountId, seed);
    const first = await signIn(spoc.email);
    expect(goal(first)).toEqual([303, '/login/second-factor?next=%2Faccount']);
    const pending = cookieIn(first);
    expect(goal(await running.get('/account', pending))).toEqual([303, '/login/second-factor?next=%2Faccount']);
    const code = codeOf(seed, stepAt(now()));
    const second = await running.post('/login/second-factor', { code, next: '/account' }, pending);
    expect(goal(second)).toEqual([303, '/account']);
    expect(cookieIn(second)).not.toBe(pending);
    expect((await running.get('/account', cookieIn(second))).status).toBe(200);
    expect(goal(await running.get('/account', pending))).toEqual([303, '/login?next=%2Faccount']);
    const again = cookieIn(await signIn(spoc.email));
    expect((await running.post('/login/second-factor', { code, next: '/' }, again)).status, 'a replay').toBe(422);
  });

  it('must be set up first by a DPO, whose other pages wait; the codes are shown once', async () => {
    const cookie = cookieIn(await signIn(dpo.email));
    for (const path of ['/', '/account', '/account/password']) {
      expect(goal(await running.get(path, cookie))).toEqual([303, '/account/second-factor']);
    }
    const page = await (await running.get('/account/second-factor', cookie)).text();
    expect(page).toMatch(/<svg[^>]*class="qr"/);
    const form = { sealed: sealedIn(page), code: codeOf(seedIn(page), stepAt(now())) };
    const done = await running.post('/account/second-factor', form, cookie);
    const codes = (await done.text()).match(/([a-z2-7]{4}-){3}[a-z2-7]{4}/g) ?? [];
    expect(codes).toHaveLength(10);
    const rotated = cookieIn(done);
    expect((await running.get('/account', rotated)).status).toBe(200);
    expect((await running.get('/account', cookie)).status).toBe(303);
    expect(await (await running.get('/account/second-factor', rotated)).text()).not.toContain(codes[0]);
    gate.wait(60);
    const next = cookieIn(await signIn(dpo.email));
    const recovered = await running.post('/login/second-factor', { code: codes[0] ?? '', next: '/account' }, next);
    expect(goal(recovered)).toEqual([303, '/account']);
  });

  it('is not replaced without the password [ASVS 7.5.1]', async () => {
    const cookie = cookieIn(await signIn(spoc.email));
    const page = await (await running.get('/account/second-factor', cookie)).text();
    const form = { sealed: sealedIn(page), code: codeOf(seedIn(page), stepAt(now())) };
    for (const more of [{}, { password: 'vier droge bruine eenden' }]) {
      const response = await running.post(
        '/account/second-factor',
        { ...form, ...more } as Record<string, string>,
        cookie,
      );
      expect(response.status).toBe(422);
    }
    expect(await db.sql('select totp_secret from credential where account_id = $1', [spoc.accountId])).toEqual([
      { totp_secret: null },
    ]);
  });
});
