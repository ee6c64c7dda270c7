import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toCsv } from '#app/documents/csv.ts';
import type { ReadSheet } from '#app/documents/sheet.ts';
import type { Actor } from '#app/domain/access.ts';
import { confirmIncidents } from '#app/features/importing/incidents/confirm-incidents.server.ts';
import { type CarriedFile, carriedFile } from '#app/features/importing/incidents/incident-form.ts';
import type { IncidentReply } from '#app/features/importing/incidents/incident-reply.ts';
import { previewIncidents, receiveIncidents } from '#app/features/importing/incidents/preview-incidents.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);
const as = <T>(actor: Actor, work: (tx: ActorTx) => Promise<T>) => withActor(db.database, actor, NOW, work);
const HEAD = ['Nummer', 'Bestuur', 'Titel', 'Gemeld', 'Categorie'];

async function situation() {
  const service = await make.aService('Dienst Noord');
  const place = await make.aMunicipality(service, 'Zandbeke');
  return {
    service,
    place,
    sister: await make.aMunicipality(service, 'Duinbeke'),
    dpo: await make.aPerson(service, 'dpo'),
  };
}
const fileOf = (sheet: ReadSheet): CarriedFile => carriedFile({ sheets: [sheet], left: [] }, randomUUID());
const sheet = (...rows: string[][]): ReadSheet => ({ name: 'Register', rows: [HEAD, ...rows] });
const look = (actor: Actor, file: CarriedFile) => as(actor, (tx) => previewIncidents(tx, file));
const shown = (reply: IncidentReply) => ('shown' in reply ? reply.shown : '');
const confirm = async (actor: Actor, file: CarriedFile) => {
  const mark = shown(await look(actor, file));
  return as(actor, (tx) => confirmIncidents(tx, file, mark));
};
const send = (actor: Actor, name: string, text: string) =>
  receiveIncidents((work) => as(actor, work), { name, bytes: new TextEncoder().encode(text) }, randomUUID());
const kept = (service: number) =>
  db.sql<Record<string, unknown>>(
    `select i.year, i.number, m.name as place, i.title, i.phase, i.channel, i.reported_precision as reported,
       i.detected_precision as detected, c.code as category, i.severity, i.severity_reason as why,
       (select count(*)::int from timeline_entry e where e.incident_id = i.id and e.kind = 'reported') as begun
     from incident i join municipality m on m.id = i.municipality_id left join incident_category c on c.id = i.category_id
     where i.service_id = $1 order by i.year, i.number`,
    [service],
  );

