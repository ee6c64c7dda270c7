import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verify } from '@node-rs/argon2';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { summarise } from '#app/domain/score-summary.ts';
import { withActor } from '#db/connection.server.ts';
import { findScoringFacts } from '#db/queries/scores.server.ts';
import { projectRoot } from '#db/root.server.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, seedDemo } from '#db/seed/demo.server.ts';
import { MEMBERS, OTHERS } from '#db/seed/names.ts';
import { freshDatabase, type TestDatabase } from '#test/support/database.ts';

const NOW = new Date('2026-11-19T14:20:00Z');
const COUNT_COVERED = `select count(distinct e.municipality_id) filter (where pair) ::int as pairs,
    count(distinct e.municipality_id) filter (where not pair)::int as ocmw_only
  from (select e.municipality_id, bool_or(e.kind = 'gemeente') as pair from coverage c join entity e on e.id = c.entity_id
    join municipality m on m.id = e.municipality_id join service s on s.id = m.service_id
    where s.slug = 'welzijnsvereniging-demoland' and c.from_on <= $1::date and (c.until_on is null or c.until_on >= $1::date)
    group by e.municipality_id) e`;

const db = await freshDatabase();
beforeAll(() => db.asOwner((client) => seedDemo(client, NOW)));

const one = async <T extends object>(text: string, values: unknown[] = []): Promise<T> =>
  (await db.sql(text, values))[0] as T;

describe('the world of the demo', () => {
  it('has 25 municipalities with Zandbeke first, and 8 in the second service', async () => {
    const rows = await db.sql<{ slug: string; n: number }>(
      'select s.slug, count(*)::int as n from municipality m join service s on s.id = m.service_id group by s.id order by s.id',
    );
    expect(rows.map(({ n }) => n)).toEqual([25, 8]);
    expect(await one('select slug, name from municipality order by id limit 1')).toEqual({
      slug: 'zandbeke',
      name: 'Zandbeke',
    });
  });

  it('guides 7 pairs and 6 OCMWs until the end of 2023, and 8 and 5 from the day one gemeente joins', async () => {
    expect(await one(COUNT_COVERED, ['2023-01-01'])).toEqual({ pairs: 7, ocmw_only: 6 });
    expect(await one(COUNT_COVERED, ['2023-12-31'])).toEqual({ pairs: 7, ocmw_only: 6 });
    expect(await one(COUNT_COVERED, ['2024-01-01'])).toEqual({ pairs: 8, ocmw_only: 5 });
  });

  it('leaves the numbers of what does not exist empty', async () => {
    expect(await one('select count(kbo)::int as kbo, count(ovo)::int as ovo from entity')).toEqual({ kbo: 0, ovo: 0 });
    expect(await one('select count(nis_code)::int as nis from municipality')).toEqual({ nis: 0 });
  });

  it('names no municipality that exists', () => {
    const reference = join(projectRoot(), 'db', 'reference');
    const names = [...MEMBERS, ...OTHERS];
    expect(new Set(names).size).toBe(33);
    for (const file of existsSync(reference) ? ['municipalities.json', 'flemish-municipalities.csv'] : []) {
      const path = join(reference, file);
      const text = existsSync(path) ? readFileSync(path, 'utf8').toLowerCase() : '';
      expect(names.filter((name) => text.includes(name.toLowerCase()))).toEqual([]);
    }
  });
});

describe('the people of the demo', () => {
  it('can all sign in with the one password', async () => {
    const emails = DEMO_ACCOUNTS.map(({ email }) => email);
    const rows = await db.sql<{ email: string; role: string; password_hash: string }>(
      `select a.email, m.role, c.password_hash from account a join credential c on c.account_id = a.id
       join membership m on m.account_id = a.id where a.email = any ($1)`,
      [emails],
    );
    for (const { email, role } of DEMO_ACCOUNTS) {
      expect(rows.filter((row) => row.email === email).map((row) => row.role)).toContain(role);
    }
    expect(await verify(rows[0]?.password_hash ?? '', DEMO_PASSWORD)).toBe(true);
    expect(await one('select count(distinct password_hash)::int as n from credential')).toEqual({ n: 1 });
  });

  it('has exactly one person who is SPOC in two municipalities, and it is the one of Zandbeke', async () => {
    const rows = await db.sql<{ email: string }>(
      `select a.email from membership m join account a on a.id = m.account_id where m.role = 'spoc'
       group by a.email having count(distinct m.municipality_id) > 1`,
    );
    expect(rows).toEqual([{ email: 'spoc.zandbeke@demo.example' }]);
  });

  it('limits the auditor in time and hands the contributor one small checklist', async () => {
    expect(
      await one(`select until_on > $1::date and from_on <= $1::date as now from membership where role = 'auditor'`, [
        NOW,
      ]),
    ).toEqual({ now: true });
    const handed = await db.sql(
      `select f.code from checklist c join framework f on f.id = c.framework_id join account a on a.id = c.assignee_id
       where a.email = 'contributor.zandbeke@demo.example'`,
    );
    expect(handed).toEqual([{ code: 'cyfun_small' }]);
  });
});

