import { beforeAll, describe, expect, it } from 'vitest';
import { answeringActs, CODE } from '#test/support/answering.ts';
import { answering } from '#test/support/answers.ts';
import { aRunningServer } from '#test/support/running.ts';

const running = await aRunningServer();
const { situation, countOf } = answeringActs(running.db);
const { answerAll } = answering(running.db);
type Situation = Awaited<ReturnType<typeof situation>>;

let at: Situation;
let cookie: string;
let question: string;
beforeAll(async () => {
  at = await situation();
  cookie = await running.cookieOf(at.people.spoc);
  question = `/m/${at.municipality.slug}/checklists/${at.checklistId}/${CODE}`;
});
const versions = () => countOf('answer_version where checklist_id = $1', [at.checklistId]);
const filled = (fields: Record<string, string> = {}) => ({ version: '0', doc: '2', explanation: 'Van Els', ...fields });

/** Names that no form has, and columns that nobody may set. */
const EXTRA = [
  'id',
  'service_id',
  'municipality_id',
  'checklist_id',
  'node_id',
  'entity_id',
  'updated_by',
  'updated_at',
  'withdrawn',
  'phase',
  'verdict',
  'constructor',
];

describe('the page of one question', () => {
  it('takes a plain form post: saves, says so, and goes where the button leads', async () => {
    const stay = await running.post(question, filled({ go: 'stay' }), cookie);
    expect([stay.status, stay.headers.get('location')]).toEqual([303, question]);
    const page = await (await running.get(question, cookie)).text();
    expect(page).toContain('Van Els');
    expect(page).toMatch(/name="version" value="1"/);
    expect(page).toContain('Vraag 1 van 8');
    const goals: Record<string, string> = {};
    for (const go of ['next', 'previous', 'evidence', `exception-${at.municipality.ocmw}`]) {
      const response = await running.post(question, filled({ version: '1', go }), cookie);
      goals[go.split('-')[0] as string] = response.headers.get('location')?.split('/checklists/')[1] ?? '';
    }
    expect(goals).toEqual({
      next: `${at.checklistId}/SMALL-2`,
      previous: String(at.checklistId),
      evidence: `${at.checklistId}/${CODE}/evidence`,
      exception: `${at.checklistId}/${CODE}/exception?entity=${at.municipality.ocmw}`,
    });
  });

  it('answers an old page with 409 and both texts, and keeps the one that is there', async () => {
    const jan = await running.cookieOf(at.people.second);
    await running.post(question, filled({ version: '1', doc: '4', explanation: 'Van <Jan>', go: 'stay' }), jan);
    const before = await versions();
    const response = await running.post(
      question,
      filled({ version: '1', explanation: 'Nog van Els', go: 'next' }),
      cookie,
    );
    expect(response.status).toBe(409);
    const page = await response.text();
    expect(page).toContain('Jan Maes');
    expect(page).toContain('Van &lt;Jan&gt;');
    expect(page).toContain('Nog van Els');
    // The form holds both, on the version that is there now.
    expect(page).toMatch(/<textarea[^>]*name="explanation"[^>]*>Van &lt;Jan&gt;\n\nNog van Els<\/textarea>/);
    expect(page).toMatch(/name="version" value="2"/);
    expect(await versions()).toBe(before);
  });

  it('answers a form that cannot be kept with 422, the fault beside its field and the text kept', async () => {
    const long = 'x'.repeat(10_001);
    const response = await running.post(question, filled({ version: '2', explanation: long, go: 'stay' }), cookie);
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain('Deze tekst is te lang');
    expect(page).toContain(long);
    expect(page).toMatch(/id="explanation-error"/);
  });

  it.each(EXTRA)('takes no field that it does not have: %s', async (name) => {
    const before = await versions();
    const response = await running.post(
      question,
      filled({ version: '2', explanation: 'Mijn tekst', [name]: '1' }),
      cookie,
    );
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain('veld dat hier niet hoort');
    expect(page).toContain('Mijn tekst');
    expect(await versions()).toBe(before);
  });

  it('knows nothing of another municipality, checklist or question', async () => {
    const foreign = await situation();
    for (const path of [
      `/m/${foreign.municipality.slug}/checklists/${foreign.checklistId}/${CODE}`,
      `/m/${at.municipality.slug}/checklists/${foreign.checklistId}/${CODE}`,
      `/m/${at.sister.slug}/checklists/${at.checklistId}/${CODE}`,
      `/m/${at.municipality.slug}/checklists/${at.checklistId}/GV.OC-01.1`,
      `/m/${at.municipality.slug}/checklists/0/${CODE}`,
      `/m/${at.municipality.slug}/checklists/99999999999/${CODE}`,
      `/m/${at.municipality.slug}/checklists/${at.checklistId}/%20`,
    ]) {
      expect((await running.get(path, cookie)).status, path).toBe(404);
      expect((await running.post(path, filled({ go: 'stay' }), cookie)).status, path).toBe(404);
      expect((await running.post(`${path}/autosave`, filled(), cookie)).status, path).toBe(404);
    }
  });

  it('is for reading to a director and an auditor: no form, and a post is refused', async () => {
    for (const who of [at.people.director, at.people.auditor]) {
      const theirs = await running.cookieOf(who);
      const page = await (await running.get(question, theirs)).text();
      expect(page).toContain('Van &lt;Jan&gt;');
      expect(page).not.toContain('name="explanation"');
      expect((await running.post(question, filled({ version: '2', go: 'stay' }), theirs)).status).toBe(403);
    }
  });

  it('gives the text back once the checklist is with the DPO', async () => {
    const done = await situation();
    await answerAll(done.checklistId);
    const path = `/m/${done.municipality.slug}/checklists/${done.checklistId}`;
    const theirs = await running.cookieOf(done.people.spoc);
    const submitted = await running.post(`${path}/submit`, { remark: '' }, theirs);
    expect([submitted.status, submitted.headers.get('location')]).toEqual([303, path]);
    const response = await running.post(
      `${path}/${CODE}`,
      filled({ version: '1', explanation: 'Te laat', go: 'next' }),
      theirs,
    );
    expect(response.status).toBe(409);
    expect(await response.text()).toContain('Te laat');
  });
});

