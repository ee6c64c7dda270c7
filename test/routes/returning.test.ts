import readXlsx from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { storedZip, unzipWithin } from '#app/documents/read-zip.server.ts';
import type { WrittenSheet } from '#app/documents/sheet.ts';
import { writeSheets } from '#app/documents/write-sheet.server.ts';
import { answeringActs } from '#test/support/answering.ts';
import { aRunningServer } from '#test/support/running.ts';
import { postUpload, uploadForm } from '#test/support/uploading.ts';

const running = await aRunningServer();
const { situation, make, countOf } = answeringActs(running.db);
type Situation = Awaited<ReturnType<typeof situation>>;

const TEXTS = [
  'gewoon',
  'é – € “aanhaling” \'s "x"',
  '=1+1',
  '-3 en @verder',
  ' spaties rondom ',
  'eerste\ntweede\n\nvierde',
  '<b>&amp; _x0041_',
  'y'.repeat(10_000),
];

const pathOf = (at: { municipality: { slug: string }; checklistId: number }) =>
  `/m/${at.municipality.slug}/checklists/${at.checklistId}`;
const versions = (at: { checklistId: number }) => countOf('answer_version where checklist_id = $1', [at.checklistId]);

/** An answer as the table of all questions saves it. */
async function answer(at: Situation, who: 'spoc' | 'second', code: string, cells: Record<string, string>, version = 0) {
  const cookie = await running.cookieOf(at.people[who]);
  const rows = JSON.stringify([{ code, version, cells }]);
  const saved = await running.post(`${pathOf(at)}/grid/save`, { rows, together: '1' }, cookie);
  expect(saved.status).toBe(200);
}

async function fileOf(at: Situation, cookie: string, as = 'xlsx'): Promise<Buffer> {
  const response = await running.get(`${pathOf(at)}/download?as=${as}`, cookie);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}
const send = (at: Situation, cookie: string, bytes: Uint8Array, name = 'a.xlsx') =>
  postUpload(running, `${pathOf(at)}/return`, cookie, uploadForm({ name, bytes }, {}));

/** The file as somebody filled it in: cells of the questions, by code and head. */
async function filled(bytes: Buffer, cells: Record<string, Record<string, string>>): Promise<Buffer> {
  const sheets = (await readXlsx(bytes, { trim: false })).map(({ sheet, data }): WrittenSheet => {
    const [head = [], ...rows] = data.map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
    const changed = rows.map((row) => row.map((text, n) => cells[row[0] ?? '']?.[head[n] ?? ''] ?? text));
    return { name: sheet, widths: [], head, rows: changed };
  });
  return writeSheets(sheets);
}

const unescaped = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
const hidden = (html: string, name: string) =>
  unescaped(new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '');

async function confirm(at: Situation, cookie: string, html: string, mine: string[] = []) {
  const form = new FormData();
  form.append('rows', hidden(html, 'rows'));
  form.append('conflicts', hidden(html, 'conflicts'));
  for (const code of mine) form.append('mine[]', code);
  return postUpload(running, `${pathOf(at)}/return?confirm=1`, cookie, form);
}

async function answered() {
  const at = await situation();
  for (const [n, explanation] of TEXTS.entries()) {
    const doc = n % 3 ? String((n % 5) + 1) : '';
    await answer(at, 'spoc', `SMALL-${n + 1}`, { doc, explanation });
  }
  return { at, cookie: await running.cookieOf(at.people.spoc) };
}

