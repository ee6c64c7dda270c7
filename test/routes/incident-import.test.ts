import { describe, expect, it } from 'vitest';
import { builders } from '#test/support/builders.ts';
import { aRunningServer } from '#test/support/running.ts';
import { postUpload, uploadForm } from '#test/support/uploading.ts';
import { type HandSheet, handWorkbook } from '#test/support/workbook.ts';

const running = await aRunningServer();
const make = builders(running.db);
const PATH = '/incidents/import';

async function situation() {
  const service = await make.aService();
  const place = await make.aMunicipality(service, 'Zandbeke');
  const dpo = await make.aPerson(service, 'dpo');
  return { service, place, dpo, cookie: await running.cookieOf(dpo) };
}
const send = (cookie: string, bytes: Uint8Array, name = 'register.xlsx') =>
  postUpload(running, PATH, cookie, uploadForm({ name, bytes }, {}));
const workbook = (...sheets: HandSheet[]) => handWorkbook(sheets);
const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

const unescaped = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
const plain = (html: string) =>
  unescaped(html.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ');

/** Every field of the form of the page, as a browser would send it. */
function formOf(html: string): FormData {
  const form = new FormData();
  const main = html.slice(html.indexOf('<main'));
  for (const [tag] of main.matchAll(/<input type="hidden"[^>]*>/g)) {
    form.append(/name="([^"]*)"/.exec(tag)?.[1] ?? '', unescaped(/value="([^"]*)"/.exec(tag)?.[1] ?? ''));
  }
  for (const [, name = '', options = ''] of main.matchAll(/<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)) {
    const first = /<option value="([^"]*)"/.exec(options)?.[1] ?? '';
    const chosen =
      /<option value="([^"]*)"[^>]*selected/.exec(options) ?? /<option[^>]*selected[^>]*value="([^"]*)"/.exec(options);
    form.append(name, chosen?.[1] ?? first);
  }
  return form;
}
function confirm(cookie: string, html: string, over: Record<string, string> = {}, step = 'confirm') {
  const form = formOf(html);
  for (const [name, value] of Object.entries(over)) form.set(name, value);
  return postUpload(running, `${PATH}?${step}=1`, cookie, form);
}
const kept = (service: number) =>
  running.db.sql<Record<string, unknown>>(
    `select year, number, title, description, reported_at as at, reported_precision as precision, occurred_from_precision as began,
       cause_origin as origin, cause_intent as intent, personal_data as personal, systems, harms_confidentiality as leaked
     from incident where service_id = $1 order by year, number`,
    [service],
  );