describe('saving while somebody types', () => {
  it('answers in JSON, and never with the other text', async () => {
    const autosave = async (fields: Record<string, string>, who = cookie) => {
      const response = await running.post(`${question}/autosave`, fields, who);
      return [response.status, response.status === 303 ? response.headers.get('location') : await response.json()];
    };
    expect(await autosave(filled({ version: '2', doc: '5', explanation: 'a' }))).toEqual([
      200,
      { kind: 'saved', version: 3, time: '10:00' },
    ]);
    expect(await autosave(filled({ version: '2', doc: '4', explanation: 'b' }))).toEqual([
      409,
      { kind: 'stale', by: 'Els Peeters', self: true },
    ]);
    const jan = await running.cookieOf(at.people.second);
    expect(await autosave(filled({ version: '2', doc: '4', explanation: 'c' }), jan)).toEqual([
      409,
      { kind: 'stale', by: 'Els Peeters', self: false },
    ]);
    expect((await autosave(filled({ version: '3', phase: 'open' })))[0]).toBe(422);
    expect((await autosave(filled({ version: '3' }), 'waarborg_session=gone'))[1]).toMatch(/^\/login/);
  });

  it('takes at most 14 statements, the session included', async () => {
    running.db.count();
    await running.post(`${question}/autosave`, filled({ version: '3', doc: '1' }), cookie);
    expect(running.db.count()).toBeLessThanOrEqual(14);
  });
});

describe('pages of a checklist', () => {
  it('take the same number of statements whatever is kept', async () => {
    const path = question.replace(`/${CODE}`, '');
    const count = async (address: string) => {
      running.db.count();
      expect((await running.get(address, cookie)).status).toBe(200);
      return running.db.count();
    };
    const pages = [question, path, `${path}/submit`, `/m/${at.municipality.slug}/checklists`];
    const before: number[] = [];
    for (const page of pages) before.push(await count(page));
    for (const code of ['SMALL-2', 'SMALL-3', 'SMALL-4']) {
      await running.post(`${path}/${code}`, { version: '0', doc: '3', explanation: '', go: 'stay' }, cookie);
    }
    const after: number[] = [];
    for (const page of pages) after.push(await count(page));
    expect(after).toEqual(before);
  });
});