describe('a checklist as Excel', () => {
  it('comes back equal to the cell: every row is the same, and nothing is to be kept', async () => {
    const { at, cookie } = await answered();
    const bytes = await fileOf(at, cookie);
    const [guide, questions] = await readXlsx(bytes, { trim: false });
    expect([guide?.sheet, questions?.sheet]).toEqual(['Lees eerst', 'Vragen']);
    const head = questions?.data[0] ?? [];
    const texts = questions?.data.slice(1).map((row) => row[head.indexOf('Uitleg')]);
    expect(texts).toEqual(TEXTS);
    const html = await (await send(at, cookie, bytes)).text();
    expect(html).toContain('Het bestand zegt hetzelfde als wat er staat');
    expect(await versions(at)).toBe(8);
  });

  it('filled in elsewhere is shown first and then kept, all of it in one go', async () => {
    const at = await situation();
    const cookie = await running.cookieOf(at.people.spoc);
    await answer(at, 'spoc', 'SMALL-1', { doc: '2', explanation: 'Eerst' });
    const bytes = await filled(await fileOf(at, cookie), {
      'SMALL-1': { Score: '4', Uitleg: 'Nu' },
      'SMALL-2': { Score: '3 · Vastgelegd', Uitleg: '=A1 & <é>' },
    });
    const preview = await send(at, cookie, bytes);
    const html = await preview.text();
    expect(preview.status).toBe(200);
    expect(html).toContain('1 nieuw antwoord, 1 gewijzigd, 6 gelijk, 0 intussen');
    expect(await versions(at)).toBe(1);
    const kept = await confirm(at, cookie, html);
    expect([kept.status, kept.headers.get('location')]).toEqual([303, pathOf(at)]);
    const rows = await running.db.sql(
      `select doc, explanation, version from answer where checklist_id = $1 order by node_id`,
      [at.checklistId],
    );
    expect(rows).toEqual([
      { doc: '4', explanation: 'Nu', version: 2 },
      { doc: '3', explanation: '=A1 & <é>', version: 1 },
    ]);
    expect((await confirm(at, cookie, html)).status).toBe(303);
    expect(await versions(at)).toBe(3);
  });

  it('shows both texts where somebody else was first, keeps theirs unless ticked, and leaves alone what was left alone', async () => {
    const at = await situation();
    const cookie = await running.cookieOf(at.people.spoc);
    const empty = await fileOf(at, cookie);
    for (const n of [1, 2, 3]) {
      await answer(at, 'second', `SMALL-${n}`, { doc: '2', explanation: `Van Jan ${n}` });
    }
    const bytes = await filled(empty, { 'SMALL-1': { Uitleg: 'Van mij 1' }, 'SMALL-2': { Uitleg: 'Van mij 2' } });
    const html = await (await send(at, cookie, bytes)).text();
    expect(html).toContain('0 gewijzigd, 6 gelijk, 2 intussen');
    for (const text of ['Van Jan 1', 'Van mij 1', 'Jan Maes']) expect(html).toContain(text);
    expect(html).not.toContain('Van Jan 3');
    expect(html).not.toMatch(/name="mine\[\]"[^>]*checked/);
    expect((await confirm(at, cookie, html, ['SMALL-2'])).status).toBe(303);
    const kept = await running.db.sql<{ explanation: string }>(
      'select explanation from answer where checklist_id = $1 order by node_id',
      [at.checklistId],
    );
    expect(kept.map((row) => row.explanation)).toEqual(['Van Jan 1', 'Van mij 2', 'Van Jan 3']);
    await answer(at, 'second', 'SMALL-2', { explanation: 'Weer Jan' }, 2);
    const lost = await confirm(at, cookie, html, ['SMALL-1', 'SMALL-2']);
    expect([lost.status, await versions(at)]).toEqual([409, 5]);
  });

  it('with wrong values, codes or columns says which cell, and writes nothing', async () => {
    const at = await situation();
    const cookie = await running.cookieOf(at.people.spoc);
    const good = await fileOf(at, cookie);
    const bytes = await filled(good, {
      'SMALL-1': { Score: '7' },
      'SMALL-2': { Code: 'SMALL-1' },
      'SMALL-3': { Code: 'X-9' },
      'SMALL-4': { Versie: '' },
      'SMALL-5': { Uitleg: 'z'.repeat(10_001) },
      'SMALL-6': { Uitleg: 'Dit is goed' },
    });
    const wrong = await send(at, cookie, bytes);
    const text = (await wrong.text()).replace(/<[^>]+>/g, '');
    expect(wrong.status).toBe(422);
    for (const said of [
      'Rij 2, kolom D: “7” is geen mogelijk antwoord',
      'Rij 3, kolom A: De vraag SMALL-1 staat er meer dan één keer',
      'Rij 4: “X-9” is geen vraag',
      'Rij 5, kolom I: De versie van SMALL-4',
      'Rij 6, kolom E: Deze tekst is te lang',
    ]) {
      expect(text).toContain(said);
    }
    const columns = await (await send(at, cookie, await filled(good, {}).then(withoutScore))).text();
    expect(columns).toContain('De kolom “Score” ontbreekt');
    const other = { ...at, checklistId: await make.aChecklist(at.municipality, {}) };
    expect(await (await send(other, cookie, good)).text()).toContain('hoort bij een andere vragenlijst');
    expect(await versions(at)).toBe(0);
  });

  it('is refused with its place when it holds formulas or far too many rows, while other pages answer', async () => {
    const at = await situation();
    const cookie = await running.cookieOf(at.people.spoc);
    const parts = await unzipWithin(await fileOf(at, cookie), () => true);
    const name = [...parts.keys()].filter((each) => /worksheets\/sheet2/.test(each))[0] ?? '';
    const xml = parts.get(name)?.toString('utf8') ?? '';
    const formula = storedZip(
      new Map([...parts, [name, Buffer.from(xml.replace(/(<c r="B3"[^>]*>)/, '$1<f>1+1</f>'))]]),
    );
    const refused = await send(at, cookie, formula);
    const said = (await refused.text()).replace(/<[^>]+>/g, '');
    expect([refused.status, said.includes('Rij 3, kolom B: Hier staat een formule')]).toEqual([422, true]);
    const csv = `Code;Score;Uitleg;Versie\n${'SMALL-1;2;x;0\n'.repeat(100_000)}`;
    const sending = send(at, cookie, Buffer.from(csv), 'a.csv');
    const states = await Promise.all(Array.from({ length: 10 }, () => running.get('/healthz')));
    expect(states.map((state) => state.status)).toEqual(Array(10).fill(200));
    const many = await sending;
    expect([many.status, (await many.text()).includes('te veel rijen')]).toEqual([422, true]);
    expect((await send(at, cookie, new Uint8Array(6 * 1_048_576))).status).toBe(413);
    expect(await versions(at)).toBe(0);
  });

  it('takes the same number of statements for 8 questions and for 218', async () => {
    const at = await situation();
    const cookie = await running.cookieOf(at.people.spoc);
    const counts = [];
    for (const checklistId of [at.checklistId, await make.aChecklist(at.municipality, { level: 'essential' })]) {
      const place = { ...at, checklistId };
      await fileOf(place, cookie);
      running.db.count();
      const bytes = await fileOf(place, cookie);
      const download = running.db.count();
      await send(place, cookie, bytes);
      counts.push([download, running.db.count()]);
    }
    expect(counts[0]).toEqual(counts[1]);
    expect(Math.max(...(counts[1] ?? []))).toBeLessThanOrEqual(22);
  });

  it('is to be had by who reads, taken back only from who answers, and unknown to others', async () => {
    const at = await situation();
    const bytes = await fileOf(at, await running.cookieOf(at.people.spoc));
    const director = await running.cookieOf(at.people.director);
    const stranger = await running.cookieOf(at.people.stranger);
    await fileOf(at, director);
    expect((await send(at, director, bytes)).status).toBe(403);
    expect((await send(at, stranger, bytes)).status).toBe(404);
    expect((await running.get(`${pathOf(at)}/download?as=pdf`, stranger)).status).toBe(404);
    expect((await running.get(`${pathOf(at)}/download?as=exe`, director)).status).toBe(404);
    await running.db.sql(`update checklist set phase = 'submitted' where id = $1`, [at.checklistId]);
    expect((await send(at, await running.cookieOf(at.people.spoc), bytes)).status).toBe(409);
  });
});

describe('a checklist on paper', () => {
  it('is a tagged PDF and a Word file in Dutch with answers and texts', async () => {
    const { at, cookie } = await answered();
    const pdf = await fileOf(at, cookie, 'pdf');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1')).toContain('/Lang (nl-BE)');
    const { default: mammoth } = await import('mammoth');
    const { value } = await mammoth.extractRawText({ buffer: await fileOf(at, cookie, 'docx') });
    for (const text of ['Stand van zaken', 'SMALL-1 · ', 'Score: ', 'Uitleg: é – € “aanhaling”']) {
      expect(value).toContain(text);
    }
  });
});

async function withoutScore(bytes: Buffer): Promise<Buffer> {
  const parts = await unzipWithin(bytes, () => true);
  const strings = parts.get('xl/sharedStrings.xml')?.toString('utf8') ?? '';
  parts.set('xl/sharedStrings.xml', Buffer.from(strings.replace('>Score<', '>Punten<')));
  return storedZip(parts);
}