describe('an older register', () => {
  it('keeps its numbers and how exactly each moment is known; the series goes on after the highest', async () => {
    const { service, place, dpo } = await situation();
    const file = fileOf(
      sheet(
        ['INC-2023-007', 'Zandbeke', 'Mail kwijt', '3/11/2023 14:30', 'Dienstverlening'],
        ['2023-2', 'duinbeke', 'Laptop kwijt', '5/2023', 'cyber_incident'],
        ['', 'Gemeente Zandbeke', 'Lijst verstuurd', '2023', ''],
        ['', 'Zandbeke', 'Dit jaar', '12/1/2026', 'Identity abuse'],
      ),
    );
    const preview = await look(dpo, file);
    expect(preview).toMatchObject({
      kind: 'fit',
      rows: [
        { number: 'INC-2023-007', kept: true, reported: '2023-11-03T13:30Z' },
        { number: 'INC-2023-002', kept: true, reported: '2023-05', municipality: 'Duinbeke' },
        { number: 'INC-2023-008', kept: false, reported: '2023', notes: ['phase_assumed'] },
        { number: 'INC-2026-001', kept: false },
      ],
    });
    expect(await kept(service)).toEqual([]);
    expect(await as(dpo, (tx) => confirmIncidents(tx, file, shown(preview)))).toEqual({ kind: 'imported' });
    expect(await as(dpo, (tx) => confirmIncidents(tx, file, shown(preview)))).toEqual({ kind: 'imported' });
    expect(await kept(service)).toMatchObject([
      { year: 2023, number: 2, place: 'Duinbeke', reported: 'month', category: 'cyber_incident', begun: 1 },
      { year: 2023, number: 7, place: 'Zandbeke', reported: 'minute', category: 'service_delivery', phase: 'closed' },
      { year: 2023, number: 8, reported: 'year', category: null, channel: 'import' },
      { year: 2026, number: 1, reported: 'day', category: 'identity_abuse' },
    ]);
    const [next] = await db.sql(`select next_register_number($1, 'incident', 2023) as n`, [service]);
    expect(next).toEqual({ n: 9 });
    const lines = await db.sql(
      `select object_id from journal where service_id = $1 and event = 'incident.imported' and municipality_id = $2`,
      [service, place.id],
    );
    expect(lines).toHaveLength(3);
  });

  it('finds a category by an older word, and gives what is called so today', async () => {
    const { service, dpo } = await situation();
    await db.sql(
      "update incident_category set retired_at = now() where service_id = $1 and code = 'service_delivery'",
      [service],
    );
    await db.sql(
      `insert into incident_category (service_id, code, version, title_nl, title_en, taxonomy_class)
       values ($1, 'service_delivery', 2, 'Continuïteit', 'Continuity', 'availability')`,
      [service],
    );
    await confirm(dpo, fileOf(sheet(['INC-2023-001', 'Zandbeke', 'Storing', '2023', 'Dienstverlening'])));
    const [row] = await db.sql(
      `select c.version from incident i join incident_category c on c.id = i.category_id where i.service_id = $1`,
      [service],
    );
    expect(row).toEqual({ version: 2 });
  });

  it.each<[string, string[], unknown[]]>([
    ['an unknown category', ['', 'Zandbeke', 'A', '2023', 'Brand'], ['E', 'unknown_category', 'Brand']],
    [
      'a municipality of nobody',
      ['', 'Zandbeek', 'A', '2023', ''],
      ['B', 'unknown_municipality', 'Zandbeek', 'Zandbeke'],
    ],
    ['no municipality at all', ['', '', 'A', '2023', ''], ['B', 'empty', '']],
    ['an impossible date', ['', 'Zandbeke', 'A', '31/2/2023', ''], ['D', 'moment', '31/2/2023']],
    ['a date to come', ['', 'Zandbeke', 'A', '1/1/2030', ''], ['D', 'future', '2030-01-01']],
    ['a date of long ago', ['', 'Zandbeke', 'A', '1923', ''], ['D', 'too_old', '1923']],
    ['no date at all', ['', 'Zandbeke', 'A', '', ''], ['D', 'reported_unknown', '']],
    ['what is no number', ['zeven', 'Zandbeke', 'A', '2023', ''], ['A', 'number', 'zeven']],
    ['a number that is taken', ['INC-2023-001', 'Zandbeke', 'A', '2023', ''], ['A', 'number_taken', 'INC-2023-001']],
    ['a number twice', ['INC-2023-050', 'Zandbeke', 'A', '2023', ''], ['A', 'number_twice', 'INC-2023-050', '3']],
    ['nothing that happened', ['', 'Zandbeke', '', '2023', ''], [undefined, 'empty', '']],
  ])('is refused whole for %s, with its row and column', async (_, row, [letter, why, value, detail]) => {
    const { service, dpo } = await situation();
    await confirm(dpo, fileOf(sheet(['INC-2023-001', 'Zandbeke', 'Er al', '2023', ''])));
    const before = await kept(service);
    const file = fileOf(
      sheet(['INC-2023-051', 'Zandbeke', 'Goed', '2023', ''], ['INC-2023-050', 'Zandbeke', 'Goed', '2023', ''], row),
    );
    const fault = {
      sheet: 'Register',
      row: 4,
      why,
      value,
      ...(letter ? { letter } : {}),
      ...(detail ? { detail } : {}),
    };
    expect(await look(dpo, file)).toMatchObject({ kind: 'wrong', more: 0, faults: [fault] });
    expect(await confirm(dpo, file)).toMatchObject({ kind: 'said', reply: { kind: 'wrong' } });
    expect(await kept(service)).toEqual(before);
  });

  it.each<[string, string, unknown]>([
    ['occurred_until', '10/2023', { why: 'end_before_start', letter: 'E' }],
    ['occurred_until', '2031', { why: 'future' }],
    ['closed', '1/2023', { why: 'closed_before_reported' }],
    ['severity', 'rood', { why: 'severity', value: 'rood' }],
    ['phase', 'wachtend', { why: 'phase' }],
    ['ongoing', 'misschien', { why: 'ternary' }],
    ['confidentiality', 'misschien', { why: 'tick' }],
    ['cause_origin', 'buren', { why: 'cause_origin' }],
    ['cause_intent', 'per toeval', { why: 'cause_intent' }],
    ['channel', 'duif', { why: 'channel' }],
    ['hours_lost', 'veel', { why: 'hours' }],
    ['entities', 'gemeente; AGB', { why: 'entities', value: 'AGB' }],
    ['title', 'x'.repeat(201), { why: 'too_long' }],
  ])('says what is wrong with %s “%s”', async (column, value, fault) => {
    const { dpo } = await situation();
    const head = ['Bestuur', 'description', 'Gemeld', 'Gebeurd vanaf', column];
    const row = ['Zandbeke', 'Iets', '2/12/2023', '11/2023', value];
    expect(await look(dpo, fileOf({ name: 'R', rows: [head, row] }))).toMatchObject({
      kind: 'wrong',
      faults: [{ row: 2, column, ...(fault as object) }],
    });
  });

  it('asks which column is what where a heading says nothing, and reads by what was pointed out', async () => {
    const { service, place, dpo } = await situation();
    const csv = toCsv([
      ['Wanneer dan', 'Wat', 'Prioriteit'],
      ['5/2024', "'=1+1 stond erin", 'hoog'],
    ]);
    const asked = await send(dpo, 'eigen.csv', csv.replace("''=", "'="));
    if (asked.kind !== 'map') throw new Error(asked.kind);
    expect(asked).toMatchObject({
      problems: [],
      file: { mappings: [{ kind: 'incidents', columns: [null, null, null] }] },
    });
    const half = {
      ...asked.file,
      mappings: [{ kind: 'incidents' as const, columns: ['reported' as const, 'title' as const, null] }],
    };
    expect(await look(dpo, half)).toMatchObject({ kind: 'map', problems: [{ why: 'no_place' }] });
    const whole = { ...half, defaults: { municipalityId: place.id, phase: 'reported' as const } };
    expect(await confirm(dpo, whole)).toEqual({ kind: 'imported' });
    expect(await kept(service)).toMatchObject([
      { title: '=1+1 stond erin', phase: 'reported', severity: null, year: 2024 },
    ]);
    const twice = {
      ...whole,
      mappings: [{ kind: 'incidents' as const, columns: ['title' as const, 'title' as const] }],
    };
    expect(await look(dpo, twice)).toMatchObject({
      kind: 'map',
      problems: [{ why: 'double_column', column: 'title' }],
    });
  });

  it('is shown anew, and nothing is kept, when the register went on after the preview', async () => {
    const { service, dpo } = await situation();
    const file = fileOf(sheet(['', 'Zandbeke', 'A', '2024', '']));
    const mark = shown(await look(dpo, file));
    await confirm(dpo, fileOf(sheet(['INC-2024-030', 'Zandbeke', 'B', '2024', ''])));
    const outcome = await as(dpo, (tx) => confirmIncidents(tx, file, mark));
    expect(outcome).toMatchObject({ kind: 'said', reply: { kind: 'stale', rows: [{ number: 'INC-2024-031' }] } });
    expect(await kept(service)).toHaveLength(1);
  });

  it('is taken over by the DPO of the service and by nobody else, in the own service only', async () => {
    const { service, place, dpo } = await situation();
    const stranger = await situation();
    const file = fileOf(sheet(['', 'Zandbeke', 'A', '2024', '']));
    const mark = shown(await look(dpo, file));
    const others = [
      await make.aPerson(service, 'spoc', { municipalityId: place.id }),
      await make.aPerson(service, 'director', { municipalityId: place.id }),
      await make.aPerson(service, 'service_director'),
      await make.aPerson(service, 'auditor'),
      await make.aPerson(service, 'admin'),
    ];
    for (const actor of others) {
      expect(await as(actor, (tx) => confirmIncidents(tx, file, mark))).toMatchObject({ kind: 'refusal' });
    }
    const foreign = { ...file, defaults: { municipalityId: stranger.place.id, phase: 'closed' as const } };
    const blank = { ...foreign, sheets: [sheet(['', '', 'A', '2024', ''])] };
    expect(await look(dpo, blank)).toMatchObject({ kind: 'wrong', faults: [{ why: 'empty', letter: 'B' }] });
    expect(await kept(service)).toEqual([]);
  });

  it('takes as many statements for 2,000 rows as for two', async () => {
    const { service, dpo } = await situation();
    const rows = (n: number, year: number) =>
      Array.from({ length: n }, (_, at) => [
        '',
        at % 2 ? 'Duinbeke' : 'Zandbeke',
        `Rij ${at}`,
        `${1 + (at % 28)}/3/${year}`,
        '',
      ]);
    const cost = async (n: number, year: number) => {
      const file = fileOf(sheet(...rows(n, year)));
      const mark = shown(await look(dpo, file));
      db.count();
      expect(await as(dpo, (tx) => confirmIncidents(tx, file, mark))).toEqual({ kind: 'imported' });
      return db.count();
    };
    expect(await cost(2_000, 2022)).toBe(await cost(2, 2021));
    expect(await kept(service)).toHaveLength(2_002);
    expect(await look(dpo, fileOf(sheet(...rows(3_001, 2020))))).toMatchObject({ faults: [{ why: 'too_many' }] });
  });
});
