import { randomUUID } from 'node:crypto';
import readXlsx from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { confirmIncidents } from '#app/features/importing/incidents/confirm-incidents.server.ts';
import { carriedFile } from '#app/features/importing/incidents/incident-form.ts';
import { previewIncidents, receiveIncidents } from '#app/features/importing/incidents/preview-incidents.server.ts';
import {
  type AskedExport,
  findExport,
  takeOutIncidents,
  writeExport,
} from '#app/features/incidents/export-incidents.server.ts';
import { viewFigures } from '#app/features/incidents/view-figures.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);
const as = <T>(actor: Actor, work: (tx: ActorTx) => Promise<T>) => withActor(db.database, actor, NOW, work);

async function situation() {
  const service = await make.aService('Dienst Noord');
  const place = await make.aMunicipality(service, 'Zandbeke');
  const sister = await make.aMunicipality(service, 'Duinbeke');
  return { service, place, sister, dpo: await make.aPerson(service, 'dpo') };
}
type Situation = Awaited<ReturnType<typeof situation>>;

/** Brings rows in as the page does, by the codes of the columns. */
async function bring({ dpo }: Situation, head: string[], ...rows: string[][]): Promise<void> {
  const file = carriedFile({ sheets: [{ name: 'R', rows: [head, ...rows] }], left: [] }, randomUUID());
  const shown = await as(dpo, (tx) => previewIncidents(tx, file));
  const mark = 'shown' in shown ? shown.shown : JSON.stringify(shown);
  expect(await as(dpo, (tx) => confirmIncidents(tx, file, mark))).toEqual({ kind: 'imported' });
}

const HEAD = [
  'number',
  'municipality',
  'title',
  'description',
  'reported',
  'detected',
  'occurred_from',
  'occurred_until',
];
const MORE = [
  'ongoing',
  'personal_data',
  'category',
  'entities',
  'integrity',
  'cause_origin',
  'cause_intent',
  'severity',
];
const REST = [
  'severity_reason',
  'phase',
  'closed',
  'channel',
  'reporter',
  'contact',
  'hours_lost',
  'lessons',
  'systems',
];
/** One with all there is, reported in the second of two equal hours; what looks like a formula is text. */
const whole = [
  [
    '2023-7',
    'Zandbeke',
    '=1+1',
    '-kop\n"aangehaald"; met komma, en _x0041_',
    '2025-10-26T01:30Z',
    '3/11/2023 14:30',
    '11/2023',
    '2023',
  ],
  ['yes', 'no', 'identity_abuse', 'gemeente; ocmw', 'x', 'internal', 'accidental', 'high'],
  ['@reden', 'closed', '2025', 'phone', '+Els', "'t adres", '2,5', 'Eerst\ndan', 'mail'],
].flat();
const bare = ['', 'Duinbeke', 'Kaal', '', '2022', '', '', ...Array(18).fill('')];

/** What the register holds, without what belongs to the writing of it. */
const kept = ({ service }: Situation) =>
  db.sql<Record<string, unknown>>(
    `select to_jsonb(i) - '{id,service_id,municipality_id,form_key,version,category_id,reporter_id}'::text[] as row, c.code,
       m.name, (select jsonb_agg(e.kind order by e.kind) from incident_entity ie join entity e on e.id = ie.entity_id
         where ie.incident_id = i.id and ie.touched) as touched
     from incident i join municipality m on m.id = i.municipality_id left join incident_category c on c.id = i.category_id
     where i.service_id = $1 order by i.year, i.number`,
    [service],
  );

async function exported(actor: Actor, asked: Partial<AskedExport> = {}, query = '', place?: number) {
  const found = await as(actor, (tx) => findExport(tx, new URLSearchParams(query), place));
  return writeExport(found, { as: 'xlsx', of: 'incidents', ...asked }, actor.language);
}
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const sheetsOf = (bytes: Uint8Array) =>
  readXlsx(Buffer.from(bytes)) as unknown as Promise<{ sheet: string; data: unknown[][] }[]>;