describe('the page that takes an older register over', () => {
  it('shows every row of a workbook first and writes nothing; then all of it, once, with a page that says what', async () => {
    const { service, cookie } = await situation();
    const file = workbook(
      {
        name: 'Incidenten 2023',
        rows: [
          ['Nr', 'Bestuur', 'Onderwerp', 'Datum melding', 'Prioriteit'],
          ['2023-4', 'Zandbeke', 'Mail kwijt', { date: '2023-05-06' }, 'P1'],
          [null, 'Zandbeke', 'Laptop weg', 2023, 'P2'],
        ],
      },
      { name: 'Lijstjes', rows: [['Kleur'], ['rood']] },
    );
    const asked = await send(cookie, file);
    const map = await asked.text();
    expect(asked.status).toBe(200);
    expect(plain(map)).toContain('Welke kolom is wat?');
    const shown = await confirm(cookie, map, {}, 'map');
    const html = await shown.text();
    expect(shown.status).toBe(200);
    for (const said of [
      'INC-2023-004',
      'Nummer blijft',
      'INC-2023-005',
      'Nieuw nummer',
      'za 6 mei 2023',
      'Bladen: Lijstjes',
      'Kolommen van Incidenten 2023: Prioriteit',
      '2 incidenten worden overgenomen',
    ]) {
      expect(plain(html)).toContain(said);
    }
    expect(await kept(service)).toEqual([]);
    const answers = await Promise.all(Array.from({ length: 4 }, () => confirm(cookie, html)));
    expect(answers.map((answer) => answer.status)).toEqual([303, 303, 303, 303]);
    expect(await kept(service)).toMatchObject([
      { number: 4, title: 'Mail kwijt', precision: 'day', at: new Date('2023-05-05T22:00:00Z') },
      { number: 5, title: 'Laptop weg', precision: 'year' },
    ]);
    const done = await running.get(answers[0]?.headers.get('location') ?? '', cookie);
    expect(plain(await done.text())).toContain('2 incidenten van 1 bestuur. 1 hield het nummer uit het bestand.');
    const list = plain(await (await running.get('/incidents', cookie)).text());
    for (const said of ['INC-2023-004', 'za 6 mei 2023', 'Incidenten overnemen']) expect(list).toContain(said);
  });

  it('names the categories in use where a file has one that is none', async () => {
    const { service, cookie } = await situation();
    await running.db.sql(
      `update incident_category set retired_at = now() where service_id = $1 and code = 'service_delivery'`,
      [service],
    );
    const rows = [
      ['Bestuur', 'Titel', 'Gemeld', 'Categorie'],
      ['Zandbeke', 'Brand', '2023', 'Vuur'],
    ];
    const refused = await send(cookie, workbook({ name: 'R', rows }));
    expect(refused.status).toBe(422);
    const said = plain(await refused.text());
    expect(said).toContain('“Vuur” is geen categorie van uw dienst. Kies er een (');
    expect(said).toContain('Informatieveiligheid');
    expect(said).not.toContain('Dienstverlening');
  });

  it('keeps the minutes of a cell with a date and a time', async () => {
    const { service, cookie } = await situation();
    const rows = [
      ['Bestuur', 'Titel', 'Gemeld'],
      ['Zandbeke', 'Om half drie', 45_235 + 14.5 / 24],
      ['Zandbeke', 'Getikt', '6/11/2023 9:05'],
    ];
    const bytes = workbook({
      name: 'R',
      rows: [rows[0] ?? [], [...(rows[1] ?? []).slice(0, 2), { date: '2023-11-05T14:30' }], rows[2] ?? []],
    });
    const html = await (await send(cookie, bytes)).text();
    expect((await confirm(cookie, html)).status).toBe(303);
    expect((await kept(service)).map(({ at, precision }) => [at, precision])).toEqual([
      [new Date('2023-11-05T13:30:00Z'), 'minute'],
      [new Date('2023-11-06T08:05:00Z'), 'minute'],
    ]);
  });

  it('reads VERIS, keeps what it says of time, and names what has no place here', async () => {
    const { service, place, cookie } = await situation();
    const one = {
      incident_id: 'a-1',
      schema_version: '1.3.7',
      summary: 'Verkeerde bijlage verstuurd.',
      timeline: { incident: { year: 2022, month: 3 }, discovery: { unit: 'Days', value: 3 } },
      actor: { internal: { variety: ['End-user'], motive: ['NA'] } },
      action: { error: { variety: ['Misdelivery'], vector: ['Carelessness'] } },
      asset: { assets: [{ variety: 'S - Mail', amount: 2 }] },
      attribute: { confidentiality: { data: [{ variety: 'Personal' }], data_disclosure: 'Yes' } },
      victim: { country: ['BE'], employee_count: '101 to 1000' },
      plus: { analyst: 'X', eigen: { diep: true } },
    };
    const bare = {
      timeline: { incident: { year: 2021 } },
      actor: { external: { motive: ['Financial'] } },
      action: { hacking: { variety: ['Unknown'] } },
    };
    const asked = await send(cookie, json([one, { ...bare, summary: 'Inbraak' }]), 'veris.json');
    const map = await asked.text();
    expect(plain(map)).toContain('wijs de kolom met het bestuur aan');
    const html = await (await confirm(cookie, map, { place: String(place.id) }, 'map')).text();
    for (const said of ['maart 2022', 'victim.country', 'plus.eigen.diep', 'schema_version', 'Informatieveiligheid']) {
      expect(plain(html)).toContain(said);
    }
    expect((await confirm(cookie, html)).status).toBe(303);
    const [hacked, sent] = await kept(service);
    expect(hacked).toMatchObject({
      year: 2021,
      precision: 'year',
      began: 'year',
      origin: 'external',
      intent: 'malicious',
    });
    expect(sent).toMatchObject({
      year: 2022,
      precision: 'month',
      origin: 'internal',
      intent: 'accidental',
      personal: 'yes',
      systems: 'S - Mail × 2',
      leaked: true,
    });
    expect(sent?.description).toContain('VERIS timeline.discovery: 3 Days');
  });

  it.each<[string, Uint8Array, string]>([
    [
      'a formula',
      workbook({
        name: 'R',
        rows: [
          ['Bestuur', 'Titel'],
          ['Zandbeke', { formula: '1+1' }],
        ],
      }),
      'formule',
    ],
    [
      'merged cells',
      workbook({
        name: 'R',
        rows: [
          ['Bestuur', 'Titel'],
          ['Zandbeke', 'A'],
        ],
        merged: ['A1:B2'],
      }),
      'samengevoegd',
    ],
    ['a hundred thousand rows', new TextEncoder().encode(`Bestuur;Titel\n${'a;b\n'.repeat(100_000)}`), 'rij'],
    ['JSON of something else', json({ name: 'x' }), 'geen VERIS'],
    ['broken JSON', new TextEncoder().encode('[{'), 'geen VERIS'],
    ['no file', new Uint8Array(), 'niet gelezen'],
  ])('refuses %s and writes nothing', async (_, bytes, said) => {
    const { service, cookie } = await situation();
    const answer = await send(cookie, bytes);
    expect(answer.status).toBe(422);
    expect(plain(await answer.text())).toContain(said);
    expect(await kept(service)).toEqual([]);
  });

  it('names every wrong cell, and says that a changed form was lost', async () => {
    const { service, cookie } = await situation();
    const file = workbook({
      name: 'R',
      rows: [
        ['Bestuur', 'Titel', 'Gemeld', 'Categorie'],
        ['Zandbeke', 'Goed', '2023', ''],
        ['Zandbeek', 'Fout', '13/2023', 'Brand'],
      ],
    });
    const wrong = await send(cookie, file);
    const text = plain(await wrong.text());
    expect(wrong.status).toBe(422);
    for (const said of [
      '3 fouten',
      'R, rij 3, kolom C (Gemeld): “13/2023” is geen datum',
      'R, rij 3, kolom D (Categorie): “Brand” is geen categorie',
    ]) {
      expect(text).toContain(said);
    }
    const good = await (
      await send(
        cookie,
        workbook({
          name: 'R',
          rows: [
            ['Bestuur', 'Titel', 'Gemeld'],
            ['Zandbeke', 'Goed', '2023'],
          ],
        }),
      )
    ).text();
    expect((await confirm(cookie, good, { sheets: '[]' })).status).toBe(422);
    expect((await confirm(cookie, good, { extra: '1' })).status).toBe(422);
    expect(await kept(service)).toEqual([]);
    expect((await confirm(cookie, good)).status).toBe(303);
  });

  it('is closed to everybody but the DPO of the service, and gives them a template', async () => {
    const { service, place, cookie } = await situation();
    for (const role of ['spoc', 'director', 'service_director', 'auditor', 'admin'] as const) {
      const scope = role === 'spoc' || role === 'director' ? { municipalityId: place.id } : {};
      const other = await running.cookieOf(await make.aPerson(service, role, scope));
      expect([role, (await running.get(PATH, other)).status]).toEqual([role, 403]);
      expect((await running.get(`${PATH}/template?as=csv`, other)).status).toBe(403);
    }
    const csv = await (await running.get(`${PATH}/template?as=csv`, cookie)).text();
    expect(csv).toContain('Nummer;Bestuur;Titel;Omschrijving;Gemeld');
    const html = plain(await (await send(cookie, new TextEncoder().encode(csv), 's.csv')).text());
    expect(html).toContain('Voorbeeldrij, wordt overgeslagen');
    expect(html).toContain('Er is niets over te nemen');
    const xlsx = await running.get(`${PATH}/template?as=xlsx`, cookie);
    expect(plain(await (await send(cookie, new Uint8Array(await xlsx.arrayBuffer()))).text())).toContain(
      'Voorbeeldrij',
    );
  });
});
