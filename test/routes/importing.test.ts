import { describe, expect, it } from 'vitest';
import { unzipWithin } from '#app/documents/read-zip.server.ts';
import { builders } from '#test/support/builders.ts';
import { aRunningServer } from '#test/support/running.ts';
import { postUpload, uploadForm } from '#test/support/uploading.ts';
import { type HandSheet, handWorkbook } from '#test/support/workbook.ts';

const running = await aRunningServer();
const make = builders(running.db);
const PATH = '/municipalities/import';
const HEAD = ['Bestuur', 'Entiteit', 'Gedekt vanaf', 'Gedekt tot en met'];

async function situation() {
  const service = await make.aService();
  const dpo = await make.aPerson(service, 'dpo');
  return { service, dpo, cookie: await running.cookieOf(dpo) };
}
const send = (cookie: string, bytes: Uint8Array, name = 'besturen.xlsx') =>
  postUpload(running, PATH, cookie, uploadForm({ name, bytes }, {}));
const workbook = (...sheets: HandSheet[]) => handWorkbook(sheets);

const unescaped = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
const hidden = (html: string, name: string) =>
  unescaped(new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '');
const plain = (html: string) =>
  unescaped(html.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ');
function confirm(cookie: string, html: string, over: Record<string, string> = {}) {
  const form = new FormData();
  for (const name of ['form_key', 'shown', 'sheets']) form.append(name, hidden(html, name));
  for (const [name, value] of Object.entries(over)) form.set(name, value);
  return postUpload(running, `${PATH}?confirm=1`, cookie, form);
}
const municipalities = async (service: number) =>
  (
    await running.db.sql<{ slug: string }>('select slug from municipality where service_id = $1 order by slug', [
      service,
    ])
  ).map((row) => row.slug);

describe('the page that takes many municipalities on', () => {
  it('shows every row first and writes nothing; then all of it, once, with a page that says what', async () => {
    const { service, cookie } = await situation();
    const file = workbook(
      { name: 'Besturen', rows: [HEAD, ['Aalst', 'beide', { date: '2026-02-01' }], [24001, 'OCMW', '1/3/2026']] },
      {
        name: 'Mensen',
        rows: [
          ['Bestuur', 'Functie', 'Naam', 'E-mail', 'Uitnodigen'],
          ['Aalst', 'SPOC', 'An Peeters', 'an.peeters@test.example', 'ja'],
        ],
      },
    );
    const shown = await send(cookie, file);
    const html = await shown.text();
    expect(shown.status).toBe(200);
    const text = plain(html);
    for (const said of [
      '2 · Aalst Nieuw Gemeente en OCMW, gedekt vanaf',
      '3 · Aarschot Nieuw OCMW',
      'Eén persoon krijgt een mail',
    ]) {
      expect(text).toContain(said);
    }
    expect(await municipalities(service)).toEqual([]);
    const answers = await Promise.all(Array.from({ length: 5 }, () => confirm(cookie, html)));
    const to = answers.map((answer) => [answer.status, answer.headers.get('location')]);
    expect(new Set(to.map(String)).size).toBe(1);
    expect(to[0]?.[0]).toBe(303);
    expect(await municipalities(service)).toEqual(['aalst', 'aarschot']);
    const mails = await running.db.sql('select key from outbox where service_id = $1', [service]);
    expect(mails).toHaveLength(1);
    const done = plain(await (await running.get(String(to[0]?.[1]), cookie)).text());
    for (const said of [
      '2 besturen',
      '3 entiteiten',
      '11 regels',
      '1 functie',
      'Eén persoon kreeg een mail, voor 1 rol.',
    ]) {
      expect(done).toContain(said);
    }
    const again = plain(await (await send(cookie, file)).text());
    expect(again).toContain('Alles uit dit bestand staat er al');
    const stranger = await situation();
    const theirs = plain(await (await running.get(String(to[0]?.[1]), stranger.cookie)).text());
    expect([theirs.includes('2 besturen'), theirs.includes('Stap 1')]).toEqual([false, true]);
  });

  it('shows the preview again when the service changed meanwhile, and writes nothing', async () => {
    const { service, cookie } = await situation();
    const file = workbook({
      name: 'Besturen',
      rows: [HEAD, ['Aalst', 'beide', '1/2/2026'], ['Aarschot', 'beide', '1/2/2026']],
    });
    const html = await (await send(cookie, file)).text();
    await running.db.sql(
      `insert into municipality (service_id, slug, name, nis_code, created_at) values ($1, 'aalst', 'Aalst', '41002', now())`,
      [service],
    );
    const stale = await confirm(cookie, html);
    const text = await stale.text();
    expect(stale.status).toBe(409);
    expect(plain(text)).toContain('Intussen wijzigde iemand iets');
    expect(plain(text)).toContain('2 · Aalst Komt erbij');
    expect(await municipalities(service)).toEqual(['aalst']);
    expect((await confirm(cookie, text)).status).toBe(303);
    expect(await municipalities(service)).toEqual(['aalst', 'aarschot']);
  });

  it('names every wrong cell and writes nothing, not the good rows either', async () => {
    const { service, cookie } = await situation();
    const file = workbook({
      name: 'Besturen',
      rows: [HEAD, ['Aalst', 'beide', '1/2/2026'], ['Aarschoot', 'OCMW', '31/02/2026'], ['Antwerpen', 'zone', '']],
    });
    const wrong = await send(cookie, file);
    const html = await wrong.text();
    expect(wrong.status).toBe(422);
    for (const said of [
      'Besturen, rij 3, kolom C: “31/02/2026” is geen dag',
      'Besturen, rij 4, kolom B: “zone” is geen entiteit',
      'Besturen, rij 4, kolom C: “Gedekt vanaf” is leeg',
    ]) {
      expect(plain(html)).toContain(said);
    }
    expect(html).not.toContain('name="sheets"');
    const forged = {
      form_key: crypto.randomUUID(),
      shown: '0'.repeat(64),
      sheets: JSON.stringify([{ name: 'Besturen', rows: [HEAD, ['Aarschoot', 'OCMW', '1/1/2026']] }]),
    };
    const answer = await confirm(cookie, html, forged);
    expect([answer.status, plain(await answer.text()).includes('Bedoelt u Aarschot?')]).toEqual([422, true]);
    for (const sheets of ['[', '{}', '[{"name":"x"}]', JSON.stringify([{ name: 'x', rows: [], more: 1 }])]) {
      const lost = await confirm(cookie, html, { ...forged, sheets });
      expect([lost.status, plain(await lost.text()).includes('kwam niet heel terug')]).toEqual([422, true]);
    }
    expect(await municipalities(service)).toEqual([]);
  });

  it.each<[string, string, Uint8Array, string]>([
    [
      'merged cells',
      'a.xlsx',
      workbook({ name: 'Besturen', rows: [HEAD, ['Aalst']], merged: ['A2:B2'] }),
      'Besturen, rij 2, kolom A: Deze cellen zijn samengevoegd: A2:B2',
    ],
    [
      'a formula',
      'a.xlsx',
      workbook({ name: 'Besturen', rows: [HEAD, ['Aalst', { formula: 'B1' }]] }),
      'Besturen, rij 2, kolom B: Hier staat een formule',
    ],
    [
      '100,000 rows',
      'a.csv',
      Buffer.from(`${HEAD.join(';')}\n${'Aalst;beide;1/2/2026;\n'.repeat(100_000)}`),
      'rij 20001 : Het bestand heeft te veel rijen',
    ],
    [
      'more rows than an import has',
      'a.csv',
      Buffer.from(`${HEAD.join(';')}\n${'Aalst;beide;1/2/2026;\n'.repeat(3_001)}`),
      '3001 rows',
    ],
    ['no sheet', 'a.pdf', Buffer.from('%PDF-\0'), 'Dit is geen rekenblad'],
  ])('says of a file with %s what is wrong, while other pages answer', async (_, name, bytes, said) => {
    const { service, cookie } = await situation();
    const order: string[] = [];
    const sending = send(cookie, bytes, name).then((response) => {
      order.push('file');
      return response;
    });
    const states = await Promise.all(Array.from({ length: 5 }, () => running.get('/healthz')));
    order.push('others');
    expect(states.map((state) => state.status)).toEqual(Array(5).fill(200));
    const refused = await sending;
    expect(refused.status).toBe(422);
    expect(plain(await refused.text()).replace(/ :/g, ':')).toContain(
      said.replace(/ :/g, ':').replace('3001 rows', '3001 rijen is te veel'),
    );
    expect(order).toEqual(['others', 'file']);
    expect(await municipalities(service)).toEqual([]);
  });

  it('takes a file of 5 MB and no more, and says so when there is none', async () => {
    const { cookie } = await situation();
    expect((await send(cookie, new Uint8Array(6 * 1_048_576))).status).toBe(413);
    const none = await postUpload(running, PATH, cookie, uploadForm(null, {}));
    expect([none.status, plain(await none.text()).includes('Kies eerst een bestand')]).toEqual([422, true]);
  });

  it('is for who may take municipalities on, and for nobody else', async () => {
    const { service, cookie } = await situation();
    const file = workbook({ name: 'Besturen', rows: [HEAD, ['Aalst', 'beide', '1/2/2026']] });
    const html = await (await send(cookie, file)).text();
    const place = await make.aMunicipality(service);
    for (const role of ['service_director', 'spoc', 'director', 'contributor', 'auditor'] as const) {
      const local = role === 'service_director' || role === 'auditor' ? {} : { municipalityId: place.id };
      const other = await running.cookieOf(await make.aPerson(service, role, local));
      expect((await running.get(PATH, other)).status, role).toBe(403);
      expect((await running.get(`${PATH}/download?as=xlsx`, other)).status, role).toBe(403);
      expect((await send(other, file)).status, role).toBe(403);
      expect((await confirm(other, html)).status, role).toBe(403);
    }
    expect(await municipalities(service)).toEqual([place.slug]);
  });
});

describe('the template', () => {
  it('is a workbook with an explanation and three sheets; sent back as it is, its examples are left out', async () => {
    const { cookie } = await situation();
    const file = await running.get(`${PATH}/download?as=xlsx`, cookie);
    expect(file.headers.get('content-disposition')).toContain('besturen-sjabloon.xlsx');
    const bytes = Buffer.from(await file.arrayBuffer());
    const parts = await unzipWithin(bytes, () => true);
    const names = [...(parts.get('xl/workbook.xml')?.toString() ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(
      (found) => found[1],
    );
    expect(names).toEqual(['Uitleg', 'Besturen', 'Mensen', 'Regels']);
    const text = plain(await (await send(cookie, bytes)).text());
    expect(text).toContain('2 · Voorbeeld: Zandbeke Overgeslagen Voorbeeldrij.');
    expect(text).toContain('Er is niets te bewaren');
  });

  it.each([
    ['municipalities', '\uFEFFBestuur;Entiteit;Gedekt vanaf;Gedekt tot en met;KBO gemeente;KBO OCMW\r\n'],
    ['people', '\uFEFFBestuur;Functie;Naam;E-mail;Telefoon;Taal;Uitnodigen\r\n'],
    ['regimes', '\uFEFFBestuur;Entiteit;Regel;Toepassing;Niveau;Reden\r\n'],
  ])('is to be had as CSV, one file a sheet: %s', async (sheet, head) => {
    const { cookie } = await situation();
    const file = await running.get(`${PATH}/download?as=csv&of=${sheet}`, cookie);
    const bytes = Buffer.from(await file.arrayBuffer());
    expect(bytes.toString().startsWith(head)).toBe(true);
    expect(plain(await (await send(cookie, bytes, 'a.csv')).text())).toContain('Overgeslagen Voorbeeldrij.');
    expect((await running.get(`${PATH}/download?as=csv&of=x`, cookie)).status).toBe(404);
  });
});
