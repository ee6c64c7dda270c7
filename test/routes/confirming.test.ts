import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { nextYearActs } from '#test/support/next-year.ts';
import { aRunningServer } from '#test/support/running.ts';

const running = await aRunningServer();
const { situation, lastYear, thisYear, countOf, scoreOf } = nextYearActs(running.db);
const full = { doc: '3', impl: '3', explanation: 'Zoals het beleid zegt' };
type Situation = Awaited<ReturnType<typeof situation>>;

const front = (at: Situation) => `/m/${at.municipality.slug}/checklists/${at.thisYear}`;
const read = async (path: string, who: Actor) => {
  const response = await running.get(path, await running.cookieOf(who));
  return { status: response.status, text: await response.text() };
};
const confirm = async (at: Situation, who: Actor, fields: Record<string, string>) =>
  running.post(`${front(at)}/confirm`, fields, await running.cookieOf(who));
/** Posts the same field more than once, as a list of ticks does. */
const tick = async (at: Situation, values: string[]) =>
  fetch(`${running.url}${front(at)}/confirm`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      Origin: running.url,
      'Sec-Fetch-Site': 'same-origin',
      Cookie: await running.cookieOf(at.people.spoc),
    },
    body: new URLSearchParams(values.map((value) => ['unchanged[]', value])),
  });
const answers = (at: Situation) => countOf('answer where checklist_id = $1', [at.thisYear]);

async function twoYears() {
  const at = await situation();
  await lastYear(at, { code: 'SMALL-1', ...full, outcome: 'accepted', evidence: 2 });
  await lastYear(at, { code: 'SMALL-2', ...full });
  await lastYear(at, { code: 'SMALL-3', ...full });
  return at;
}

describe('confirming last year over the web', () => {
  it('shows last year beside the question and on the front page, and counts it nowhere', async () => {
    const at = await twoYears();
    const question = await read(`${front(at)}/SMALL-1`, at.people.spoc);
    for (const text of ['Vorig jaar', full.explanation, 'Nagekeken', 'Beleid 2', 'Ongewijzigd, bevestigen']) {
      expect(question.text).toContain(text);
    }
    const page = await read(front(at), at.people.spoc);
    expect(page.text).toContain('Bij 3 vragen staat uw antwoord van vorig jaar klaar');
    expect(page.text.match(/Te bevestigen/g)).toHaveLength(3);
    expect(page.text).toContain('0 van 8');
    const nothing = await read(`${front(at)}/SMALL-7`, at.people.spoc);
    expect(nothing.text).not.toContain('Ongewijzigd, bevestigen');
    const director = await read(`${front(at)}/SMALL-1`, at.people.director);
    expect(director.text).toContain(full.explanation);
    expect(director.text).not.toContain('Ongewijzigd, bevestigen');
  });

  it('confirms one from its question, with its evidence when that is ticked, and goes on to the next', async () => {
    const at = await twoYears();
    const one = { 'unchanged[]': 'SMALL-1@1', from: 'SMALL-1', carry: 'yes' };
    const response = await confirm(at, at.people.spoc, one);
    expect([response.status, response.headers.get('location')]).toEqual([303, `${front(at)}/SMALL-2`]);
    expect((await scoreOf(at.thisYear))?.answered).toBe(1);
    const beside = 'answer_evidence where checklist_id = $1 and removed_at is null';
    expect(await countOf(beside, [at.thisYear])).toBe(2);
    expect(
      await countOf(`journal where event = 'evidence.added' and after ->> 'checklist' = $1`, [String(at.thisYear)]),
    ).toBe(2);
    await confirm(at, at.people.spoc, one);
    expect(await countOf(beside, [at.thisYear])).toBe(2);
    await confirm(at, at.people.spoc, { 'unchanged[]': 'SMALL-2@1', from: 'SMALL-2' });
    expect(await countOf(beside, [at.thisYear])).toBe(2);
    const page = await read(`${front(at)}/SMALL-1`, at.people.spoc);
    expect(page.text).toContain('Ongewijzigd sinds vorig jaar, bevestigd');
  });

  it('confirms what was ticked in the list, or nothing with the reason beside each', async () => {
    const at = await twoYears();
    const list = await read(`${front(at)}/confirm`, at.people.spoc);
    expect(list.text.match(/name="unchanged\[\]"/g)).toHaveLength(3);
    await thisYear(at, { code: 'SMALL-2', ...full });
    const refused = await tick(at, ['SMALL-1@1', 'SMALL-2@1']);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('Hier staat al een antwoord van dit jaar.');
    expect(await answers(at)).toBe(1);
    expect((await tick(at, ['SMALL-1@1', 'SMALL-3@1'])).status).toBe(303);
    expect(await answers(at)).toBe(3);
    expect((await read(`${front(at)}/confirm`, at.people.spoc)).text).toContain('Er staat niets meer klaar');
  });

  it('is refused to who only reads, unknown to others, and writes nothing for a form that is not ours', async () => {
    const at = await twoYears();
    const one = { 'unchanged[]': 'SMALL-1@1' };
    expect((await confirm(at, at.people.director, one)).status).toBe(403);
    expect((await confirm(at, at.people.stranger, one)).status).toBe(404);
    expect((await read(`${front(at)}/confirm`, at.people.stranger)).status).toBe(404);
    for (const fields of [{}, { 'unchanged[]': 'SMALL-1' }, { ...one, admin: 'yes' }] as Record<string, string>[]) {
      expect((await confirm(at, at.people.spoc, fields)).headers.get('location')).toBe(`${front(at)}/confirm`);
    }
    await running.db.sql(`update checklist set phase = 'submitted' where id = $1`, [at.thisYear]);
    expect((await confirm(at, at.people.spoc, one)).headers.get('location')).toBe(front(at));
    expect(await answers(at)).toBe(0);
  });
});
