import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import type { RowChange } from '#app/domain/grid.ts';
import { answerMany } from '#app/features/checklists/answer-many.server.ts';
import { answeringActs } from '#test/support/answering.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const { situation, answer, countOf, as, make } = answeringActs(db);
type Situation = Awaited<ReturnType<typeof situation>>;

const many = (at: Situation, who: Actor, rows: RowChange[], options: { together?: boolean; final?: boolean } = {}) =>
  as(who, (tx) =>
    answerMany(
      tx,
      { slug: at.municipality.slug, checklistId: at.checklistId },
      { rows, together: false, final: false, ...options },
    ),
  );
const row = (n: number, cells: RowChange['cells'], version = 0): RowChange => ({ code: `SMALL-${n}`, version, cells });
const versions = ({ checklistId }: Situation) => countOf('answer_version where checklist_id = $1', [checklistId]);
const lines = ({ checklistId }: Situation) =>
  countOf(`journal where event = 'requirement.answered' and object_id like $1`, [`${checklistId}/%`]);

describe('answering many at once', () => {
  it('keeps each row as a version with its journal line, and counts the figures once', async () => {
    const at = await situation();
    const { spoc } = at.people;
    await answer(at, spoc, { doc: '2', explanation: 'Eerst' });
    const outcome = await many(at, spoc, [
      row(1, { doc: '4' }, 1),
      row(2, { doc: ' 3 ' }),
      row(3, { explanation: 'Een <b>é</b> – €' }),
    ]);
    expect(outcome).toEqual([
      { code: 'SMALL-1', kind: 'saved', version: 2 },
      { code: 'SMALL-2', kind: 'saved', version: 1 },
      { code: 'SMALL-3', kind: 'saved', version: 1 },
    ]);
    const kept = await db.sql(
      `select n.code, a.version, a.doc, a.impl, a.explanation, a.updated_by from answer a
       join framework_node n on n.id = a.node_id where checklist_id = $1 order by n.position`,
      [at.checklistId],
    );
    const by = { updated_by: spoc.accountId };
    expect(kept).toEqual([
      { code: 'SMALL-1', version: 2, doc: '4', impl: '4', explanation: 'Eerst', ...by },
      { code: 'SMALL-2', version: 1, doc: '3', impl: '3', explanation: '', ...by },
      { code: 'SMALL-3', version: 1, doc: null, impl: null, explanation: 'Een <b>é</b> – €', ...by },
    ]);
    expect([await versions(at), await lines(at)]).toEqual([4, 4]);
    expect(await countOf('checklist_score where checklist_id = $1 and answered = 2', [at.checklistId])).toBe(1);
    const [line] = await db.sql<{ before: unknown; after: unknown }>(
      'select before, after from journal where object_id = $1 order by seq desc limit 1',
      [`${at.checklistId}/SMALL-1`],
    );
    expect(line?.before).toMatchObject({ version: 1, doc: '2' });
    expect(line?.after).toMatchObject({ version: 2, doc: '4', explanation: 'Eerst' });
  });

  it('of a paste with three wrong cells saves none, and says which and why', async () => {
    const at = await situation();
    const rows = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => row(n, { doc: '3' }));
    rows[1] = row(2, { doc: '7' });
    rows[4] = row(5, { doc: 'nvt' });
    rows[6] = row(7, { doc: '3', explanation: 'x'.repeat(10_001) });
    const outcome = await many(at, at.people.spoc, rows, { together: true });
    expect(outcome?.map((each) => each.kind)).toEqual([
      'held',
      'invalid',
      'held',
      'held',
      'invalid',
      'held',
      'invalid',
      'held',
    ]);
    expect(outcome?.flatMap((each) => (each.kind === 'invalid' ? each.faults : []))).toEqual([
      { field: 'doc', why: 'unknown_value' },
      { field: 'doc', why: 'na_forbidden' },
      { field: 'impl', why: 'na_forbidden' },
      { field: 'explanation', why: 'too_long' },
    ]);
    expect([await versions(at), await lines(at)]).toEqual([0, 0]);
    const apart = await many(at, at.people.spoc, rows);
    expect(apart?.filter((each) => each.kind === 'saved')).toHaveLength(5);
    expect(await versions(at)).toBe(5);
  });

  it('gives back the other text of a row that somebody saved first, and keeps the rest of its own save', async () => {
    const at = await situation();
    const { spoc, second } = at.people;
    await answer(at, second, { doc: '2', explanation: 'Van Jan' });
    const rows = [row(1, { explanation: 'Van Els' }), row(2, { explanation: 'Ook van Els' })];
    const together = await many(at, spoc, rows, { together: true });
    expect(together).toMatchObject([
      { kind: 'stale', theirs: { version: 1, doc: '2', explanation: 'Van Jan', updatedBy: { name: 'Jan Maes' } } },
      { kind: 'held' },
    ]);
    expect(await versions(at)).toBe(1);
    const apart = await many(at, spoc, rows);
    expect(apart?.map((each) => each.kind)).toEqual(['stale', 'saved']);
    expect(await countOf(`answer where checklist_id = $1 and explanation = 'Van Jan'`, [at.checklistId])).toBe(1);
  });

  it('writes once what is asked twice, on whatever version', async () => {
    const at = await situation();
    const rows = [row(1, { doc: '2' }), row(2, { explanation: 'Zo' })];
    await many(at, at.people.spoc, rows);
    expect(await many(at, at.people.spoc, rows, { together: true })).toEqual([
      { code: 'SMALL-1', kind: 'saved', version: 1 },
      { code: 'SMALL-2', kind: 'saved', version: 1 },
    ]);
    expect([await versions(at), await lines(at)]).toEqual([2, 2]);
  });

  it('lets one of twenty pastes of the same rows win whole, beside single answers', async () => {
    const at = await situation();
    const pastes = Array.from({ length: 20 }, (_, n) => {
      const rows = [1, 2, 3].map((each) => row(each, { explanation: `plak ${n}` }));
      return many(at, n % 2 ? at.people.spoc : at.people.second, n % 3 ? rows : rows.reverse(), { together: true });
    });
    const singles = Array.from({ length: 10 }, (_, n) =>
      answer(at, at.people.spoc, { explanation: `een ${n}` }, null, 'SMALL-3'),
    );
    const outcomes = await Promise.all(pastes);
    const single = await Promise.all(singles);
    const kinds = outcomes.map((rows) => new Set(rows?.map((each) => each.kind)));
    const whole = kinds.filter((kind) => kind.has('saved')).length;
    expect(kinds.filter((kind) => kind.has('saved') && kind.size > 1)).toEqual([]);
    const alone = single.filter((each) => each.kind === 'saved').length;
    expect(whole + alone).toBe(1);
    expect(await versions(at)).toBe(whole === 1 ? 3 : 1);
  });

  it('says of a final save what an answer lacks, and of a draft nothing', async () => {
    const at = await situation();
    const gdpr = await make.aChecklist(at.municipality, { framework: 'gdpr', level: 'all' });
    const codes = await db.sql<{ code: string }>(
      `select n.code from checklist c join framework_node n on n.framework_id = c.framework_id and n.kind = 'requirement'
         and c.level = any (n.levels) and c.level = any (n.na_levels) where c.id = $1 order by n.position limit 2`,
      [gdpr],
    );
    const there = { ...at, checklistId: gdpr };
    const rows = codes.map(({ code }) => ({ code, version: 0, cells: { choice: 'n.v.t.' } }));
    const final = await many(there, at.people.spoc, rows, { together: true, final: true });
    expect(final?.map((each) => each.kind === 'invalid' && each.faults)).toEqual(
      rows.map(() => [{ field: 'explanation', why: 'explanation_required' }]),
    );
    expect(await versions(there)).toBe(0);
    const draft = await many(there, at.people.spoc, rows, { together: true });
    expect(draft?.map((each) => each.kind)).toEqual(rows.map(() => 'saved'));
  });
});

