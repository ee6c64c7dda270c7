import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ReadSheet } from '#app/documents/sheet.ts';
import { confirmIncidents } from '#app/features/importing/incidents/confirm-incidents.server.ts';
import { carriedFile } from '#app/features/importing/incidents/incident-form.ts';
import { judgeIncidents, previewIncidents } from '#app/features/importing/incidents/preview-incidents.server.ts';
import { markOf } from '#app/features/importing/preview-import.server.ts';
import { withActor } from '#db/connection.server.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);

async function situation() {
  const service = await make.aService('Dienst Noord');
  await make.aMunicipality(service, 'Zandbeke');
  await make.aMunicipality(service, 'Duinbeke');
  const dpo = await make.aPerson(service, 'dpo');
  return { service, dpo };
}
const incidents = (head: string[], ...rows: string[][]): ReadSheet => ({
  name: 'Incidenten',
  rows: [
    ['Nummer', 'Bestuur', 'Titel', 'Gemeld', ...head],
    ...rows.map((row, n) => [`INC-2023-00${n + 1}`, 'Zandbeke', `Voorval ${n + 1}`, '3/11/2023', ...row]),
  ],
});
const HEAD = ['Incident', 'Entiteit', 'Dossier', 'Kennis op', 'Melden', 'Reden', 'Ingelicht op', 'Gemeld op'];
const breaches = (...rows: string[][]): ReadSheet => ({ name: 'Datalekken', rows: [HEAD, ...rows] });
const breach = (change: Record<number, string> = {}) =>
  ['INC-2023-001', 'gemeente', 'DL-2023-001', '4/11/2023', 'neen', 'Versleuteld.', '', ''].map(
    (cell, at) => change[at] ?? cell,
  );

/** What a preview says of sheets; and that nothing of them is written, whatever mark comes with the form. */
async function refused(...sheets: ReadSheet[]) {
  const { service, dpo } = await situation();
  const file = carriedFile({ sheets, left: [] }, randomUUID());
  const at = <T>(work: Parameters<typeof withActor<T>>[3]) => withActor(db.database, dpo, NOW, work);
  const preview = await at((tx) => previewIncidents(tx, file));
  const { decision } = await at((tx) => judgeIncidents(tx, file, false));
  const forged = markOf({ rows: decision.rows, plan: decision.plan, breaches: decision.breaches });
  const outcome = await at((tx) => confirmIncidents(tx, file, forged));
  const kept = await db.sql('select 1 from incident where service_id = $1', [service]);
  return { outcome: outcome.kind, kept: kept.length, faults: preview.kind === 'wrong' ? preview.faults : preview.kind };
}
const wrong = (...faults: object[]) => ({ outcome: 'said', kept: 0, faults });

describe('a file with one fault', () => {
  it('writes nothing, not even with the mark of the rows that are right', async () => {
    const sheet = incidents(['Categorie'], ['Dienstverlening'], ['Brand']);
    expect(await refused(sheet)).toMatchObject(wrong({ row: 3, letter: 'E', why: 'unknown_category' }));
  });

  it('is refused for a closing date of what is said to be open', async () => {
    const sheet = incidents(['phase', 'closed'], ['triage', '4/11/2023']);
    expect(await refused(sheet)).toMatchObject(wrong({ row: 2, why: 'closed_open' }));
  });

  it('is refused for the legal person of another municipality of the same service', async () => {
    const sheet = incidents(['entities'], ['OCMW Duinbeke']);
    expect(await refused(sheet)).toMatchObject(wrong({ row: 2, why: 'entities', value: 'OCMW Duinbeke' }));
    expect(await refused(incidents([], []), breaches(breach({ 1: 'OCMW Duinbeke' })))).toMatchObject(
      wrong({ row: 2, letter: 'B', why: 'controller', value: 'OCMW Duinbeke' }),
    );
  });

  it.each<[string, Record<number, string>, object]>([
    ['a dossier number twice', { 1: 'OCMW' }, { row: 3, letter: 'C', why: 'dossier_twice', detail: '2' }],
    ['two dossiers of one controller', { 2: '' }, { row: 3, letter: 'B', why: 'controller_twice', detail: '2' }],
    [
      'awareness to come',
      { 1: 'OCMW', 2: '', 3: '1/1/2031' },
      { row: 3, letter: 'D', why: 'future', value: '2031-01-01' },
    ],
    [
      'a notification to come',
      { 1: 'OCMW', 2: '', 4: 'ja', 7: '1/1/2031' },
      { row: 3, letter: 'H', why: 'future', value: '2031-01-01' },
    ],
    [
      'persons told in a month',
      { 1: 'OCMW', 2: '', 6: '11/2023' },
      { row: 3, letter: 'G', why: 'day_needed', value: '2023-11' },
    ],
  ])('is refused for %s', async (_, change, fault) => {
    expect(await refused(incidents([], []), breaches(breach(), breach(change)))).toMatchObject(wrong(fault));
  });
});
