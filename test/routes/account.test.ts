import { describe, expect, it } from 'vitest';
import { codeOf, freshSeed, stepAt } from '#app/features/signing-in/totp.server.ts';
import { hashToken } from '#app/outside/secrets.server.ts';
import { PASSWORD } from '#test/support/gate.ts';
import { aGate, cookieIn, goal } from '#test/support/signing-in.ts';

const gate = await aGate();
const { running, db, make, service, zandbeke, spoc, arm, now, signIn } = gate;

describe('the own account', () => {
  it('changes name and language, and refuses fields that it does not have', async () => {
    const cookie = cookieIn(await signIn(spoc.email));
    const saved = await running.post('/account', { name: 'Ann Claes-Maes', language: 'en' }, cookie);
    expect(goal(saved)).toEqual([303, '/account']);
    expect(await (await running.get('/account', cookie)).text()).toContain('My profile');
    for (const field of ['email', 'id', 'suspended_at', 'role', 'service_id']) {
      const form = { name: 'x', language: 'nl', [field]: 'x' };
      expect((await running.post('/account', form, cookie)).status).toBe(422);
    }
    expect(await db.sql('select name, email from account where id = $1', [spoc.accountId])).toEqual([
      { name: 'Ann Claes-Maes', email: spoc.email },
    ]);
    await running.post('/account', { name: 'Ann Claes', language: 'nl' }, cookie);
  });

  it('changes the password and ends all other sessions [ASVS 6.2.2] [ASVS 6.2.3] [ASVS 7.4.3]', async () => {
    const other = cookieIn(await signIn(spoc.email));
    const own = cookieIn(await signIn(spoc.email));
    const chosen = 'vijf dappere groene kikkers';
    const form = { current: PASSWORD, password: chosen, repeat: chosen };
    const refused = [
      { ...form, current: 'vier droge bruine eenden' },
      { ...form, repeat: 'iets anders dan dat' },
      { ...form, password: 'Wachtwoord2026', repeat: 'Wachtwoord2026' },
      { ...form, password: 'kort', repeat: 'kort' },
    ];
    for (const wrong of refused) expect((await running.post('/account/password', wrong, own)).status).toBe(422);
    const changed = await running.post('/account/password', form, own);
    expect(goal(changed)).toEqual([303, '/account']);
    expect((await running.get('/account', cookieIn(changed))).status).toBe(200);
    for (const old of [own, other]) expect((await running.get('/account', old)).status).toBe(303);
    expect((await signIn(spoc.email)).status).toBe(422);
    expect((await signIn(spoc.email, chosen)).status).toBe(303);
  });

  it('lists the own sessions and ends one, or all others, and nobody else’s [ASVS 7.5.2]', async () => {
    const first = cookieIn(await signIn(spoc.email));
    await signIn(spoc.email);
    await signIn(spoc.email);
    const page = await (await running.get('/account', first)).text();
    const keys = [...page.matchAll(/name="session" value="([0-9a-f]{16})"/g)].map((match) => match[1] ?? '');
    expect(keys).toHaveLength(2);
    expect((await running.post('/account/sessions', { session: keys[0] ?? '' }, first)).status).toBe(303);
    expect((await running.post('/account/sessions', { session: keys[0] ?? '' }, first)).status).toBe(404);
    const stranger = await make.aPerson(service, 'spoc', { municipalityId: zandbeke.id });
    const theirs = await running.cookieOf(stranger);
    expect((await running.post('/account/sessions', { session: keys[1] ?? '' }, theirs)).status).toBe(404);
    expect((await running.post('/account/sessions', { session: 'others' }, first)).status).toBe(303);
    const left = await db.sql('select id_hash from session where account_id = $1', [spoc.accountId]);
    expect(left).toEqual([{ id_hash: hashToken(first.split('=')[1] ?? '') }]);
  });

  it('carries no hash, seed or session key in any of its pages [ASVS 14.2.1]', async () => {
    const seed = freshSeed();
    await arm(spoc.accountId, seed);
    const pending = cookieIn(await signIn(spoc.email));
    const form = { code: codeOf(seed, stepAt(now())), next: '/' };
    const cookie = cookieIn(await running.post('/login/second-factor', form, pending));
    const value = cookie.split('=')[1] ?? '';
    const kept = await db.sql<Record<string, string>>('select password_hash, totp_secret from credential');
    const canaries = [seed, value, hashToken(value), PASSWORD, ...kept.flatMap((row) => Object.values(row))];
    for (const path of ['/account', '/account/password', '/account/second-factor', '/account/recovery-codes']) {
      const page = await (await running.get(path, cookie)).text();
      expect(page).toContain('<h1');
      for (const canary of canaries.filter(Boolean)) expect(page, path).not.toContain(canary);
    }
  });

  it('goes to another of the own services, in a new session', async () => {
    const second = await make.aService('Tweede dienst');
    const third = await make.aService('Derde dienst');
    const both = await make.aPerson(service, 'auditor');
    await make.aMembership(second, both.accountId, 'auditor');
    await arm(both.accountId);
    const cookie = cookieIn(await signIn(both.email));
    expect(await (await running.get('/account', cookie)).text()).toContain('Tweede dienst');
    expect((await running.post('/account/service', { service: String(third) }, cookie)).status).toBe(404);
    const moved = await running.post('/account/service', { service: String(second) }, cookie);
    expect(goal(moved)).toEqual([303, '/']);
    expect((await running.get('/account', cookie)).status).toBe(303);
    expect(await db.sql('select service_id from session')).toEqual([{ service_id: second }]);
  });

  it('signs out by a form alone [ASVS 7.4.1]', async () => {
    const cookie = cookieIn(await signIn(spoc.email));
    await running.get('/logout', cookie);
    expect((await running.get('/account', cookie)).status).toBe(200);
    const out = await running.post('/logout', {}, cookie);
    expect(goal(out)).toEqual([303, '/login']);
    expect(cookieIn(out)).toBe('waarborg_session=');
    expect((await running.get('/account', cookie)).status).toBe(303);
  });
});
