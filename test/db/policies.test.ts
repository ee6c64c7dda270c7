import { type RawBuilder, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { withActor, withGate, withSystem } from '#db/connection.server.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';
import { attempt, tenantTables, updatable } from '#test/support/tenant-probes.ts';
import { fillTenants } from '#test/support/tenants.ts';

const db = await freshDatabase();
const tenants = await fillTenants(db);
await fillTheRest();
await handOneQuestion();
await addConfidential();
const confined = await builders(db).aPerson(tenants.own.serviceId, 'director', {
  municipalityId: tenants.own.id,
  entityIds: [tenants.own.gemeente],
});
const tables = await tenantTables(db);

interface Policy {
  table: string;
  name: string;
  command: string;
  permissive: 'PERMISSIVE' | 'RESTRICTIVE';
  role: string;
  using: string | null;
  check: string | null;
}

const policies = await db.sql<Policy>(`
  select tablename as table, policyname as name, cmd as command, permissive, roles[1] as role, qual as using, with_check as check
  from pg_policies where schemaname = 'public' order by 1, 2`);

/** Rows of the tables that belong to no municipality, so that a policy on them has something to hide. */
async function fillTheRest(): Promise<void> {
  const make = builders(db);
  const { accountId } = tenants.people.dpo;
  const stranger = await make.aPerson(tenants.foreign.serviceId, 'dpo');
  for (const account of [accountId, stranger.accountId]) {
    await db.sql(`insert into credential (account_id) values ($1)`, [account]);
    await db.sql(`insert into recovery_code (account_id, code_hash) values ($1, 'x')`, [account]);
    await db.sql(
      `insert into session (id_hash, account_id, created_at, last_seen_at, expires_at, absolute_expires_at)
       values ($1::text, $2, now(), now(), now(), now())`,
      [`s${account}`, account],
    );
    await db.sql(
      `insert into single_use_link (token_hash, kind, account_id, created_at, expires_at)
       values ($1::text, 'invitation', $2, now(), now())`,
      [`l${account}`, account],
    );
    await db.sql(
      `insert into passkey (account_id, credential_id, public_key, counter, name, backed_up, created_at)
       values ($1::integer, 'k' || $1::text, 'x', 0, 'x', false, now())`,
      [account],
    );
    await db.sql(
      `insert into passkey_challenge (id_hash, account_id, purpose, challenge, expires_at)
       values ('c' || $1::text, $1::integer, 'add', 'x', now())`,
      [account],
    );
    await db.sql(`insert into form_receipt (key, account_id, act, at) values ($1::text, $2, 'x', now())`, [
      `receipt-${account}-0123456789`,
      account,
    ]);
  }
  await db.sql(`insert into throttle (key, failures, window_started_at) values ('k', 1, now())`);
  await db.sql(`insert into framework (service_id, code, edition, revision, content_hash, title_nl, title_en, verified,
      scale, levels, thresholds, not_applicable, score_groups, created_at)
    values (${tenants.foreign.serviceId}, 'eigen', '1', 1, 'x', 'Eigen', 'Own', true, 'compliance', '[]', '{}', '{}', '{}',
      now())`);
  await db.sql(`insert into framework_node (framework_id, kind, code, position, title_nl, title_en)
    select id, 'requirement', 'X', 1, 'X', 'X' from framework where code = 'eigen'`);
}

/** The one answered question of the own municipality, in the hands of the contributor, who wrote about it. */
async function handOneQuestion(): Promise<void> {
  const { accountId } = tenants.people.contributor;
  const own = tenants.own.id;
  await db.sql('update hand_over set to_id = $1 where municipality_id = $2', [accountId, own]);
  await db.sql('update comment set by_id = $1 where municipality_id = $2', [accountId, own]);
  await db.sql('update answer_version set by_id = $1 where municipality_id = $2', [accountId, own]);
  const reviewer = tenants.people.dpo.accountId;
  for (const table of ['finding', 'finding_step', 'evidence_link', 'review_claim', 'reminder']) {
    await db.sql(`update ${table} set by_id = $1 where municipality_id = $2`, [reviewer, own]);
  }
  await db.sql('update message_read set account_id = $1 where municipality_id = $2', [reviewer, own]);
  await db.sql('update nis2_threshold set by_id = $1 where service_id = $2', [reviewer, tenants.own.serviceId]);
  await db.sql('update message set by_id = $1 where service_id = $2', [reviewer, tenants.own.serviceId]);
}

/** A confidential piece beside that same question, which its holder is not to know of. */
async function addConfidential(): Promise<void> {
  const { id } = tenants.own;
  await db.sql(
    `with made as (
       insert into evidence (service_id, municipality_id, kind, title, file_name, confidentiality, created_at)
       select service_id, id, 'file', 'Vertrouwelijk', 'plan.pdf', 'confidential', now() from municipality where id = $1
       returning id, service_id, municipality_id)
     , file as (
       insert into evidence_file (service_id, municipality_id, evidence_id, revision, position, file_name, media_type,
         size_bytes, sha256, at)
       select service_id, municipality_id, id, 1, 1, 'plan.pdf', 'application/pdf', 1, repeat('1', 64), now() from made)
     , link as (
       insert into evidence_link (service_id, municipality_id, evidence_id, revision, url, at)
       select service_id, municipality_id, id, 1, 'https://example.org/plan', now() from made)
     insert into answer_evidence (service_id, municipality_id, checklist_id, framework_id, node_id, evidence_id, at)
     select made.service_id, made.municipality_id, n.checklist_id, n.framework_id, n.node_id, made.id, now()
     from made join hand_over_node n on n.municipality_id = made.municipality_id`,
    [id],
  );
}

/** Everything that the doors let through on one table, as a text that can be compared. */
async function probe(table: string): Promise<string> {
  const seen: unknown[] = [];
  const count = (where = sql``) => sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} ${where}`;
  for (const who of ['dpo', 'admin', 'spoc', 'contributor'] as const) {
    const actor = tenants.people[who];
    seen.push(await rows(() => withActor(db.database, actor, NOW, (tx) => count().execute(tx.q))));
    seen.push(await writes(table, actor));
  }
  const gate = (statement: RawBuilder<{ n: number }>) =>
    rows(() => withGate(db.database, NOW, (tx) => statement.execute(tx.q)));
  const worker = (statement: RawBuilder<{ n: number }>) =>
    rows(() => withSystem(db.database, NOW, (tx) => statement.execute(tx.q)));
  seen.push(await gate(count()), await worker(count()));
  if (table === 'outbox') {
    const mail = sql`insert into outbox (account_id, kind, key, created_at, next_attempt_at)
      values (${tenants.people.dpo.accountId}, 'password_reset', gen_random_uuid()::text, now(), now())`;
    const undone = withGate(db.database, NOW, async (tx) => {
      await mail.execute(tx.q);
      throw new Error('undone');
    });
    seen.push(await undone.catch((error: Error) => error.message));
  }
  // A worker that may only delete what expired has no grant to count rows; it can still count one granted column.
  for (const column of ['expires_at', 'window_started_at', 'at', 'id']) {
    seen.push(await worker(sql<{ n: number }>`select count(${sql.ref(column)})::int as n from ${sql.table(table)}`));
  }
  seen.push(await db.sql(`select count(*)::int as n from ${table}`));
  return JSON.stringify(seen);
}

async function rows(run: () => Promise<{ rows: { n: number }[] }>): Promise<number | string> {
  return run().then(
    (result) => result.rows[0]?.n ?? 0,
    (error: { code?: string }) => error.code ?? 'failed',
  );
}

async function writes(table: string, actor: Actor): Promise<unknown[]> {
  const outcomes: unknown[] = [];
  const tenant = tables.find((each) => each.name === table);
  for (const place of ['own', 'sister', 'foreign'] as const) {
    const row = tenant ? (await tenant.rowsOf(db, tenants[place]))[0] : undefined;
    outcomes.push(await attempt(db, actor, tenant?.insertCopy(row, '') ?? null));
  }
  if (table === 'form_receipt') {
    const insert = sql`insert into form_receipt (key, account_id, act, at)
      values ('receipt-of-mine-0123456', ${actor.accountId}, 'x', now())`;
    outcomes.push(await attempt(db, actor, insert));
  }
  // Taking questions back is not for whoever holds them, though that they are done is theirs to say.
  if (table === 'hand_over') outcomes.push(await attempt(db, actor, sql`update hand_over set withdrawn_at = now()`));
  // Who is confined to an entity tells the timeline what was done in its dossier and its report, and nothing else.
  if (table === 'timeline_entry')
    for (const kind of ['advice', 'nis2', 'fact'])
      for (const place of [tenants.own, tenants.sister]) {
        const line = sql`insert into timeline_entry (service_id, municipality_id, incident_id, kind, happened_at, text, at)
          values (${place.serviceId}, ${place.id}, ${await incidentOf(place.id)},
            ${kind}, now(), 'x', now())`;
        outcomes.push(await attempt(db, confined, line));
      }
  const column = await updatable(db, table);
  if (column) {
    const set = sql`update ${sql.table(table)} set ${sql.ref(column)} = ${sql.ref(column)}`;
    outcomes.push(await attempt(db, actor, set));
    if (table === 'account') outcomes.push(await attempt(db, actor, sql`${set} where id <> ${actor.accountId}`));
  }
  return outcomes;
}

async function incidentOf(municipality: number): Promise<number> {
  return (
    (await db.sql<{ id: number }>('select id from incident where municipality_id = $1', [municipality]))[0]?.id ?? 0
  );
}

function create(policy: Policy, using = policy.using, check = policy.check): string {
  const clauses = [using && `using (${using})`, check && `with check (${check})`].filter(Boolean).join(' ');
  const role = policy.name === 'owner' ? 'current_user' : policy.role;
  return `create policy ${policy.name} on ${policy.table} as ${policy.permissive} for ${policy.command} to ${role} ${clauses}`;
}

async function changed(policy: Policy, instead: string): Promise<boolean> {
  const before = await probe(policy.table);
  await db.sql(`drop policy ${policy.name} on ${policy.table}`);
  if (instead) await db.sql(instead);
  const after = await probe(policy.table);
  if (instead) await db.sql(`drop policy ${policy.name} on ${policy.table}`);
  await db.sql(create(policy));
  expect(await probe(policy.table), 'the policy is back as it was').toBe(before);
  return before !== after;
}

describe('every policy of the catalogue', () => {
  it('stands on a table that forces row security, and every table does', async () => {
    const loose = await db.sql<{ name: string }>(`select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration'
        and not (relrowsecurity and relforcerowsecurity)`);
    expect(loose).toEqual([]);
    expect(policies.length).toBeGreaterThan(60);
  });

  it.each(policies.map((policy) => [`${policy.name} on ${policy.table}`, policy] as const))(
    'is missed when it is dropped: %s',
    async (_, policy) => {
      expect(await changed(policy, '')).toBe(true);
    },
  );

  // `true` is what the gate's, the worker's and the owner's policies say already: their grants confine them.
  const narrowing = policies.filter((policy) => policy.role === 'waarborg_web' && policy.using !== 'true');
  it.each(narrowing.map((policy) => [`${policy.name} on ${policy.table}`, policy] as const))(
    'lets something through when it is opened: %s',
    async (_, policy) => {
      const open = create(policy, policy.using && 'true', policy.check && 'true');
      expect(await changed(policy, open)).toBe(true);
    },
  );
});
