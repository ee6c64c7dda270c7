import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { withActor } from '#db/connection.server.ts';
import { listHandedNodes } from '#db/queries/hand-overs.server.ts';
import { answering } from '#test/support/answers.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';
import { attempt, tenantTables } from '#test/support/tenant-probes.ts';

const db = await freshDatabase();
const make = builders(db);
const service = await make.aService();
const place = await make.aMunicipality(service, 'Zandbeke');
const spoc = await make.aPerson(service, 'spoc', { municipalityId: place.id });
const holder = await make.aPerson(service, 'contributor', { municipalityId: place.id });
const other = await make.aPerson(service, 'contributor', { municipalityId: place.id });
const checklist = await make.aChecklist(place, { framework: 'cyfun_small', level: 'all', assigneeId: spoc.accountId });
const elsewhere = await make.aChecklist(place, { framework: 'cyfun_small', level: 'all', assigneeId: spoc.accountId });
const nodes = await fill();
const [mine = 0, theirs = 0] = nodes;

/** Two checklists full of answers, verdicts, evidence and comments on all 8 questions; one question is handed over. */
async function fill(): Promise<number[]> {
  for (const id of [checklist, elsewhere]) {
    await answering(db).answerAll(id);
    await db.sql(`
      insert into verdict (service_id, municipality_id, checklist_id, answer_id, answer_version, outcome, at)
        select service_id, municipality_id, checklist_id, id, 1, 'accepted', now() from answer where checklist_id = ${id};
      insert into evidence (service_id, municipality_id, kind, title, url, created_at)
        select service_id, municipality_id, 'link', 'n' || node_id || '-' || checklist_id, 'https://example.org', now()
        from answer where checklist_id = ${id};
      insert into answer_evidence (service_id, municipality_id, checklist_id, framework_id, node_id, evidence_id, at)
        select a.service_id, a.municipality_id, a.checklist_id, a.framework_id, a.node_id, e.id, now() from answer a
        join evidence e on e.title = 'n' || a.node_id || '-' || a.checklist_id where a.checklist_id = ${id};
      insert into comment (service_id, municipality_id, checklist_id, framework_id, node_id, text, at, by_id)
        select service_id, municipality_id, checklist_id, framework_id, node_id, 'Even nakijken', now(), ${spoc.accountId}
        from answer where checklist_id = ${id};
      insert into comment_mention (comment_id, service_id, municipality_id, checklist_id, node_id, account_id)
        select id, service_id, municipality_id, checklist_id, node_id, ${spoc.accountId} from comment
        where checklist_id = ${id};
      insert into checklist_step (service_id, municipality_id, checklist_id, kind, at)
        values (${service}, ${place.id}, ${id}, 'launched', now());`);
  }
  const found = await db.sql<{ id: number }>(
    'select node_id as id from answer where checklist_id = $1 order by node_id',
    [checklist],
  );
  const ids = found.map((row) => row.id);
  await give(holder.accountId, ids[0] ?? 0);
  await give(other.accountId, ids[1] ?? 0);
  return ids;
}

async function give(to: number, node: number) {
  await db.sql(
    `with given as (insert into hand_over (service_id, municipality_id, checklist_id, framework_id, to_id, at)
       select service_id, municipality_id, id, framework_id, $2, now() from checklist where id = $1 returning *)
     insert into hand_over_node (hand_over_id, service_id, municipality_id, checklist_id, framework_id, node_id)
     select id, service_id, municipality_id, checklist_id, framework_id, $3 from given`,
    [checklist, to, node],
  );
}

const count = (actor: typeof spoc, table: string) =>
  withActor(db.database, actor, NOW, async (tx) => {
    const found = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx.q);
    return found.rows[0]?.n;
  });

/** Of 2 checklists with 8 questions each, and 2 hand-overs: what the contact sees, and what one who holds one question. */
const SEEN: Record<string, [spoc: number, holder: number]> = {
  checklist: [2, 1],
  checklist_entity: [4, 2],
  checklist_step: [2, 0],
  checklist_score: [2, 0],
  answer: [16, 1],
  answer_version: [16, 1],
  verdict: [16, 1],
  answer_evidence: [16, 1],
  evidence: [16, 1],
  comment: [16, 1],
  comment_mention: [16, 1],
  hand_over: [2, 1],
  hand_over_node: [2, 1],
  campaign: [0, 0],
  journal: [0, 0],
};