describe('the register as a file', () => {
  it.each(['xlsx', 'csv', 'json'] as const)(
    'comes back from %s with its numbers and its moments equal',
    async (format) => {
      const one = await situation();
      await bring(one, [...HEAD, ...MORE, ...REST], whole, bare);
      const file = await exported(one.dpo, { as: format });
      const other = await situation();
      const opened = await receiveIncidents((work) => as(other.dpo, work), file, randomUUID());
      if (opened.kind !== 'fit' && opened.kind !== 'map') throw new Error(JSON.stringify(opened).slice(0, 600));
      const shown = await as(other.dpo, (tx) => previewIncidents(tx, opened.file));
      if (shown.kind !== 'fit') throw new Error(JSON.stringify(shown).slice(0, 600));
      await as(other.dpo, (tx) => confirmIncidents(tx, opened.file, shown.shown));
      const before = await kept(one);
      expect(before).toHaveLength(2);
      expect(await kept(other)).toEqual(before);
      expect(before[1]).toMatchObject({
        code: 'identity_abuse',
        touched: ['gemeente', 'ocmw'],
        row: {
          number: 7,
          title: '=1+1',
          occurred_from_precision: 'month',
          occurred_until_precision: 'year',
          closed_precision: 'year',
          minutes_lost: 150,
          channel: 'phone',
        },
      });
    },
  );

  it('holds timeline and tasks too, runs nothing, and opens in another reader', async () => {
    const one = await situation();
    await bring(one, HEAD.slice(0, 5), ['2025-3', 'Zandbeke', '=HYPERLINK("x")', '+31 bellen', '2025']);
    await db.sql(
      `insert into incident_task (service_id, municipality_id, incident_id, title, at, due_at)
       select service_id, municipality_id, id, '@bellen', now(), '2026-01-12T08:00Z' from incident where service_id = $1`,
      [one.service],
    );
    const sheets = await sheetsOf((await exported(one.dpo)).bytes);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Incidenten', 'Tijdlijn', 'Taken']);
    expect(sheets[0]?.data[1]).toEqual(
      expect.arrayContaining(['INC-2025-003', 'Zandbeke', '=HYPERLINK("x")', '+31 bellen']),
    );
    expect(sheets[1]?.data[1]).toEqual(expect.arrayContaining(['INC-2025-003', 'Gemeld', one.dpo.name]));
    expect(sheets[2]?.data[1]).toEqual(['INC-2025-003', 'Zandbeke', '@bellen', '12/1/2026 09:00', null, null, null]);
    expect(text((await exported(one.dpo, { as: 'csv' })).bytes)).toContain(`"'=HYPERLINK(""x"")";'+31 bellen`);
    expect(text((await exported(one.dpo, { as: 'csv', of: 'tasks' })).bytes)).toContain(`;'@bellen;`);
    const document = JSON.parse(text((await exported(one.dpo, { as: 'json' })).bytes));
    expect(document.incidents).toMatchObject([
      { number: 'INC-2025-003', reported: '2025', tasks: [{ title: '@bellen' }] },
    ]);
  });

  it('is exactly what the filter leaves, of the municipalities that the reader may see', async () => {
    const one = await situation();
    await bring(
      one,
      HEAD.slice(0, 5),
      ['2024-1', 'Zandbeke', 'Een', '', '2024'],
      ['2025-1', 'Zandbeke', 'Twee', '', '2025'],
      ['2025-2', 'Duinbeke', 'Drie', '', '2025'],
    );
    const spoc = await make.aPerson(one.service, 'spoc', { municipalityId: one.place.id });
    const stranger = (await situation()).dpo;
    const titles = async (actor: Actor, query = '', place?: number) => {
      const { bytes } = await exported(actor, { as: 'json' }, query, place);
      return JSON.parse(text(bytes)).incidents.map(({ title }: { title: string }) => title);
    };
    expect(await titles(one.dpo)).toEqual(['Een', 'Twee', 'Drie']);
    expect(await titles(one.dpo, 'year=2025')).toEqual(['Twee', 'Drie']);
    expect(await titles(one.dpo, 'q=dri&state=closed')).toEqual(['Drie']);
    expect(await titles(one.dpo, '', one.place.id)).toEqual(['Een', 'Twee']);
    expect(await titles(spoc)).toEqual(['Een', 'Twee']);
    expect(await titles(spoc, '', one.sister.id)).toEqual([]);
    expect(await titles(stranger)).toEqual([]);
  });

  it('stands in the journal with who took it out, of which municipality and how much, in no words of it', async () => {
    const one = await situation();
    await bring(one, HEAD.slice(0, 5), ['', 'Zandbeke', 'Geheim', '', '2024']);
    const search = new URLSearchParams();
    const csv = { as: 'csv', of: 'timeline', role: 'dpo' } as const;
    await as(one.dpo, (tx) => takeOutIncidents(tx, search, csv));
    const workbook = { as: 'xlsx', of: 'incidents', role: 'dpo', municipalityId: one.sister.id } as const;
    await as(one.dpo, (tx) => takeOutIncidents(tx, search, workbook));
    const lines = await db.sql(
      `select municipality_id, object_type, after from journal where service_id = $1 and event = 'incident.exported'
       order by seq`,
      [one.service],
    );
    expect(lines).toEqual([
      { municipality_id: null, object_type: 'service', after: { as: 'csv', of: 'timeline', incidents: 1 } },
      { municipality_id: one.sister.id, object_type: 'municipality', after: { as: 'xlsx', incidents: 0 } },
    ]);
  });

  it('takes four statements, and four for the figures, whether two or two thousand', async () => {
    const one = await situation();
    const cost = async () => {
      db.count();
      const found = await as(one.dpo, (tx) => findExport(tx, new URLSearchParams()));
      const files = db.count();
      await as(one.dpo, (tx) => viewFigures(tx, new URLSearchParams()));
      return { n: found.incidents.length, files, figures: db.count() };
    };
    await bring(one, HEAD.slice(0, 5), ['', 'Zandbeke', 'A', '', '2024'], ['', 'Zandbeke', 'B', '', '2024']);
    const few = await cost();
    const many = Array.from({ length: 2_000 }, (_, at) => [
      '',
      at % 3 ? 'Zandbeke' : 'Duinbeke',
      `Rij ${at}`,
      '',
      '2025',
    ]);
    await bring(one, HEAD.slice(0, 5), ...many);
    expect(await cost()).toEqual({ ...few, n: 2_002 });
    const { data } = (await sheetsOf((await exported(one.dpo)).bytes))[0] ?? { data: [] };
    expect(data).toHaveLength(2_003);
  });
});

