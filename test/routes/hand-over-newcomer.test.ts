import { describe, expect, it } from 'vitest';
import { renderMail } from '#app/features/mail/render-mail.server.ts';
import { makeSecrets } from '#app/outside/secrets.server.ts';
import { answeringActs, CODE } from '#test/support/answering.ts';
import { aRunningServer } from '#test/support/running.ts';

const SECRET = 'een geheim van minstens 32 tekens';
const running = await aRunningServer({ environment: { WAARBORG_SECRET: SECRET } });
const { situation, countOf } = answeringActs(running.db);
type Situation = Awaited<ReturnType<typeof situation>>;

const pathOf = (at: Situation) => `/m/${at.municipality.slug}/checklists/${at.checklistId}`;

async function give(at: Situation, who: 'dpo' | 'spoc', over: Record<string, string> = {}) {
  const form = {
    intent: 'give',
    form_key: crypto.randomUUID(),
    to: 'new',
    name: 'Mia Claes',
    email: `mia.${at.checklistId}@zandbeke.example`,
    language: 'nl',
    'codes[]': CODE,
    message: 'Alleen achter het aanmelden te lezen',
    due_on: '',
    ...over,
  };
  return running.post(`${pathOf(at)}/hand-over`, form, await running.cookieOf(at.people[who]));
}

const accounts = (at: Situation) => countOf('account where email like $1', [`mia.${at.checklistId}@%`]);
const handed = (at: Situation) => countOf('hand_over where checklist_id = $1', [at.checklistId]);

interface Queued {
  kind: string;
  params: unknown;
  secret: string | null;
}

describe('questions for somebody who has no access yet', () => {
  it('let that person in and tell everything in one mail, once, also when the form comes twice', async () => {
    const at = await situation();
    const form_key = crypto.randomUUID();
    const answers = await Promise.all([give(at, 'dpo', { form_key }), give(at, 'dpo', { form_key })]);
    expect(answers.map((answer) => answer.status)).toEqual([303, 303]);
    expect([await accounts(at), await handed(at)]).toEqual([1, 1]);
    const email = `mia.${at.checklistId}@zandbeke.example`;
    const mails = await running.db.sql<Queued>(
      `select o.kind, o.params, o.secret from outbox o join account a on a.id = o.account_id where a.email = $1`,
      [email],
    );
    expect(mails.map((mail) => mail.kind)).toEqual(['questions_handed_over']);
    const secrets = makeSecrets(SECRET);
    const house = { settings: { origins: ['https://waarborg.example'] }, secrets };
    const [mail] = mails;
    const { text } = renderMail(
      {
        kind: 'questions_handed_over',
        params: mail?.params,
        sealedToken: mail?.secret ?? null,
        name: 'Mia Claes',
        language: 'nl',
      },
      house,
    );
    expect(text).toContain('Kies uw wachtwoord met deze link');
    expect(text).toContain(`https://waarborg.example${pathOf(at)}`);
    expect(text).not.toContain('Alleen achter');
    const link = /\/invitation\/\S+/.exec(text)?.[0] ?? '';
    const page = await (await running.get(link)).text();
    expect(page).toContain(email);
    expect(page).toContain('Medewerker');
    const password = 'vijf dappere groene kikkers';
    expect((await running.post(link, { language: 'nl', password, repeat: password })).status).toBe(303);
    const [person] = await running.db.sql<{ accountId: number; serviceId: number }>(
      `select account_id as "accountId", service_id as "serviceId" from membership
       where account_id = (select id from account where email = $1)`,
      [email],
    );
    const cookie = await running.cookieOf(person ?? { accountId: 0, serviceId: 0 });
    const front = await (await running.get(pathOf(at), cookie)).text();
    expect(front).toContain(CODE);
    expect(front).not.toContain('SMALL-2');
    expect(front).toContain('Alleen achter het aanmelden te lezen');
  });

  it('are refused from who may not invite, and nobody is let in for a form that is wrong', async () => {
    const at = await situation();
    expect((await give(at, 'spoc')).status).toBe(403);
    for (const wrong of [
      { 'codes[]': 'NO-SUCH' },
      { email: 'geen adres' },
      { name: '' },
      { due_on: '2020-01-01' },
      { email: at.people.contributor.email },
    ]) {
      expect([wrong, (await give(at, 'dpo', wrong)).status]).toEqual([wrong, 422]);
    }
    expect([await accounts(at), await handed(at)]).toEqual([0, 0]);
  });

  it('are offered on the page to who may invite; the others read whom to ask', async () => {
    const at = await situation();
    const page = async (who: 'dpo' | 'spoc') =>
      (await running.get(`${pathOf(at)}/hand-over`, await running.cookieOf(at.people[who]))).text();
    expect(await page('dpo')).toContain('name="email"');
    const spoc = await page('spoc');
    expect(spoc).not.toContain('name="email"');
    expect(spoc).toContain('Vraag uw DPO');
  });
});