describe('a contributor who holds one question', () => {
  it.each(Object.entries(SEEN))('sees of %s only what belongs to it', async (table, [whole, part]) => {
    expect([await count(spoc, table), await count(holder, table)]).toEqual([whole, part]);
  });

  it('is told which, and nobody else is', async () => {
    const ask = (actor: typeof spoc) => withActor(db.database, actor, NOW, (tx) => listHandedNodes(tx, checklist));
    expect((await ask(holder)).map((node) => node.nodeId)).toEqual([mine]);
    expect((await ask(other)).map((node) => node.nodeId)).toEqual([theirs]);
    expect(await ask(spoc)).toEqual([]);
  });

  it('changes the answer, its evidence and its comments, and those of no other question', async () => {
    const set = (table: string, column: string, where: string) =>
      attempt(db, holder, sql.raw(`update ${table} set ${column} = ${column} where ${where}`));
    expect(await set('answer', 'choice', `checklist_id = ${checklist} and node_id = ${mine}`)).toBe('done');
    expect(await set('answer', 'choice', `checklist_id = ${checklist} and node_id <> ${mine}`)).toBe('nothing');
    expect(await set('answer', 'choice', `checklist_id = ${elsewhere}`)).toBe('nothing');
    expect(await set('answer_evidence', 'removed_at', `node_id = ${mine} and checklist_id = ${checklist}`)).toBe(
      'done',
    );
    expect(await set('answer_evidence', 'removed_at', `checklist_id = ${elsewhere} or node_id <> ${mine}`)).toBe(
      'nothing',
    );
    expect(await set('checklist', 'phase', `id = ${checklist}`)).toBe('denied');
    expect(await set('checklist', 'phase', `id = ${elsewhere}`)).toBe('nothing');
    expect(await set('checklist_score', 'answered', 'true')).toBe('nothing');
    expect(await set('comment', 'withdrawn_at', 'true'), 'the words of the contact').toBe('nothing');
    expect(await set('hand_over', 'done_at', `to_id = ${other.accountId}`)).toBe('nothing');
    expect(await set('hand_over', 'done_at', 'true')).toBe('done');
    const withdraw = sql.raw('update hand_over set withdrawn_at = now()');
    expect(await attempt(db, holder, withdraw), 'taking back is for who gave').toBe('denied');
  });

  it('inserts beside the own question, and beside no other', async () => {
    const tables = await tenantTables(db);
    const copy = async (table: string, id: number, node: number, more: Record<string, unknown> = {}) => {
      const at = table === 'answer_version' || table === 'verdict' ? 'answer_id in (select id from answer where ' : '(';
      const [row] = await db.sql(`select * from ${table} where ${at}checklist_id = $1 and node_id = $2)`, [id, node]);
      const insert = tables.find((each) => each.name === table)?.insertCopy({ ...row, ...more }, '') ?? null;
      return attempt(db, holder, insert);
    };
    const by = { by_id: holder.accountId };
    for (const [table, own] of [
      ['answer', 'duplicate'],
      ['answer_version', 'duplicate'],
      ['answer_evidence', 'done'],
      ['comment', 'done'],
    ] as const) {
      expect(await copy(table, checklist, mine, by), table).toBe(own);
      expect(await copy(table, checklist, theirs, by), table).toBe('denied');
      expect(await copy(table, elsewhere, mine, by), table).toBe('denied');
    }
    expect(await copy('comment', checklist, mine, { by_id: spoc.accountId }), 'in the name of another').toBe('denied');
    expect(await copy('verdict', checklist, mine, by)).toBe('denied');
  });

  it('sees nothing any more once it is taken back, or the membership ends', async () => {
    await db.sql('update hand_over set withdrawn_at = now() where to_id = $1', [other.accountId]);
    await db.sql(`update membership set until_on = '2026-01-01' where account_id = $1`, [holder.accountId]);
    for (const actor of [other, holder]) {
      for (const table of Object.keys(SEEN)) expect(await count(actor, table), table).toBe(0);
    }
  });
});
