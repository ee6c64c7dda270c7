import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { summarise } from '#app/domain/score-summary.ts';
import { withActor } from '#db/connection.server.ts';
import { findScoringFacts } from '#db/queries/scores.server.ts';
import { seedDemo } from '#db/seed/demo.server.ts';
import { freshDatabase } from '#test/support/database.ts';

const NOW = new Date('2026-11-19T14:20:00Z');
const db = await freshDatabase();
beforeAll(() => db.asOwner((client) => seedDemo(client, NOW)));

const one = async <T extends object>(text: string, values: unknown[] = []): Promise<T> =>
  (await db.sql(text, values))[0] as T;

describe('the checklists of the demo', () => {
  it('keep the figures that follow from their answers, in both services', async () => {
    for (const email of ['dpo@demo.example', 'dpo@other.example']) {
      const actor = await actorOf(email);
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
    expect(rows[3]).toMatchObject({ answered: 18, returned: 0 });
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

async function actorOf(email: string): Promise<Actor> {
  const [row] = await db.sql<{ id: number; service_id: number; name: string; membership: number }>(
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