/** By what a count of each kind is known. */
const NAMES: Record<string, string> = {
  year: 'year',
  category: 'titleNl',
  cause: 'origin',
  municipality: 'municipality',
  severity: 'severity',
};

describe('the figures', () => {
  it('count by year, category, cause, municipality and severity, under the filter and for who may see them', async () => {
    const one = await situation();
    const head = ['municipality', 'title', 'reported', 'category', 'cause_origin', 'cause_intent', 'severity'];
    await bring(
      one,
      head,
      ['Zandbeke', 'A', '2024', 'identity_abuse', 'intern', 'per ongeluk', 'hoog'],
      ['Zandbeke', 'B', '2025', 'identity_abuse', 'intern', 'per ongeluk', ''],
      ['Duinbeke', 'C', '2025', '', 'extern', 'met opzet', 'laag'],
    );
    const figures = async (actor: Actor, query = '', place?: number) => {
      const { counts, total } = await as(actor, (tx) => viewFigures(tx, new URLSearchParams(query), place));
      const of = (kind: string) =>
        Object.fromEntries(
          counts.flatMap((each) => {
            if (each.of !== kind) return [];
            const key = NAMES[kind] ?? '';
            return [[String((each as unknown as Record<string, unknown>)[key]), each.n]];
          }),
        );
      return {
        total,
        year: of('year'),
        category: of('category'),
        cause: of('cause'),
        place: of('municipality'),
        severity: of('severity'),
      };
    };
    expect(await figures(one.dpo)).toEqual({
      total: 3,
      year: { 2024: 1, 2025: 2 },
      category: { 'Misbruik van identiteit': 2, null: 1 },
      cause: { internal: 2, external: 1 },
      place: { Zandbeke: 2, Duinbeke: 1 },
      severity: { high: 1, low: 1, null: 1 },
    });
    expect(await figures(one.dpo, 'year=2025&severity=low')).toMatchObject({ total: 1, place: { Duinbeke: 1 } });
    const director = await make.aPerson(one.service, 'director', { municipalityId: one.place.id });
    expect(await figures(director, '', one.place.id)).toMatchObject({
      total: 2,
      place: { Zandbeke: 2 },
      severity: { high: 1, null: 1 },
    });
    expect(await figures(director, '', one.sister.id)).toMatchObject({ total: 0, place: {} });
    expect(await figures((await situation()).dpo)).toMatchObject({ total: 0 });
  });
});
