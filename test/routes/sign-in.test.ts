import { describe, expect, it } from 'vitest';
import { PASSWORD } from '#test/support/gate.ts';
import { sentBack } from '#test/support/http.ts';
import { aGate, cookieIn, goal, pageOf } from '#test/support/signing-in.ts';

const gate = await aGate();
const { running, spoc, signIn } = gate;

describe('the sign-in page', () => {
  it('is a plain form that password managers know [ASVS 6.2.6] [ASVS 6.2.7]', async () => {
    const page = await (await running.get('/login?next=/m/zandbeke')).text();
    expect(page).toMatch(/<input[^>]*name="email"[^>]*autoComplete="username"/i);
    expect(page).toMatch(/<input[^>]*name="password"[^>]*type="password"[^>]*autoComplete="current-password"/i);
    expect(page).toContain('name="next" value="/m/zandbeke"');
    expect(page).not.toContain('demo.example');
    expect(page.match(/<h1/g)).toHaveLength(1);
  });

  it('signs in, sets one cookie, and goes where one was going', async () => {
    const response = await signIn(spoc.email);
    expect(goal(response)).toEqual([303, '/account']);
    expect(response.headers.getSetCookie()).toHaveLength(1);
    const page = await (await running.get('/account', cookieIn(response))).text();
    expect(page).toContain('Ann Claes');
    expect(page).toContain('Aanspreekpunt (SPOC), Zandbeke');
  });

  it.each(['https://evil.example/', '//evil.example', '/login', '/\\evil.example'])(
    'never goes on to %s',
    async (next) => {
      expect(goal(await signIn(spoc.email, PASSWORD, next))).toEqual([303, '/']);
    },
  );

  it('says the same of a wrong password and an unknown address, and keeps what was typed but for the password', async () => {
    const wrong = await signIn(spoc.email, 'vier droge bruine eenden');
    const unknown = await signIn('nobody@zandbeke.example', 'vier droge bruine eenden');
    expect([wrong.status, unknown.status]).toEqual([422, 422]);
    const [one, other] = [await pageOf(wrong), await pageOf(unknown)];
    const plain = (page: string, email: string) => page.replaceAll(email, '');
    expect(plain(one, spoc.email)).toBe(plain(other, 'nobody@zandbeke.example'));
    expect(one).toContain(`value="${spoc.email}"`);
    expect(one).not.toContain('vier droge bruine eenden');
    expect(wrong.headers.getSetCookie()).toEqual([]);
  });

  it('says when to try again, with the header that machines read', async () => {
    for (let n = 0; n < 5; n += 1) await signIn(spoc.email, 'vier droge bruine eenden');
    const response = await signIn(spoc.email);
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '30']);
    expect(await response.text()).toMatch(/Probeer opnieuw na \d\d:\d\d/);
  });

  it('marks the field that is empty, and refuses one that it does not have', async () => {
    const empty = await running.post('/login', { email: '', password: '' });
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('aria-invalid="true"');
    const more = { email: spoc.email, password: PASSWORD, account_id: '1', second_factor_at: '2026-01-01' };
    expect((await running.post('/login', more)).status).toBe(422);
  });

  it('tells who was away for too long that the session has ended', async () => {
    const cookie = cookieIn(await signIn(spoc.email));
    gate.wait(61 * 60);
    expect(goal(await running.get('/account', cookie))).toEqual([303, '/login?next=%2Faccount']);
    expect(await (await running.get('/login?next=%2Faccount', cookie)).text()).toContain('Uw sessie is afgelopen');
    expect(await (await running.get('/login')).text()).not.toContain('Uw sessie is afgelopen');
  });
});

describe('the language', () => {
  it('is switched from any page, signed in or not, and stays on that page', async () => {
    const send = (form: Record<string, string>, referer: string, cookie = '') =>
      fetch(`${running.url}/account/language`, {
        method: 'POST',
        redirect: 'manual',
        headers: { Origin: running.url, Cookie: cookie, Referer: running.url + referer },
        body: new URLSearchParams(form),
      });
    const nobody = await send({ language: 'en', next: '/login' }, '/login?next=%2Faccount&language=nl');
    expect(goal(nobody)).toEqual([303, '/login?next=%2Faccount']);
    const page = await running.get('/login', sentBack(nobody.headers.getSetCookie()[0] ?? ''));
    expect(await page.text()).toContain('<html lang="en"');
    const cookie = cookieIn(await signIn(spoc.email));
    await send({ language: 'en' }, '/account', cookie);
    expect(await (await running.get('/account', cookie)).text()).toContain('My profile');
    await send({ language: 'nl' }, '/account', cookie);
    expect(goal(await send({ language: 'xx' }, '/account', cookie))).toEqual([303, '/account']);
  });

  it('follows the link of a mail until another is chosen', async () => {
    expect(await (await running.get('/forgot-password?language=en')).text()).toContain('Forgotten password');
    const chosen = await running.get('/forgot-password?language=en', 'waarborg_language=nl');
    expect(await chosen.text()).toContain('Wachtwoord vergeten');
  });
});
