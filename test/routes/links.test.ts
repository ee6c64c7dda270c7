import { describe, expect, it } from 'vitest';
import { freshToken, hashToken } from '#app/outside/secrets.server.ts';
import { aGate, cookieIn, goal, pageOf } from '#test/support/signing-in.ts';

const gate = await aGate();
const { running, db, make, service, spoc, now } = gate;

describe('links from mails', () => {
  const link = async (kind: string, accountId: number) => {
    const token = freshToken();
    await db.sql(
      `insert into single_use_link (token_hash, kind, account_id, created_at, expires_at) values ($1, $2, $3, $4, $5)`,
      [hashToken(token), kind, accountId, now(), new Date(now().getTime() + 3_600_000)],
    );
    return token;
  };
  const chosen = 'vijf dappere groene kikkers';

  it('answer the same to whoever asks for one [ASVS 6.3.8]', async () => {
    const answers = [];
    for (const email of [spoc.email, 'nobody@zandbeke.example']) {
      const response = await running.post('/forgot-password', { email });
      const page = await pageOf(response);
      answers.push([response.status, page]);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(await db.sql('select kind from outbox')).toEqual([{ kind: 'password_reset' }]);
  });

  it('set a new password, once, and do not sign in [ASVS 6.4.3]', async () => {
    const token = await link('password_reset', spoc.accountId);
    for (let n = 0; n < 3; n += 1) expect((await running.get(`/reset/${token}`)).status).toBe(200);
    const form = { password: chosen, repeat: chosen };
    const done = await running.post(`/reset/${token}`, form);
    expect(goal(done)).toEqual([303, '/login']);
    expect(cookieIn(done)).toBe('');
    for (const response of [await running.get(`/reset/${token}`), await running.post(`/reset/${token}`, form)]) {
      expect(response.status).toBe(410);
      expect(await response.text()).toContain('Deze link werkt niet meer');
    }
  });

  it('invite: language, password, then straight to the second factor where the role needs one', async () => {
    const invited = await make.aPerson(service, 'service_director');
    const token = await link('invitation', invited.accountId);
    const page = await (await running.get(`/invitation/${token}`)).text();
    expect(page).toContain(invited.email);
    expect(page).toContain('Directeur van de dienst, voor Dienst Test');
    const weak = { language: 'en', password: 'Wachtwoord2026', repeat: 'Wachtwoord2026' };
    const refused = await running.post(`/invitation/${token}`, weak);
    expect(refused.status).toBe(422);
    expect(await refused.text()).not.toContain('Wachtwoord2026');
    const done = await running.post(`/invitation/${token}`, { language: 'en', password: chosen, repeat: chosen });
    expect(goal(done)).toEqual([303, '/']);
    expect(goal(await running.get('/', cookieIn(done)))).toEqual([303, '/account/second-factor']);
    expect((await running.get(`/invitation/${token}`)).status).toBe(410);
  });

  it('lead nowhere else: the first run is over where there are people', async () => {
    const token = await link('first_run', spoc.accountId);
    expect(goal(await running.get(`/first-run?token=${token}`))).toEqual([303, '/login']);
    expect((await running.get(`/reset/${token}`)).status).toBe(410);
  });
});
