import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { withActor } from '#db/connection.server.ts';
import { NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';
import { attempt, type Place, placesSeen, SERVICE_WIDE, tenantTables, updatable } from '#test/support/tenant-probes.ts';
import { fillTenants, WHO, type Who } from '#test/support/tenants.ts';

const db = await freshDatabase();
const tenants = await fillTenants(db);
const tables = await tenantTables(db);

/** What each person may see of each class of tables. `handed` is what only a hand-over or an own entity opens. */
const WORLD: Record<Who, Place[]> = {
  admin: ['own', 'sister'],
  dpo: ['own', 'sister'],
  service_director: ['own', 'sister'],
  spoc: ['own'],
  director: ['own'],
  contributor: ['own'],
  auditor: ['own'],
  ocmw_spoc: ['own'],
};
const REGISTER: Record<Who, Place[]> = {
  ...WORLD,
  admin: [],
  contributor: [],
  ocmw_spoc: [],
};
const SERVICE_LEVEL: Record<Who, Place[]> = {
  admin: [],
  dpo: ['own', 'sister'],
  service_director: ['own', 'sister'],
  spoc: [],
  director: [],
  contributor: [],
  auditor: [],
  ocmw_spoc: [],
};
const WRITER: Record<Who, Place[]> = { ...SERVICE_LEVEL, service_director: [] };
const SERVICE_READ = Object.fromEntries(WHO.map((who) => [who, ['own', 'sister']])) as Record<Who, Place[]>;
const KEEPER: Record<Who, Place[]> = { ...SERVICE_LEVEL, admin: ['own', 'sister'], service_director: [] };

/** A message is kept once for the service; that another municipality has it too is on a row of its own. */
const MESSAGES: Record<Who, Place[]> = {
  ...SERVICE_LEVEL,
  spoc: ['own', 'sister'],
  director: ['own', 'sister'],
  auditor: ['own', 'sister'],
};

/** Each tenant table with its class. A table that is not named here fails the first test. */
const EXPECTED: Record<string, Record<Who, Place[]>> = {
  municipality: WORLD,
  entity: WORLD,
  coverage: WORLD,
  regime: WORLD,
  organ: WORLD,
  person_function: WORLD,
  membership: WORLD,
  membership_entity: WORLD,
  campaign: SERVICE_LEVEL,
  checklist: REGISTER,
  checklist_entity: REGISTER,
  checklist_step: REGISTER,
  answer: REGISTER,
  answer_version: REGISTER,
  verdict: REGISTER,
  evidence: REGISTER,
  evidence_file: REGISTER,
  answer_evidence: REGISTER,
  checklist_score: REGISTER,
  hand_over: REGISTER,
  hand_over_node: REGISTER,
  comment: REGISTER,
  comment_mention: REGISTER,
  journal: REGISTER,
  outbox: KEEPER,
  review_claim: REGISTER,
  finding: REGISTER,
  message: MESSAGES,
  message_recipient: REGISTER,
  message_read: REGISTER,
  finding_step: REGISTER,
  evidence_link: REGISTER,
  evidence_warning: REGISTER,
  reminder: REGISTER,
  framework_draft: WRITER,
  framework_text: SERVICE_READ,
  incident_category: SERVICE_READ,
  task_template: SERVICE_READ,
  task_template_task: SERVICE_READ,
  incident_event: MESSAGES,
  incident_event_update: MESSAGES,
  report_link: REGISTER,
  incident: REGISTER,
  incident_entity: REGISTER,
  timeline_entry: REGISTER,
  incident_task: REGISTER,
  incident_template: REGISTER,
  incident_evidence: REGISTER,
  incident_custody: REGISTER,
  incident_requirement: REGISTER,
  entity_authority: REGISTER,
  breach: REGISTER,
  breach_awareness: REGISTER,
  breach_step: REGISTER,
  breach_assessment: REGISTER,
  breach_advice: REGISTER,
  breach_decision: REGISTER,
  breach_notification: REGISTER,
  breach_persons: REGISTER,
  breach_notice: REGISTER,
  clock_reminder: REGISTER,
  nis2_report: REGISTER,
  nis2_stage: REGISTER,
  nis2_awareness: REGISTER,
  nis2_threshold: SERVICE_READ,
  data_request: REGISTER,
  request_step: REGISTER,
};

describe('rows of another tenant', () => {
  it('are guarded on every table that has a tenant: none is unlisted', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual(tables.map((table) => table.name).sort());
  });

  it.each(WHO)('are never selected: %s [ASVS 8.2.2]', async (who) => {
    const seen: Record<string, Place[]> = {};
    for (const table of tables) seen[table.name] = await placesSeen(db, tenants, tenants.people[who], table.name);
    const expected = Object.fromEntries(Object.entries(EXPECTED).map(([table, byWho]) => [table, byWho[who]]));
    expect(seen).toEqual(expected);
  });

  it.each(WHO)('are never inserted, nor upserted: %s', async (who) => {
    const passed: string[] = [];
    for (const table of tables) {
      for (const place of ['foreign', 'sister'] as const) {
        if (EXPECTED[table.name]?.[who].includes(place)) continue;
        if (place === 'sister' && SERVICE_WIDE.includes(table.name)) continue;
        const rows = await table.rowsOf(db, tenants[place]);
        for (const conflict of ['', ' on conflict do nothing']) {
          const outcome = await attempt(db, tenants.people[who], table.insertCopy(rows[0], conflict));
          if (outcome !== 'denied' && outcome !== 'ungranted') passed.push(`${table.name} of ${place}: ${outcome}`);
        }
      }
    }
    expect(passed).toEqual([]);
  });

  it.each(WHO)('are never updated, moved or deleted: %s', async (who) => {
    const changed: string[] = [];
    for (const table of tables) {
      const column = await updatable(db, table.name);
      for (const place of ['foreign', 'sister'] as const) {
        if (WORLD[who].includes(place)) continue;
        const where = sql.raw(table.whereIs(tenants[place]));
        if (column) {
          const set = sql`update ${sql.table(table.name)} set ${sql.ref(column)} = ${sql.ref(column)} where ${where}`;
          if ((await attempt(db, tenants.people[who], set)) !== 'nothing') changed.push(`${table.name}: update`);
        }
      }
      const move = sql`update ${sql.table(table.name)} set service_id = ${tenants.foreign.serviceId}`;
      if ((await attempt(db, tenants.people[who], move)) !== 'ungranted') changed.push(`${table.name}: move`);
      const erase = sql`delete from ${sql.table(table.name)}`;
      if ((await attempt(db, tenants.people[who], erase)) !== 'ungranted') changed.push(`${table.name}: delete`);
    }
    expect(changed).toEqual([]);
  });

  it('cannot be pointed at from an own row: keys between tenant tables name the tenant', async () => {
    const passed: string[] = [];
    for (const table of tables) {
      const own = (await table.rowsOf(db, tenants.own))[0];
      const theirs = (await table.rowsOf(db, tenants.foreign))[0];
      for (const column of table.tenantReferences) {
        if (!own?.[column] || !theirs?.[column]) continue;
        const row = { ...own, [column]: theirs[column] };
        const outcome = await attempt(db, tenants.people.dpo, table.insertCopy(row, ''));
        if (!['denied', 'ungranted', 'no such key', 'duplicate'].includes(outcome))
          passed.push(`${table.name}.${column}: ${outcome}`);
      }
    }
    expect(passed).toEqual([]);
  });

  it('cannot be named by any key that leaves the tenant out, says the catalogue', async () => {
    const loose = await db.sql<{ name: string }>(`
      select k.conrelid::regclass || ' ' || pg_get_constraintdef(k.oid) as name from pg_constraint k
      where k.contype = 'f' and k.connamespace = 'public'::regnamespace
        and k.confrelid in (select attrelid from pg_attribute where attname = 'service_id' and attnum > 0)
        and k.confrelid <> 'framework'::regclass
        and not exists (select 1 from unnest(k.conkey) c join pg_attribute a on a.attrelid = k.conrelid and a.attnum = c
                        where a.attname in ('service_id', 'municipality_id'))
        -- A checklist's nodes are those of its own framework: this key holds beside the tenant's.
        and pg_get_constraintdef(k.oid) not like 'FOREIGN KEY (framework_id, checklist_id)%'`);
    expect(loose.map((row) => row.name)).toEqual([]);
  });

  it('are not shown when there is no actor, or one without a membership', async () => {
    const nobody = { ...tenants.people.dpo, accountId: 999_999, memberships: [] };
    for (const table of tables) expect(await placesSeen(db, tenants, nobody, table.name), table.name).toEqual([]);
  });

  it('are gone from view the day after a membership ends', async () => {
    const spoc = tenants.people.spoc;
    const seenOn = (day: string) =>
      withActor(
        db.database,
        spoc,
        new Date(`${day}T12:00:00Z`),
        async (tx) => (await tx.q.selectFrom('answer').select('id').execute()).length,
      );
    await db.sql(`update membership set until_on = '2026-01-20' where account_id = $1`, [spoc.accountId]);
    expect(await seenOn('2026-01-20')).toBe(1);
    expect(await seenOn('2026-01-21')).toBe(0);
    await db.sql('update membership set until_on = null where account_id = $1', [spoc.accountId]);
    expect(await seenOn(NOW.toISOString().slice(0, 10))).toBe(1);
  });
});
