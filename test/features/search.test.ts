import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { searchEverything } from '#app/features/search/search-everything.server.ts';
import { readAsked } from '#app/features/search/search-page.ts';
import { withActor } from '#db/connection.server.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';
import { fillTenants, WHO, type Who } from '#test/support/tenants.ts';

const db = await freshDatabase();
const make = builders(db);
const tenants = await fillTenants(db);
const PLACES = ['own', 'sister', 'foreign'] as const;
const CANARY = { own: 'kanariegeel', sister: 'kanariegroen', foreign: 'kanarieblauw' } as const;

for (const place of PLACES) {
  const { id } = tenants[place];
  const word = `De ${CANARY[place]} zingt`;
  await db.sql('update checklist set title = $2 where municipality_id = $1', [id, word]);
  await db.sql('update answer set explanation = $2 where municipality_id = $1', [id, word]);
  await db.sql('update verdict set remark = $2 where municipality_id = $1', [id, word]);
  await db.sql('update evidence set title = $2 where municipality_id = $1', [id, word]);
  await db.sql('update incident set title = $2 where municipality_id = $1', [id, word]);
  await db.sql('update data_request set subject = $2 where municipality_id = $1', [id, word]);
  await db.sql(
    'update incident_event_update set title = $2 where event_id = (select event_id from incident where municipality_id = $1)',
    [id, word],
  );
  await db.sql('update person_function set name = $2 where municipality_id = $1', [id, word]);
  await db.sql('update entity set name = name || $2 where municipality_id = $1', [id, ` ${word}`]);
  await db.sql(
    `update campaign set title = $2 where id in (select campaign_id from checklist where municipality_id = $1)`,
    [id, word],
  );
}

const house = { database: db.database, now: () => NOW };
const POLICIES = [{ code: 'datalek', title: 'Datalekken melden', text: 'Binnen 72 uur, zegt de coördinator.' }];
const search = (actor: Actor, query: string) =>
  searchEverything(house, actor, readAsked(new URLSearchParams(query)), POLICIES);
const found = async (actor: Actor, q: string) => {
  const page = await search(actor, `q=${encodeURIComponent(q)}`);
  return Object.fromEntries(page.groups.map((group) => [group.kind, group.total]));
};

const REGISTERS = { checklist: 1, answer: 1, remark: 1, evidence: 1 };
const WORLD = { municipality: 1, person: 1 };
const GOES_WRONG = { incident: 1, breach: 1, request: 1 };
const SERVICE = { campaign: 1, event: 1 };

/** What each person finds of the own municipality, and of its sister in the same service. */
const EXPECTED: Record<Who, [own: object, sister: object]> = {
  admin: [WORLD, WORLD],
  dpo: [
    { ...WORLD, ...REGISTERS, ...GOES_WRONG, ...SERVICE },
    { ...WORLD, ...REGISTERS, ...GOES_WRONG, ...SERVICE },
  ],
  service_director: [
    { ...WORLD, ...REGISTERS, ...GOES_WRONG, ...SERVICE },
    { ...WORLD, ...REGISTERS, ...GOES_WRONG, ...SERVICE },
  ],
  spoc: [{ ...WORLD, ...REGISTERS, ...GOES_WRONG }, {}],
  director: [{ ...WORLD, ...REGISTERS, ...GOES_WRONG }, {}],
  contributor: [{ municipality: 1 }, {}],
  auditor: [{ municipality: 1, ...REGISTERS, ...GOES_WRONG }, {}],
  ocmw_spoc: [WORLD, {}],
};

