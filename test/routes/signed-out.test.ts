import { beforeAll, describe, expect, it } from 'vitest';
import { answeringActs, CODE } from '#test/support/answering.ts';
import { aRunningServer } from '#test/support/running.ts';

const running = await aRunningServer();
const { situation, countOf } = answeringActs(running.db);

let at: Awaited<ReturnType<typeof situation>>;
let question: string;
beforeAll(async () => {
  at = await situation();
  question = `/m/${at.municipality.slug}/checklists/${at.checklistId}/${CODE}`;
});
const versions = () => countOf('answer_version where checklist_id = $1', [at.checklistId]);
const TYPED = 'Wij bewaren dit in de <kluis> van het gemeentehuis & elders.';
const FIELDS = { version: '0', doc: '2', explanation: TYPED, go: 'stay' };

/** Posts as a browser does from a page, with a cookie whose session is over. */
const send = (headers: Record<string, string> = {}, fields: Record<string, string> = FIELDS) =>
  fetch(running.url + question, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      Origin: running.url,
      Referer: running.url + question,
      Accept: 'text/html,application/xhtml+xml',
      Cookie: 'waarborg_session=over',
      ...headers,
    },
    body: new URLSearchParams(fields),
  });

describe('a form that is posted after its session ended', () => {
  it('keeps all that was typed in a page from which it is sent again', async () => {
    const response = await send();
    expect(response.status).toBe(401);
    const page = await response.text();
    expect(page).toContain('U was afgemeld');
    expect(page).toContain('&lt;kluis&gt;');
    expect(page).not.toContain('<kluis>');
    expect(page).toContain(`action="${question}"`);
    expect(await versions()).toBe(0);
    const hidden = [...(page.split('<main')[1] ?? '').matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
    const again = Object.fromEntries(hidden.map(([, name, value]) => [name, plain(value ?? '')]));
    expect(again).toEqual(FIELDS);
    const saved = await running.post(question, again, await running.cookieOf(at.people.spoc));
    expect(saved.status).toBe(303);
    expect(await versions()).toBe(1);
  });

  it('is explained in the language of who reads it', async () => {
    const page = await (await send({ Cookie: 'waarborg_session=over; waarborg_language=en' })).text();
    expect(page).toContain('You were signed out');
    expect(page).toContain('lang="en"');
  });

  it('shows no password or code again', async () => {
    const page = await (await send({}, { ...FIELDS, current_password: 'geheime-zin-1', code: '123456' })).text();
    expect(page).not.toContain('geheime-zin-1');
    expect(page).not.toContain('123456');
  });

  it('goes to the sign-in page where it came from nowhere of ours, from a script, or as a file', async () => {
    const elsewhere = [
      { Referer: 'https://elders.example/x' },
      { Referer: '' },
      { Accept: 'application/json' },
      { 'Content-Type': 'multipart/form-data; boundary=x' },
    ];
    for (const headers of elsewhere) expect((await send(headers)).status, JSON.stringify(headers)).toBe(303);
  });
});

describe('a post that is refused', () => {
  it('is explained within the menu and in the language of who sent it', async () => {
    await running.db.sql('update account set language = $1 where id = $2', ['en', at.people.spoc.accountId]);
    const cookie = await running.cookieOf(at.people.spoc);
    const page = await (await running.post('/campaigns/new', { title: 'x' }, cookie)).text();
    expect(page).toContain('No access');
    expect(page).toContain('lang="en"');
    expect(page).toContain('action="/logout"');
  });
});

function plain(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}
