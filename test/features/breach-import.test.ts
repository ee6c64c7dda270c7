import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ReadSheet } from '#app/documents/sheet.ts';
import type { Actor } from '#app/domain/access.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import { overviewForm } from '#app/features/breaches/breach-forms.ts';
import { changeOverview } from '#app/features/breaches/change-overview.server.ts';
import { findRegister, registerTable } from '#app/features/breaches/export-breaches.server.ts';
import { confirmIncidents } from '#app/features/importing/incidents/confirm-incidents.server.ts';
import { carriedFile } from '#app/features/importing/incidents/incident-form.ts';
import { previewIncidents } from '#app/features/importing/incidents/preview-incidents.server.ts';
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
  return { service, place, dpo: await make.aPerson(service, 'dpo') };
}
const incidents: ReadSheet = {
  name: 'Incidenten',
  rows: [
    ['Nummer', 'Bestuur', 'Titel', 'Gemeld'],
    ['INC-2023-007', 'Zandbeke', 'Lijst verstuurd', '3/11/2023'],
  ],
};
const HEAD = [
  'Incident',
  'Entiteit',
  'Dossier',
  'Kennis op',
  'Risico',
  'Melden',
  'Reden',
  'Gemeld op',
  'Toezichthouder',
  'Kenmerk',
  'Betrokkenen ingelicht',
  'Ingelicht op',
];
const breaches = (...rows: string[][]): ReadSheet => ({ name: 'Datalekken', rows: [HEAD, ...rows] });
const told = [
  'INC-2023-007',
  'gemeente',
  'DL-2023-004',
  '3/11/2023 14:30',
  'hoog',
  'ja',
  '',
  '4/11/2023 20:30',
  'VTC',
  'V-12',
  'ja',
  '6/11/2023',
];
const kept = ['INC-2023-007', 'OCMW', '', '3/11/2023', '', 'neen', 'Versleuteld.', '', '', '', '', ''];

const fileOf = (...sheets: ReadSheet[]) => carriedFile({ sheets, left: [] }, randomUUID());
const look = (actor: Actor, ...sheets: ReadSheet[]) => as(actor, (tx) => previewIncidents(tx, fileOf(...sheets)));
async function bring(actor: Actor, ...sheets: ReadSheet[]) {
  const file = fileOf(...sheets);
  const shown = await as(actor, (tx) => previewIncidents(tx, file));
  return as(actor, (tx) => confirmIncidents(tx, file, 'shown' in shown ? shown.shown : ''));
}

