import { describe, expect, it } from 'vitest';
import { answeringActs } from '#test/support/answering.ts';
import { nextYearActs } from '#test/support/next-year.ts';
import { aRunningServer } from '#test/support/running.ts';

const running = await aRunningServer();
const { situation, make, countOf } = answeringActs(running.db);
const years = nextYearActs(running.db);
type Situation = Awaited<ReturnType<typeof situation>>;

const pathOf = (at: { municipality: { slug: string }; checklistId: number }) =>
  `/m/${at.municipality.slug}/checklists/${at.checklistId}/grid`;
const versions = (checklistId: number) => countOf('answer_version where checklist_id = $1', [checklistId]);
const rowsOf = (html: string) => [...html.matchAll(/<tr data-code="([^"]+)"/g)].map((found) => found[1]);
const page = async (path: string, cookie: string) => (await running.get(path, cookie)).text();

async function save(at: Situation, rows: unknown, who: keyof Situation['people'] = 'spoc', together = '1') {
  const cookie = await running.cookieOf(at.people[who]);
  const sent = { rows: typeof rows === 'string' ? rows : JSON.stringify(rows), together };
  return running.post(`${pathOf(at)}/save`, sent, cookie);
}

describe('the table’s save', () => {
  it('answers per row, and shows of another’s answer what is kept now', async () => {
    const at = await situation();
    const first = await save(at, [{ code: 'SMALL-1', version: 0, cells: { doc: '2', explanation: 'Van Els' } }]);
    expect([first.status, await first.json()]).toEqual([
      200,
      { kind: 'rows', time: '10:00', rows: [{ code: 'SMALL-1', kind: 'saved', version: 1 }] },
    ]);
    const rows = [
      { code: 'SMALL-1', version: 0, cells: { doc: '4' } },
      { code: 'SMALL-2', version: 0, cells: { doc: 'x' } },
      { code: 'SMALL-3', version: 0, cells: { doc: '1' } },
    ];
    const second = await save(at, rows, 'second');
    expect(second.status).toBe(409);
    expect((await second.json()).rows).toMatchObject([
      { kind: 'stale', by: 'Els Peeters', self: false, version: 1, cells: { doc: '2', explanation: 'Van Els' } },
      { kind: 'invalid', faults: [{ field: 'doc', why: 'unknown_value' }] },
      { kind: 'held' },
    ]);
    expect(await versions(at.checklistId)).toBe(1);
  });

  it.each([
    ['no JSON', '{'],
    ['no list', '{}'],
    ['an empty list', '[]'],
    ['a cell that no row has', [{ code: 'SMALL-1', version: 0, cells: { withdrawn: 'x' } }]],
    ['a field that no row has', [{ code: 'SMALL-1', version: 0, cells: {}, entity_id: 1 }]],
    ['a version that is no number', [{ code: 'SMALL-1', version: '0', cells: {} }]],
    ['one row twice', [1, 2].map(() => ({ code: 'SMALL-1', version: 0, cells: { doc: '2' } }))],
    ['too many rows', Array.from({ length: 501 }, (_, n) => ({ code: `S-${n}`, version: 0, cells: {} }))],
  ])('refuses %s', async (_, rows) => {
    const at = await situation();
    expect((await save(at, rows)).status).toBe(422);
    expect(await versions(at.checklistId)).toBe(0);
  });

  it('is not for who reads, and not found for who may not know', async () => {
    const at = await situation();
    const rows = [{ code: 'SMALL-1', version: 0, cells: { doc: '2' } }];
    expect((await save(at, rows, 'director')).status).toBe(403);
    expect((await save(at, rows, 'stranger')).status).toBe(404);
    expect(await versions(at.checklistId)).toBe(0);
  });
});

