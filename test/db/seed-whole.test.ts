import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { beforeAll, describe, expect, it } from 'vitest';
import { missingFor, type Stage } from '#app/domain/breach-template.ts';
import { readValues } from '#app/domain/breach-values.ts';
import { MAIL_KINDS } from '#app/domain/mail.ts';
import { seedDemo } from '#db/seed/demo.server.ts';
import { freshDatabase } from '#test/support/database.ts';

const NOW = new Date('2026-11-19T14:20:00Z');
const db = await freshDatabase();
const files = new Map<string, Uint8Array>();
const putFile = async (bytes: Uint8Array) => files.set(createHash('sha256').update(bytes).digest('hex'), bytes);
beforeAll(() => db.asOwner((client) => seedDemo(client, NOW, { putFile })));

describe('evidence and mails of the demo', () => {
  it('keeps the bytes of every file it names, as PDFs that are recognised as such', async () => {
    const rows = await db.sql<{ sha256: string; size_bytes: number; file_name: string }>(
      `select sha256, size_bytes, file_name from evidence_file`,
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) expect(files.get(row.sha256)?.byteLength).toBe(row.size_bytes);
    expect(new Set(rows.map(({ sha256 }) => sha256)).size).toBe(files.size);
    for (const bytes of files.values()) expect((await fileTypeFromBuffer(bytes))?.mime).toBe('application/pdf');
  });

  it('hangs evidence beside answered requirements of its own municipality, the same piece beside several', async () => {
    const [row] = await db.sql<{ loose: number; shared: number }>(
      `select count(*) filter (where not exists (select 1 from answer a where a.checklist_id = e.checklist_id
           and a.node_id = e.node_id))::int as loose,
         (select count(*)::int from (select evidence_id from answer_evidence group by 1 having count(*) > 1) s) as shared
       from answer_evidence e`,
    );
    expect(row?.loose).toBe(0);
    expect(row?.shared).toBeGreaterThan(3);
  });

  it('has waiting mails of known kinds that say nothing of what was answered', async () => {
    const rows = await db.sql<{ kind: string; params: object }>(
      'select kind, params from outbox where sent_at is null',
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) expect(MAIL_KINDS).toContain(row.kind);
    const kinds = new Set(rows.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual([
      'checklist_accepted',
      'checklist_handed_over',
      'checklist_returned',
      'checklist_submitted',
      'checklists_launched',
    ]);
    const text = JSON.stringify(rows);
    const told = await db.sql<{ explanation: string }>(
      `select distinct explanation from answer where explanation <> ''`,
    );
    expect(told.filter(({ explanation }) => text.includes(explanation))).toEqual([]);
  });
});

describe('the same day twice', { timeout: 120_000 }, () => {
  it('gives the same demo, but for the salt of the password', async () => {
    const again = await freshDatabase();
    await again.asOwner((client) => seedDemo(client, NOW, { putFile }));
    const tables = await db.sql<{ table_name: string }>(
      `select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
       and table_name not in ('credential', 'migration')`,
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const { table_name } of tables) {
      const hash = `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${table_name} t`;
      expect({ table_name, rows: await again.sql(hash) }).toEqual({ table_name, rows: await db.sql(hash) });
    }
  });

  it('stays alive a year later: what runs still runs, and 2023 is where it was', async () => {
    const later = await freshDatabase();
    await later.asOwner((client) => seedDemo(client, new Date('2027-11-19T14:20:00Z')));
    const [row] = await later.sql<{ running: number; fixed: number }>(
      `select count(*) filter (where phase = 'open' and due_on > '2027-11-19')::int as running,
         count(*) filter (where due_on = '2023-12-08')::int as fixed from checklist`,
    );
    expect(row?.running).toBeGreaterThan(5);
    expect(row?.fixed).toBe(13);
  });
});

describe('incidents of the demo', () => {
  it('are exactly 8 in 2023, over the four categories, all closed with what closing asks', async () => {
    const rows = await db.sql<{ code: string; n: number; whole: boolean }>(
      `select c.code, count(*)::int as n, bool_and(i.phase = 'closed' and i.lessons <> '' and i.severity is not null
         and i.ongoing = 'no' and i.personal_data <> 'unknown') as whole
       from incident i join incident_category c on c.id = i.category_id where i.year = 2023 group by 1 order by 1`,
    );
    expect(rows).toEqual(
      ['cyber_incident', 'identity_abuse', 'information_security', 'service_delivery'].map((code) => ({
        code,
        n: 2,
        whole: true,
      })),
    );
  });

  it('run today too, in municipalities that were clients then, each with the start of its timeline', async () => {
    const [row] = await db.sql<{ open: number; begun: number; covered: boolean; last: number }>(
      `select count(*) filter (where phase <> 'closed')::int as open,
         (select count(distinct incident_id)::int from timeline_entry where kind = 'reported') as begun,
         bool_and(exists (select 1 from incident_entity ie join coverage v on v.entity_id = ie.entity_id
           and v.from_on <= i.reported_at::date where ie.incident_id = i.id)) as covered,
         (select sum(last)::int from register_series where register = 'incident') as last
       from incident i`,
    );
    expect(row).toEqual({ open: 3, begun: 11, covered: true, last: 11 });
  });
});

describe('breaches of the demo', () => {
  it('are four of 2023, all decided and closed, one of them notified completely; two run today, one late', async () => {
    const rows = await db.sql<{ year: boolean; closed: boolean; notify: boolean | null; sent: number; late: boolean }>(
      `select b.year = 2023 as year, b.closed_at is not null as closed, d.notify, b.aware_at < $1::timestamptz - interval '72 hours' as late,
         (select count(*)::int from breach_notification n where n.breach_id = b.id) as sent
       from breach b left join breach_decision d on d.breach_id = b.id order by b.year, d.notify, late`,
      [NOW],
    );
    const past = { year: true, closed: true, late: true };
    expect(rows).toEqual([
      ...Array.from({ length: 3 }, () => ({ ...past, notify: false, sent: 0 })),
      { ...past, notify: true, sent: 2 },
      { year: false, closed: false, notify: null, sent: 0, late: false },
      { year: false, closed: false, notify: null, sent: 0, late: true },
    ]);
  });

  it('sent nothing that the template would call incomplete', async () => {
    const sent = await db.sql<{ stage: Stage; snapshot: unknown }>(
      'select stage, snapshot from breach_notification order by id',
    );
    for (const { stage, snapshot } of sent) expect(missingFor(stage, readValues(snapshot)), stage).toEqual([]);
    expect(sent.map(({ stage }) => stage)).toEqual(['initial', 'final']);
  });
});