describe('what somebody finds', () => {
  it.each(WHO)('is what that person may see, and never what another service keeps: %s [ASVS 8.2.2]', async (who) => {
    const actor = tenants.people[who];
    expect(await found(actor, CANARY.own)).toEqual(EXPECTED[who][0]);
    expect(await found(actor, CANARY.sister)).toEqual(EXPECTED[who][1]);
    expect(await found(actor, CANARY.foreign)).toEqual({});
  });

  it.each(WHO)(
    'is already narrowed where rows are looked up, before the policies have the last word: %s',
    async (who) => {
      const ids = await withActor(db.database, tenants.people[who], NOW, async (tx) => {
        const words = JSON.stringify([{ like: ['%kanarie%'] }]);
        return (
          await sql<{ kind: string; id: number }>`select * from search_ids(${words}::jsonb, 'kanarie', 100)`.execute(
            tx.q,
          )
        ).rows;
      });
      const expected = await withActor(db.database, tenants.people[who], NOW, async (tx) => {
        const rows = await sql<{ kind: string; id: number }>`
        select 'answer' as kind, id from answer union all select 'remark', id from verdict
        union all select 'checklist', id from checklist union all select 'evidence', id from evidence`.execute(tx.q);
        return rows.rows;
      });
      const text = (rows: { kind: string; id: number }[]) => rows.map(({ kind, id }) => `${kind} ${id}`).sort();
      expect(text(ids)).toEqual(text(expected));
    },
  );

  it('is nothing for somebody without a membership', async () => {
    expect(await found({ ...tenants.people.dpo, accountId: 999_999 }, CANARY.own)).toEqual({});
  });

  it('is, for a contributor, the checklist that was handed over and no other', async () => {
    const contributor = tenants.people.contributor;
    const [row] = await db.sql<{ id: number; assignee_id: number }>(
      'select id, assignee_id from checklist where municipality_id = $1',
      [tenants.own.id],
    );
    await db.sql('update checklist set assignee_id = $2 where id = $1', [row?.id, contributor.accountId]);
    expect(await found(contributor, CANARY.own)).toEqual({ municipality: 1, ...REGISTERS });
    expect(await found(contributor, CANARY.sister)).toEqual({});
    await db.sql('update checklist set assignee_id = $2 where id = $1', [row?.id, row?.assignee_id]);
  });

  it('is, for a contributor who holds single questions, what belongs to those', async () => {
    const contributor = tenants.people.contributor;
    await db.sql(
      `with given as (
         insert into hand_over (service_id, municipality_id, checklist_id, framework_id, to_id, at)
         select service_id, municipality_id, id, framework_id, $2, now() from checklist where municipality_id = $1
         returning id, service_id, municipality_id, checklist_id, framework_id)
       insert into hand_over_node (hand_over_id, service_id, municipality_id, checklist_id, framework_id, node_id)
       select g.id, g.service_id, g.municipality_id, g.checklist_id, g.framework_id, a.node_id
       from given g join answer a on a.checklist_id = g.checklist_id`,
      [tenants.own.id, contributor.accountId],
    );
    expect(await found(contributor, CANARY.own)).toEqual({ municipality: 1, ...REGISTERS });
    await db.sql('update hand_over set withdrawn_at = now()');
    expect(await found(contributor, CANARY.own)).toEqual({ municipality: 1 });
  });
});

describe('evidence', () => {
  it('is found by the names of its files, and when it is confidential only by those who may know it', async () => {
    const { dpo, spoc, auditor } = tenants.people;
    await db.sql(
      `insert into evidence_file (service_id, municipality_id, evidence_id, revision, position, file_name, media_type,
         size_bytes, sha256, at)
       select service_id, municipality_id, id, 1, 9, 'Nachtuil-verslag.pdf', 'application/pdf', 9, repeat('a', 64), now()
       from evidence where municipality_id = $1`,
      [tenants.own.id],
    );
    for (const actor of [dpo, spoc, auditor]) expect(await found(actor, 'nachtuil')).toEqual({ evidence: 1 });
    await db.sql(`update evidence set confidentiality = 'confidential' where municipality_id = $1`, [tenants.own.id]);
    for (const actor of [dpo, spoc]) expect(await found(actor, 'nachtuil')).toEqual({ evidence: 1 });
    expect(await found(auditor, 'nachtuil')).toEqual({});
    expect(await found(auditor, CANARY.own)).not.toHaveProperty('evidence');
    await db.sql(`update evidence set confidentiality = 'internal' where municipality_id = $1`, [tenants.own.id]);
  });
});