describe('the table', () => {
  it('takes the same number of statements for 8 requirements and for 218', async () => {
    const at = await situation();
    const cookie = await running.cookieOf(at.people.spoc);
    const counts = [];
    for (const checklistId of [at.checklistId, await make.aChecklist(at.municipality, { level: 'essential' })]) {
      const path = pathOf({ ...at, checklistId });
      await page(path, cookie);
      running.db.count();
      const rows = rowsOf(await page(path, cookie));
      counts.push([rows.length, running.db.count()]);
    }
    expect(counts.map(([rows]) => rows)).toEqual([8, 218]);
    expect(counts[0]?.[1]).toBe(counts[1]?.[1]);
    expect(counts[1]?.[1]).toBeLessThanOrEqual(14);
  });

  it('is to be read where nothing may be changed', async () => {
    const at = await situation();
    const html = await page(pathOf(at), await running.cookieOf(at.people.director));
    expect(rowsOf(html)).toHaveLength(8);
    expect(html).not.toMatch(/rows\[\]|data-save=|grid-bulk/);
    await running.db.sql(`update checklist set phase = 'submitted' where id = $1`, [at.checklistId]);
    const closed = await page(pathOf(at), await running.cookieOf(at.people.spoc));
    expect(closed).toContain('staat vast');
    expect(closed).not.toMatch(/rows\[\]|data-save=/);
  });

  it('shows last year beside this year, and confirms the ticked rows or none', async () => {
    const at = await years.situation();
    for (const n of [1, 2, 3]) {
      await years.lastYear(at, { code: `SMALL-${n}`, doc: '3', impl: '3', explanation: `Vorig <jaar> ${n}` });
    }
    await years.thisYear(at, { code: 'SMALL-3', doc: '4', impl: '4', explanation: 'Nu' });
    const place = { municipality: at.municipality, checklistId: at.thisYear };
    const cookie = await running.cookieOf(at.people.spoc);
    expect(await page(pathOf(place), cookie)).toContain('Vorig &lt;jaar&gt; 1');
    expect(rowsOf(await page(`${pathOf(place)}?show=changed`, cookie))).toEqual(['SMALL-3']);
    expect(rowsOf(await page(`${pathOf(place)}?show=to_confirm`, cookie))).toEqual(['SMALL-1', 'SMALL-2']);
    const post = (ticks: string[]) =>
      send(place, cookie, [['act', 'confirm'], ...ticks.map((tick) => ['rows[]', tick])]);
    const refused = await post(['SMALL-1@0@1', 'SMALL-3@1@1']);
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain('Hier staat dit jaar al een antwoord');
    expect(html.match(/ checked>/g)).toHaveLength(2);
    expect(await years.countOf('answer where checklist_id = $1', [at.thisYear])).toBe(1);
    const done = await post(['SMALL-1@0@1', 'SMALL-2@0@1']);
    expect([done.status, done.headers.get('location')]).toEqual([303, pathOf(place)]);
    expect(await years.countOf('answer where checklist_id = $1', [at.thisYear])).toBe(3);
  });

  it('calls ticked rows not applicable for one reason, or says which cannot be', async () => {
    const at = await situation();
    const checklistId = await make.aChecklist(at.municipality, { framework: 'gdpr', level: 'all' });
    const place = { ...at, checklistId };
    const cookie = await running.cookieOf(at.people.spoc);
    const codes = async (may: boolean) =>
      (
        await running.db.sql<{ code: string }>(
          `select n.code from checklist c join framework_node n on n.framework_id = c.framework_id and c.level = any (n.levels)
             and n.kind = 'requirement' and (c.level = any (n.na_levels)) = $2 where c.id = $1 order by n.position limit 2`,
          [checklistId, may],
        )
      ).map((row) => ['rows[]', `${row.code}@0@0`]);
    const may = await codes(true);
    const act = ['act', 'not_applicable'];
    expect((await send(place, cookie, [act, ['reason', 'Zo']])).status).toBe(422);
    expect(await (await send(place, cookie, [act, ...may])).text()).toContain('Zeg waarom');
    expect(await versions(checklistId)).toBe(0);
    const done = await send(place, cookie, [act, ...may, ['reason', 'Dat <hebben> we niet']]);
    expect(done.status).toBe(303);
    expect(await versions(checklistId)).toBe(2);
    expect(await page(pathOf(place), cookie)).toContain('Dat &lt;hebben&gt; we niet');
    const stale = await send(place, cookie, [act, ...may, ['reason', 'Anders']]);
    expect([stale.status, await versions(checklistId)]).toEqual([422, 2]);
    expect(await stale.text()).toContain('Iemand wijzigde dit intussen');
  });
});

function send(place: Parameters<typeof pathOf>[0], cookie: string, fields: string[][]): Promise<Response> {
  return fetch(running.url + pathOf(place), {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: running.url, 'Sec-Fetch-Site': 'same-origin', Cookie: cookie },
    body: new URLSearchParams(fields),
  });
}
