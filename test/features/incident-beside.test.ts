import { parse } from 'csv-parse/sync';
import readXlsx from 'read-excel-file/node';
import { expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { readIncidentDocument } from '#app/domain/incident-document.ts';
import { findExport, writeExport } from '#app/features/incidents/export-incidents.server.ts';
import type { Language } from '#app/i18n/catalogue.ts';
import { breaching } from '#test/support/breaching.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const { as, situation } = breaching(db);
const AT = '2026-01-13T09:00Z';

/** Gives the incident of a situation one of all that other registers can hold of it. */
async function withAll(incidentId: number): Promise<void> {
  const of = 'service_id, municipality_id, entity_id';
  await db.sql(
    `insert into breach_notification (breach_id, ${of}, authority, stage, sent_at, way, sent_by, template_version, snapshot, at)
     select id, ${of}, case when number = 1 then 'GBA' else 'controller' end, 'initial', $2, 'mail', 'Jan', 'x', '{}', $2
     from breach where incident_id = $1`,
    [incidentId, AT],
  );
  await db.sql(
    `insert into breach_decision (breach_id, version, ${of}, notify, reason, decided_at, decided_by)
     select id, 1, ${of}, false, 'Geen risico', $2, 'Rik' from breach where incident_id = $1 and number = 2`,
    [incidentId, AT],
  );
  await db.sql(
    `insert into incident_entity (incident_id, service_id, municipality_id, entity_id, touched)
     select $1, service_id, municipality_id, entity_id, true from breach where incident_id = $1 and number = 2
     on conflict do nothing`,
    [incidentId],
  );
  await db.sql(
    `with r as (insert into nis2_report (${of}, incident_id, voluntary, aware_at, loss_eur, turnover_percent, opened_at)
       select ${of}, $1, true, $2, 250000, 5, $2 from breach where incident_id = $1 and number = 1 returning *)
     insert into nis2_stage (report_id, ${of}, stage, sent_at, way, sent_by, snapshot, at)
     select id, ${of}, 'early_warning', $2, 'mail', 'Jan', '{}', $2 from r`,
    [incidentId, AT],
  );
  await db.sql(
    `insert into incident_evidence (service_id, municipality_id, incident_id, kind, title, source, obtained_at,
       obtained_precision, obtained_by, kept_at, at)
     select service_id, municipality_id, id, 'object', 'Laptop', 'Onthaal', $2, 'minute', 'ICT', 'Kluis', $2
     from incident, generate_series(1, 2) where id = $1`,
    [incidentId, AT],
  );
  await db.sql(
    `with e as (insert into incident_event (service_id, year, number, at) select service_id, 2026, 4, $2 from incident
       where id = $1 returning id)
     update incident set event_id = e.id, phase = 'closed', closed_at = $2, closed_precision = 'minute', withdrawn_at = $2
     from e where incident.id = $1`,
    [incidentId, AT],
  );
}

const NL = {
  'Dossiers van datalekken': 'DL-2026-001 Gemeente Zandbeke; DL-2026-002 OCMW Zandbeke',
  'Gemeld bij de toezichthouder': 'DL-2026-001: gemeld op 13/1/2026 10:00; DL-2026-002: niet te melden',
  'NIS2-verslagen': expect.stringMatching(/^\d+ Gemeente Zandbeke$/),
  'Stappen van NIS2-verslagen': expect.stringMatching(/^\d+: Vroege waarschuwing 13\/1\/2026 10:00$/),
  'Aantal bewijsstukken': '2',
  'Gedeeld voorval': 'GB-2026-004',
  'Ingetrokken uit het voorval op': '13/1/2026 10:00',
};
const EN = {
  'Breach dossiers': NL['Dossiers van datalekken'],
  'Notified to the authority': 'DL-2026-001: notified on 13/1/2026 10:00; DL-2026-002: not to be notified',
  'Stages of NIS2 reports': expect.stringMatching(/^\d+: Early warning 13\/1\/2026 10:00$/),
  'Number of pieces of evidence': '2',
  'Shared event': 'GB-2026-004',
  'Withdrawn from the event on': '13/1/2026 10:00',
};

/** The one row of the sheet of incidents, by its headings, as another reader reads it. */
async function rowOf(actor: Actor, language: Language, format: 'csv' | 'xlsx') {
  const found = await as(actor, (tx) => findExport(tx, new URLSearchParams()));
  const { bytes } = await writeExport(found, { as: format, of: 'incidents' }, language);
  const rows: unknown[][] =
    format === 'csv'
      ? parse(new TextDecoder().decode(bytes), { delimiter: ';', bom: true })
      : (((await readXlsx(Buffer.from(bytes))) as unknown as { data: unknown[][] }[])[0]?.data ?? []);
  const [head = [], row = []] = rows;
  return Object.fromEntries(head.map((name, at) => [String(name), row[at]]));
}

it('an incident in a file says which dossiers, reports, evidence and event it has, in both languages', async () => {
  const one = await situation();
  await withAll(one.incidentId);
  for (const format of ['csv', 'xlsx'] as const) {
    expect(await rowOf(one.dpo, 'nl', format)).toMatchObject(NL);
    expect(await rowOf(one.dpo, 'en', format)).toMatchObject(EN);
  }
});

it('says it in JSON too, by codes and with whole moments, and another reader takes nothing of it for a column', async () => {
  const one = await situation();
  await withAll(one.incidentId);
  const found = await as(one.dpo, (tx) => findExport(tx, new URLSearchParams()));
  const { bytes } = await writeExport(found, { as: 'json', of: 'incidents' }, 'nl');
  const document = JSON.parse(new TextDecoder().decode(bytes));
  const at = new Date(AT).toISOString();
  expect(document.incidents).toMatchObject([
    {
      event: 'GB-2026-004',
      withdrawn: at,
      evidence: 2,
      dossiers: [
        { number: 'DL-2026-001', entity: 'Gemeente Zandbeke', decided_to_notify: null, notified: at },
        { number: 'DL-2026-002', entity: 'OCMW Zandbeke', decided_to_notify: false, notified: null },
      ],
      nis2_reports: [{ entity: 'Gemeente Zandbeke', stages: [{ stage: 'early_warning', sent: at }] }],
    },
  ]);
  expect(readIncidentDocument(document)?.left.get('dossiers')).toBe(1);
});

it('holds nothing of another service, and costs one query more', async () => {
  const one = await situation();
  await withAll(one.incidentId);
  const stranger = (await situation()).dpo;
  const foreign = await as(stranger, (tx) => findExport(tx, new URLSearchParams()));
  expect(foreign.beside.map(({ incidentId }) => incidentId)).not.toContain(one.incidentId);
  const cost = await as(one.dpo, async (tx) => {
    db.count();
    await findExport(tx, new URLSearchParams());
    return db.count();
  });
  expect(cost).toBe(4);
});