describe('breaches of an older register', () => {
  it('come in with their incidents, settled and closed, with the clock stopped as it was', async () => {
    const { service, place, dpo } = await situation();
    expect(await look(dpo, incidents, breaches(told, kept))).toMatchObject({
      kind: 'fit',
      breaches: [
        { number: 'DL-2023-004', kept: true, incident: 'INC-2023-007', notify: true, strict: false },
        { number: 'DL-2023-005', kept: false, notify: false, strict: true },
      ],
    });
    expect(await bring(dpo, incidents, breaches(told, kept))).toEqual({ kind: 'imported' });
    const rows = await db.sql<Record<string, unknown>>(
      `select b.number, e.kind, b.aware_at as aware, b.closed_at is not null as closed, d.notify, d.reason, a.risk,
         n.authority, n.sent_at as sent, n.reference, p.inform, p.told_on::text as told, i.personal_data as personal
       from breach b join incident i on i.id = b.incident_id join entity e on e.id = b.entity_id
       join breach_awareness w on w.breach_id = b.id and w.aware_at = b.aware_at
       join breach_decision d on d.breach_id = b.id left join breach_assessment a on a.breach_id = b.id
       left join breach_notification n on n.breach_id = b.id left join breach_persons p on p.breach_id = b.id
       where b.service_id = $1 order by b.number`,
      [service],
    );
    const told2023 = { authority: 'VTC', sent: new Date('2023-11-04T19:30:00Z'), reference: 'V-12', inform: true };
    expect(rows).toMatchObject([
      {
        number: 4,
        kind: 'gemeente',
        closed: true,
        notify: true,
        risk: 'high',
        told: '2023-11-06',
        personal: 'yes',
        ...told2023,
      },
      {
        number: 5,
        kind: 'ocmw',
        aware: new Date('2023-11-02T23:00:00Z'),
        notify: false,
        reason: 'Versleuteld.',
        authority: null,
      },
    ]);
    expect(await db.sql(`select next_register_number($1, 'breach', 2023) as n`, [service])).toEqual([{ n: 6 }]);
    const lines = await db.sql(`select 1 from timeline_entry where municipality_id = $1 and kind = 'breach_decision'`, [
      place.id,
    ]);
    expect(lines).toHaveLength(2);
    const { notifications } = await as(dpo, (tx) => viewFigures(tx, new URLSearchParams()));
    expect(notifications).toEqual({ dossiers: 2, notified: 1, within: 1, reasoned: 1, median: 1_800, longest: 1_800 });
    expect(await look(dpo, breaches(told))).toMatchObject({
      kind: 'wrong',
      faults: [{ why: 'controller_taken' }, { why: 'dossier_taken' }],
    });
  });

  it.each<[string, Record<number, string>, unknown]>([
    ['an incident of nobody', { 0: 'INC-2023-099' }, { why: 'unknown_incident', letter: 'A' }],
    ['an entity that is not there', { 1: 'AGB' }, { why: 'controller', letter: 'B' }],
    ['awareness in a month', { 3: '11/2023' }, { why: 'day_needed', letter: 'D' }],
    ['awareness to come', { 3: '1/1/2031', 5: 'neen', 6: 'Zo.', 7: '' }, { why: 'future', letter: 'D' }],
    ['a notification before awareness', { 7: '2/11/2023 10:00' }, { why: 'notified_early', letter: 'H' }],
    ['persons told on a day to come', { 11: '1/1/2031' }, { why: 'future', letter: 'L' }],
    ['persons told before anybody knew', { 11: '2/11/2023' }, { why: 'informed_early', letter: 'L' }],
    ['no decision', { 5: '' }, { why: 'undecided', letter: 'F' }],
    ['a decision to notify without a notification', { 7: '' }, { why: 'notified_missing', letter: 'H' }],
    ['a decision not to notify with one', { 5: 'neen', 6: 'Zo.' }, { why: 'notified_not', letter: 'H' }],
    ['a decision not to notify without a reason', { 5: 'neen', 7: '' }, { why: 'empty', letter: 'G' }],
    ['an unknown authority', { 8: 'FBI' }, { why: 'authority', letter: 'I' }],
    ['an unknown risk', { 4: 'rood' }, { why: 'risk', letter: 'E' }],
    ['a wrong number', { 2: 'vier' }, { why: 'dossier', letter: 'C' }],
  ])('are refused for %s, and the incidents with them', async (_, change, fault) => {
    const { service, dpo } = await situation();
    const row = told.map((cell, at) => change[at] ?? cell);
    expect(await look(dpo, incidents, breaches(row))).toMatchObject({
      kind: 'wrong',
      faults: [{ row: 2, ...(fault as object) }],
    });
    expect(await bring(dpo, incidents, breaches(row))).toMatchObject({ kind: 'said' });
    expect(await db.sql('select 1 from incident where service_id = $1', [service])).toEqual([]);
  });

  it('say no moment of a decision that nobody knows, and are opened and closed again without making anything up', async () => {
    const { service, place, dpo } = await situation();
    await bring(dpo, incidents, breaches(told, kept));
    const { head, rows } = registerTable('nl', await as(dpo, (tx) => findRegister(tx, new URLSearchParams(), null)));
    const decided = rows.map((row) => row[head.indexOf('Beslissing')]);
    expect(decided.sort()).toEqual([
      'Melden, Overgenomen uit een ander register.',
      'Niet melden, Overgenomen uit een ander register.',
    ]);
    const found = await db.sql<{ year: number; number: number }>(
      'select year, number from breach where service_id = $1',
      [service],
    );
    for (const { year, number } of found) {
      const at = { slug: place.slug, number: registerNumber('breach', year, number) };
      const post = (form: object) => as(dpo, (tx) => changeOverview(tx, at, overviewForm.parse(form)));
      expect(await post({ intent: 'reopen', reason: 'Er hoort nog iets bij' })).toEqual({ kind: 'saved' });
      expect(await post({ intent: 'close' })).toEqual({ kind: 'saved' });
    }
  });

  it.each([
    ['4/11/2023', 'wrong'],
    ['3/11/2023 15:00', 'wrong'],
    ['3/11/2023', 'fit'],
    ['11/2023', 'fit'],
  ])('are held against when their incident began, in the file or in the register: %s is %s', async (from, kind) => {
    const { dpo } = await situation();
    const [head = [], row = []] = incidents.rows;
    const begun = {
      name: 'Incidenten',
      rows: [
        [...head, 'Gebeurd vanaf'],
        [...row, from],
      ],
    };
    const faults = [{ why: 'aware_early', row: 2, letter: 'D', detail: expect.any(String) }];
    const expected = kind === 'wrong' ? { kind, faults } : { kind };
    expect(await look(dpo, begun, breaches(told))).toMatchObject(expected);
    expect(await bring(dpo, begun)).toEqual({ kind: 'imported' });
    expect(await look(dpo, breaches(told))).toMatchObject(expected);
  });

  it('take as many statements for many as for two', async () => {
    const { dpo } = await situation();
    const many = (n: number, year: number): [ReadSheet, ReadSheet] => [
      {
        name: 'I',
        rows: [
          incidents.rows[0] ?? [],
          ...Array.from({ length: n }, (_, at) => [`${year}-${at + 1}`, 'Zandbeke', 'A', `${year}`]),
        ],
      },
      breaches(
        ...Array.from({ length: n }, (_, at) => [
          `${year}-${at + 1}`,
          'OCMW',
          '',
          `3/5/${year}`,
          '',
          'neen',
          'Zo.',
          '',
          '',
          '',
          '',
          '',
        ]),
      ),
    ];
    const cost = async (n: number, year: number) => {
      db.count();
      expect(await bring(dpo, ...many(n, year))).toEqual({ kind: 'imported' });
      return db.count();
    };
    expect(await cost(150, 2021)).toBe(await cost(2, 2020));
  });
});