describe('the checklists of the demo', () => {
  it('keep the figures that follow from their answers, in both services', async () => {
    for (const email of ['dpo@demo.example', 'dpo@other.example']) {
      const actor = await actorOf(db, email);
      const rows = await db.sql<Stored>(
        `select checklist_id, total, answered, to_review, returned, exceptions, score, last_answer_at
         from checklist_score where service_id = $1`,
        [actor.serviceId],
      );
      expect(rows.length).toBeGreaterThan(15);
      for (const row of rows) expect(await recomputed(actor, row.checklist_id)).toEqual(row);
    }
  });

  it('tell the story of Zandbeke: last year just short on two key measures, this year half answered', async () => {
    const rows = await db.sql<{ phase: string; answered: number; returned: number; below: number; own: number }>(
      `select c.phase, s.answered, s.returned, (s.score #>> '{own,keyMeasures,below}')::int as below,
         (s.score #>> '{own,score}')::float as own
       from checklist c join checklist_score s on s.checklist_id = c.id join municipality m on m.id = c.municipality_id
       join framework f on f.id = c.framework_id
       where m.slug = 'zandbeke' and f.code in ('cyfun2023', 'cyfun2025') order by c.launched_at`,
    );
    expect(rows.map(({ phase }) => phase)).toEqual(['accepted', 'accepted', 'accepted', 'open']);
    expect(rows[2]).toMatchObject({ answered: 34, below: 2 });
    expect(rows[3]).toMatchObject({ answered: 18, returned: 2 });
    const scores = rows.slice(0, 3).map(({ own }) => own);
    expect(scores).toEqual(scores.toSorted());
  });

  it('stay within what may be answered', async () => {
    const wrong = await db.sql(
      `select a.id from answer a join framework_node n on n.id = a.node_id
       where (a.choice in ('no', 'na') and a.explanation = '') or (a.doc = 'na' and not 'basic' = any (n.na_levels))
          or a.updated_at > $1 or (a.choice is null) = (a.doc is null)`,
      [NOW],
    );
    expect(wrong).toEqual([]);
    const versions = await one(
      `select count(*)::int as n from answer a where version <> (select count(*) from answer_version v where v.answer_id = a.id)
         or updated_at <> (select max(at) from answer_version v where v.answer_id = a.id)`,
    );
    expect(versions).toEqual({ n: 0 });
  });
});

describe('the journal of the demo', () => {
  it('is an unbroken chain per service, up to its head', async () => {
    const broken = await one(
      `select count(*)::int as n from (select j.*, lag(hash, 1, '') over (partition by service_id order by seq) as before_it,
         row_number() over (partition by service_id order by seq) as place from journal j) l
       where prev_hash <> before_it or seq <> place
         or hash <> (select encode(sha256(convert_to(journal_text(j), 'UTF8')), 'hex') from journal j
                     where j.service_id = l.service_id and j.seq = l.seq)`,
    );
    expect(broken).toEqual({ n: 0 });
    const heads = await db.sql(
      `select h.seq = max(j.seq) as whole, h.hash = (select hash from journal l where l.service_id = h.service_id
         and l.seq = h.seq) as same from journal_head h join journal j on j.service_id = h.service_id group by h.service_id`,
    );
    expect(heads).toEqual([
      { whole: true, same: true },
      { whole: true, same: true },
    ]);
  });

  it('goes on from there with the next act', async () => {
    const [line] = await db.sql<{ seq: number }>(
      `select journal_append(s.id, $1, null, 'system', 'service.changed', null, 'service', s.id::text, null, null) as seq
       from service s order by id limit 1`,
      [NOW],
    );
    expect(await one('select count(*)::int as seq from journal where service_id = 1')).toEqual(line);
  });
});

interface Stored {
  checklist_id: number;
  total: number;
  answered: number;
  to_review: number;
  returned: number;
  exceptions: number;
  score: unknown;
  last_answer_at: Date | null;
}

async function recomputed(actor: Actor, checklistId: number): Promise<Stored> {
  const facts = await withActor(db.database, actor, NOW, (tx) => findScoringFacts(tx, checklistId));
  if (!facts) throw new Error('not there');
  const score = summarise(facts.model, facts.own, facts.verified);
  return {
    checklist_id: checklistId,
    total: score.own.total,
    answered: score.own.answered,
    to_review: facts.toReview,
    returned: facts.returned,
    exceptions: facts.exceptions,
    score,
    last_answer_at: facts.lastAnswerAt,
  };
}

async function actorOf(at: TestDatabase, email: string): Promise<Actor> {
  const [row] = await at.sql<{ id: number; service_id: number; name: string; membership: number }>(
    `select a.id, m.service_id, a.name, m.id as membership from account a join membership m on m.account_id = a.id
     where a.email = $1`,
    [email],
  );
  if (!row) throw new Error(`no ${email}`);
  const membership = { id: row.membership, role: 'dpo' as const, municipalityId: null, entityIds: [] };
  return {
    accountId: row.id,
    serviceId: row.service_id,
    name: row.name,
    email,
    language: 'nl',
    memberships: [membership],
  };
}