describe('who may', () => {
  const one = [row(1, { doc: '2' }), row(2, { doc: '2' })];
  it.each([
    ['director', 'refused'],
    ['auditor', 'refused'],
    ['dpo', 'saved'],
    ['ocmwSpoc', 'saved'],
  ] as const)('%s: %s', async (who, kind) => {
    const at = await situation();
    const outcome = await many(at, at.people[who], one);
    expect(outcome?.map((each) => each.kind)).toEqual([kind, kind]);
    expect(await versions(at)).toBe(kind === 'saved' ? 2 : 0);
  });

  it.each(['stranger', 'contributor', 'admin'] as const)('%s: does not even know of it', async (who) => {
    const at = await situation();
    expect(await many(at, at.people[who], one)).toBe(null);
    expect(await versions(at)).toBe(0);
  });

  it('nobody under another municipality, and nobody for a code that is not asked', async () => {
    const at = await situation();
    const elsewhere = { slug: at.sister.slug, checklistId: at.checklistId };
    const form = { rows: one, together: true, final: false };
    expect(await as(at.people.dpo, (tx) => answerMany(tx, elsewhere, form))).toBe(null);
    const foreign = [row(1, { doc: '2' }), { code: 'GV.OC-01.1', version: 0, cells: { doc: '2' } }];
    const outcome = await many(at, at.people.spoc, foreign, { together: true });
    expect(outcome?.map((each) => each.kind)).toEqual(['held', 'not_found']);
    expect(await versions(at)).toBe(0);
  });

  it.each(['submitted', 'accepted'] as const)('nobody once it is %s', async (phase) => {
    const at = await situation();
    await db.sql('update checklist set phase = $2 where id = $1', [at.checklistId, phase]);
    const outcome = await many(at, at.people.spoc, one);
    expect(outcome).toEqual(one.map(({ code }) => ({ code, kind: 'closed', phase })));
    expect(await versions(at)).toBe(0);
  });
});

it('takes as many statements for 100 rows as for one', async () => {
  const at = await situation();
  const whole = await make.aChecklist(at.municipality, { level: 'essential' });
  const codes = await db.sql<{ code: string }>(
    `select n.code from checklist c join framework_node n on n.framework_id = c.framework_id and n.kind = 'requirement'
       and c.level = any (n.levels) where c.id = $1 order by n.position limit 101`,
    [whole],
  );
  const there = { ...at, checklistId: whole };
  const rows = codes.map(({ code }) => ({ code, version: 0, cells: { doc: '3', impl: '2' } }));
  db.count();
  await many(there, at.people.spoc, rows.slice(0, 1));
  const small = db.count();
  await many(there, at.people.spoc, rows.slice(1));
  expect(db.count()).toBe(small);
  expect(await versions(there)).toBe(101);
});