describe('a search', () => {
  const dpo = tenants.people.dpo;

  it.each([
    'kanariegeel',
    'KANARIEGEEL',
    'kánarïegeel',
    'kanariegel',
    'kanarigeel',
    'kanarieegeel',
    'knaariegeel',
    'zingt kanariegeel',
  ])('finds an answer by %s', async (typed) => {
    expect(await found(dpo, typed)).toMatchObject({ answer: 1, checklist: 1, evidence: 1, remark: 1, campaign: 1 });
  });

  it('says when it forgave an error, and forgives none where the words stand as they were typed', async () => {
    expect((await search(dpo, 'q=kanariegeel')).forgiven).toBe(false);
    const page = await search(dpo, 'q=kanariegel');
    expect(page.forgiven).toBe(true);
    expect(page.groups.find((group) => group.kind === 'answer')?.hits[0]?.text).toContainEqual({
      text: 'kanariegeel',
      marked: true,
    });
  });

  it('takes what means something to a database as plain text', async () => {
    await db.sql(`update answer set explanation = 'Voor 100% klaar_ [a-z]+ \\ o''k' where municipality_id = $1`, [
      tenants.own.id,
    ]);
    for (const typed of ['100%', 'klaar_', 'a-z]+', 'voor 100% klaar_'])
      expect(await found(dpo, typed)).toHaveProperty('answer', 1);
    for (const typed of ['1_0%', 'kl%r', '[a-z]{3}', "x') or true --", '.*laar', '(kanarie|zingt)+']) {
      expect(await found(dpo, typed), typed).toEqual({});
    }
  });

  it('finds requirements in both languages, frameworks, and documents of the library', async () => {
    const spoc = tenants.people.spoc;
    expect(await found(spoc, 'GV.OC-03')).toHaveProperty('requirement');
    expect(await found(spoc, 'wachtwoorden')).toHaveProperty('requirement');
    expect(await found(spoc, 'passwords')).toHaveProperty('requirement');
    expect(await found(spoc, 'ISO 27001')).toHaveProperty('framework', 1);
    expect(await found(spoc, 'datalekken coordinator')).toEqual({ policy: 1 });
    expect(await found(spoc, 'datalekken coördintor')).toEqual({ policy: 1 });
  });

  it('asks nothing of the database for nothing, and says so', async () => {
    db.count();
    expect((await search(dpo, 'q=')).state).toBe('nothing_asked');
    expect((await search(dpo, 'q=e')).state).toBe('not_a_query');
    expect((await search(dpo, `q=${'x'.repeat(200)}`)).state).toBe('not_a_query');
    expect(db.count()).toBe(0);
  });

  it('shows eight of a kind and counts the rest, in as many queries whatever there is', async () => {
    const asked = 'q=nachtegaal';
    await db.sql(`update answer set explanation = 'nachtegaal' where municipality_id = $1`, [tenants.own.id]);
    db.count();
    await search(dpo, asked);
    const few = db.count();
    for (let each = 0; each < 12; each += 1) {
      const checklist = await make.aChecklist(tenants.own, {});
      await db.sql(
        `insert into answer (service_id, municipality_id, checklist_id, framework_id, node_id, version, explanation, updated_at)
         select service_id, municipality_id, c.id, c.framework_id,
           (select id from framework_node n where n.framework_id = c.framework_id and n.kind = 'requirement' limit 1), 1,
           'Een nachtegaal', now() from checklist c where c.id = $1`,
        [checklist],
      );
    }
    db.count();
    const page = await search(dpo, asked);
    expect(db.count()).toBe(few);
    expect(page.groups.map(({ kind, total, hits }) => [kind, total, hits.length])).toEqual([['answer', 13, 8]]);
    const first = page.groups[0]?.hits[0]?.text.map((segment) => segment.text).join('');
    expect(first, 'a text that begins with it is better').toBe('nachtegaal');
    const alone = await search(dpo, `${asked}&in=answer`);
    expect(alone.groups[0]?.hits.length).toBe(13);
    expect((await search(dpo, `${asked}&in=policy`)).groups).toEqual([]);
  });
});

describe('a search that takes too long', () => {
  it('is stopped and says so, and the one after it finds again', async () => {
    const before = await found(tenants.people.dpo, CANARY.own);
    await db.sql('alter function search_ids(jsonb, text, integer) rename to search_ids_quick');
    // Only a server can stop a statement; the embedded engine has no second thread to do it, so there it stops itself.
    const slow = process.env.TEST_DATABASE_URL
      ? 'perform pg_sleep(20)'
      : "raise exception 'too slow' using errcode = '57014'";
    await db.sql(`create function search_ids(jsonb, text, integer) returns table (kind text, id integer)
      language plpgsql as $$ begin ${slow}; end $$`);
    await db.sql('grant execute on function search_ids(jsonb, text, integer) to waarborg_web');
    try {
      const page = await search(tenants.people.dpo, `q=${CANARY.own}`);
      expect(page).toMatchObject({ state: 'too_slow', groups: [] });
    } finally {
      await db.sql('drop function search_ids(jsonb, text, integer)');
      await db.sql('alter function search_ids_quick(jsonb, text, integer) rename to search_ids');
    }
    expect(await found(tenants.people.dpo, CANARY.own)).toEqual(before);
  });
});
