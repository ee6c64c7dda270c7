import { describe, expect, it } from 'vitest';
import { answerRequirement } from '#app/features/checklists/answer-requirement.server.ts';
import { refreshScore } from '#db/queries/refresh-score.server.ts';
import { freshDatabase } from '#test/support/database.ts';
import { nextYearActs } from '#test/support/next-year.ts';

const db = await freshDatabase();
const { make, as, situation, lastYear, thisYear, lines, confirm, scoreOf, countOf } = nextYearActs(db);
const ONE = 'SMALL-1';
const TWO = 'SMALL-2';
const full = { doc: '3', impl: '3', explanation: 'Zoals het beleid zegt' };

describe('what last year says', () => {
  it('stands beside the same requirement, with its verdict and how much evidence, and counts nowhere', async () => {
    const at = await situation();
    await lastYear(at, { code: ONE, ...full, outcome: 'accepted', evidence: 2 });
    await lastYear(at, { code: TWO, doc: null, explanation: 'Alleen een kladje' });
    const found = await lines(at);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      code: ONE,
      relation: 'same',
      quality: null,
      fromCode: ONE,
      fromChecklistId: at.lastYear,
      answer: { version: 1, doc: '3', impl: '3', explanation: full.explanation, answeredOn: '2025-02-03' },
      verdict: { outcome: 'accepted', remark: 'Nagekeken' },
      evidenceCount: 2,
      fault: null,
      confirmed: false,
    });
    await as(at.people.spoc, (tx) => refreshScore(tx, at.thisYear));
    expect(await scoreOf(at.thisYear)).toEqual({ answered: 0, total: 8, toReview: 0 });
    expect(await countOf('answer where checklist_id = $1', [at.thisYear])).toBe(0);
  });

  it('is read with one statement, whatever its size', async () => {
    const at = await situation();
    await lastYear(at, { code: ONE, ...full });
    db.count();
    await lines(at);
    const forOne = db.count();
    for (const n of [2, 3, 4, 5, 6]) await lastYear(at, { code: `SMALL-${n}`, ...full, outcome: 'accepted' });
    db.count();
    expect(await lines(at)).toHaveLength(6);
    expect(db.count()).toBe(forOne);
  });

  it('is not shown to who was handed this year only, nor to another municipality', async () => {
    const at = await situation();
    await lastYear(at, { code: ONE, ...full });
    const { contributor, stranger } = at.people;
    await db.sql('update checklist set assignee_id = $2 where id = $1', [at.thisYear, contributor.accountId]);
    expect(await lines(at, contributor)).toEqual([]);
    expect(await lines(at, stranger)).toEqual([]);
    expect(await lines(at, at.people.director)).toHaveLength(1);
    expect((await confirm(at, contributor, [ONE])).kind).toBe('invalid');
  });
});

describe('from one edition to the next', () => {
  it('offers what the mapping calls equal, and shows what only intersects beside it', async () => {
    const at = await situation('cyfun2023', 'cyfun2025');
    await lastYear(at, { code: 'ID.GV-1.1', ...full });
    const pairs = await db.sql<{ from_code: string; to_code: string }>(
      `select from_code, to_code from framework_mapping m
       join framework_node n on n.code = m.to_code and 'basic' = any (n.levels)
       join framework f on f.id = n.framework_id and f.code = 'cyfun2025'
       where set_code = 'cyfun2023_to_cyfun2025' and relation = 'intersect'
         and not exists (select 1 from framework_mapping e where e.relation = 'equal' and e.to_code = m.to_code)
       order by 1, 2 limit 1`,
    );
    const pair = pairs[0];
    if (!pair) throw new Error('The mapping holds no such pair');
    await lastYear(at, { code: pair.from_code, ...full });
    const found = await lines(at);
    expect(found.find((line) => line.code === 'GV.PO-01.1')).toMatchObject({
      relation: 'equal',
      quality: 'published',
      fromCode: 'ID.GV-1.1',
      fault: null,
    });
    expect(found.find((line) => line.code === pair.to_code && line.fromCode === pair.from_code)).toMatchObject({
      relation: 'intersect',
      fault: 'only_beside',
    });
    expect(await confirm(at, at.people.spoc, ['GV.PO-01.1', pair.to_code])).toEqual({
      kind: 'invalid',
      faults: [{ code: pair.to_code, why: 'only_beside' }],
    });
    expect((await scoreOf(at.thisYear))?.answered).toBe(0);
    expect(await confirm(at, at.people.spoc, ['GV.PO-01.1'])).toEqual({ kind: 'saved', codes: ['GV.PO-01.1'] });
    expect((await scoreOf(at.thisYear))?.answered).toBe(1);
  });
});

describe('confirming', () => {
  it("writes last year's answers as versions that say so, the journal and the figures, at a constant price", async () => {
    const at = await situation();
    const first = await lastYear(at, { code: ONE, ...full, outcome: 'accepted' });
    for (const n of [2, 3, 4, 5]) await lastYear(at, { code: `SMALL-${n}`, ...full });
    db.count();
    expect(await confirm(at, at.people.spoc, [ONE])).toEqual({ kind: 'saved', codes: [ONE] });
    const forOne = db.count();
    await confirm(at, at.people.spoc, [TWO, 'SMALL-3', 'SMALL-4', 'SMALL-5']);
    expect(db.count()).toBe(forOne);
    const kept = await db.sql(
      `select v.version, v.doc, v.impl, v.explanation, v.confirmed_of, v.confirmed_version, v.by_id from answer_version v
       where v.checklist_id = $1 and v.confirmed_of = $2`,
      [at.thisYear, first],
    );
    expect(kept).toEqual([
      { version: 1, ...full, confirmed_of: first, confirmed_version: 1, by_id: at.people.spoc.accountId },
    ]);
    expect(await scoreOf(at.thisYear)).toEqual({ answered: 5, total: 8, toReview: 5 });
    const journal = await db.sql(
      `select event, actor_role, after from journal where object_id = $1 and municipality_id = $2`,
      [`${at.thisYear}/${ONE}`, at.municipality.id],
    );
    expect(journal).toMatchObject([
      { event: 'requirement.confirmed', actor_role: 'spoc', after: { unchanged_since: `${at.lastYear}/${ONE}` } },
    ]);
    expect((await lines(at)).map((line) => [line.code, line.confirmed, line.fault])[0]).toEqual([
      ONE,
      true,
      'answered',
    ]);
  });

  it('sent twice is written once', async () => {
    const at = await situation();
    await lastYear(at, { code: ONE, ...full });
    const both = await Promise.all([1, 2, 3].map(() => confirm(at, at.people.spoc, [ONE])));
    expect(both.map((each) => each.kind)).toEqual(['saved', 'saved', 'saved']);
    expect(await countOf('answer_version where checklist_id = $1', [at.thisYear])).toBe(1);
    expect(
      await countOf(`journal where event = 'requirement.confirmed' and object_id = $1`, [`${at.thisYear}/${ONE}`]),
    ).toBe(1);
  });

  it('refuses the whole, and lists every code with its reason', async () => {
    const at = await situation('cyfun2025', 'cyfun2025', { before: 'essential', now: 'basic' });
    const asked = await db.sql<{ code: string; na: boolean }>(
      `select code, 'basic' = any (na_levels) as na from framework_node n join checklist c using (framework_id)
       where c.id = $1 and n.kind = 'requirement' and 'basic' = any (levels) order by position`,
      [at.thisYear],
    );
    const strict = asked.find((each) => !each.na)?.code ?? '';
    const [good, answered, sentBack, half, silent] = asked.filter((each) => each.code !== strict).map((e) => e.code);
    const beyond = 'GV.OC-01.1';
    for (const code of [good, answered, beyond]) await lastYear(at, { code: code ?? '', ...full });
    await lastYear(at, { code: strict, doc: 'na', impl: 'na', explanation: 'Geen' });
    await lastYear(at, { code: sentBack ?? '', ...full, outcome: 'returned' });
    await lastYear(at, { code: half ?? '', doc: '3' });
    await thisYear(at, { code: answered ?? '', doc: '1', impl: '1' });
    const codes = [good, answered, sentBack, half, silent, strict, beyond, 'BESTAAT-NIET'] as string[];
    expect(await confirm(at, at.people.spoc, codes)).toEqual({
      kind: 'invalid',
      faults: [
        { code: answered, why: 'answered' },
        { code: sentBack, why: 'returned' },
        { code: half, why: 'incomplete' },
        { code: silent, why: 'nothing' },
        { code: strict, why: 'na_forbidden' },
        { code: beyond, why: 'nothing' },
        { code: 'BESTAAT-NIET', why: 'nothing' },
      ],
    });
    expect(await countOf('answer_version where checklist_id = $1', [at.thisYear])).toBe(1);
    expect(await confirm(at, at.people.spoc, [good ?? ''], 7)).toEqual({
      kind: 'invalid',
      faults: [{ code: good, why: 'changed' }],
    });
    expect((await confirm(at, at.people.spoc, [good ?? ''])).kind).toBe('saved');
  });

  it('is for who may answer, of a checklist that is open, and of no other', async () => {
    const at = await situation();
    await lastYear(at, { code: ONE, ...full });
    expect(await confirm(at, at.people.director, [ONE])).toMatchObject({ kind: 'refused' });
    expect(await confirm(at, at.people.stranger, [ONE])).toEqual({ kind: 'not_found' });
    const other = await situation();
    expect(await confirm(at, at.people.spoc, [ONE], 1, other.thisYear)).toEqual({ kind: 'not_found' });
    expect(await confirm(at, at.people.dpo, [ONE], 1, other.thisYear)).toEqual({ kind: 'not_found' });
    await db.sql(`update checklist set phase = 'submitted' where id = $1`, [at.thisYear]);
    expect(await confirm(at, at.people.spoc, [ONE])).toEqual({ kind: 'closed', phase: 'submitted' });
    expect(await countOf('answer where checklist_id = $1', [at.thisYear])).toBe(0);
  });

  it('takes the entities that differed along, for who answers for them', async () => {
    const at = await situation();
    await lastYear(at, { code: ONE, ...full });
    const entityId = at.municipality.gemeente;
    await lastYear(at, { code: ONE, doc: '1', impl: '1', entityId, reason: 'Eigen systeem' });
    expect(await confirm(at, at.people.ocmwSpoc, [ONE])).toMatchObject({ faults: [{ code: ONE, why: 'not_yours' }] });
    expect((await confirm(at, at.people.spoc, [ONE])).kind).toBe('saved');
    const kept = await db.sql(
      'select entity_id, doc, exception_reason from answer where checklist_id = $1 order by entity_id nulls first',
      [at.thisYear],
    );
    expect(kept).toEqual([
      { entity_id: null, doc: '3', exception_reason: '' },
      { entity_id: entityId, doc: '1', exception_reason: 'Eigen systeem' },
    ]);
  });

  it('loses its mark with the next save of other values', async () => {
    const at = await situation();
    await lastYear(at, { code: ONE, ...full });
    await confirm(at, at.people.spoc, [ONE]);
    const place = { slug: at.municipality.slug, checklistId: at.thisYear, code: ONE, entityId: null };
    const form = {
      version: 1,
      final: true,
      choice: null,
      doc: '4',
      impl: '4',
      explanation: '',
      exceptionReason: '',
    } as const;
    expect(await as(at.people.spoc, (tx) => answerRequirement(tx, place, form))).toEqual({ kind: 'saved', version: 2 });
    expect((await lines(at))[0]).toMatchObject({ confirmed: false, fault: 'answered' });
  });
});

describe('the key to last year', () => {
  it('never leads to another municipality or a later checklist', async () => {
    const at = await situation();
    const elsewhere = await make.aChecklist(at.sister, {});
    const foreign = (await situation()).lastYear;
    const point = (id: number, to: number) =>
      db.sql('update checklist set previous_id = $2 where id = $1', [id, to]).then(
        () => 'kept',
        (error: { constraint?: string }) => error.constraint,
      );
    const newest = await make.aChecklist(at.municipality, {});
    expect(await point(newest, elsewhere)).toBe('checklist_previous_fkey');
    expect(await point(newest, foreign)).toBe('checklist_previous_fkey');
    expect(await point(at.lastYear, at.thisYear)).toBe('checklist_previous_earlier');
    expect(await point(newest, at.lastYear)).toBe('kept');
  });

  it('of a save never names an answer of another municipality', async () => {
    const at = await situation();
    const other = await situation();
    const theirs = await lastYear(other, { code: ONE, ...full });
    const mine = await thisYear(at, { code: ONE, ...full });
    const mark = db.sql('update answer_version set confirmed_of = $2, confirmed_version = 1 where answer_id = $1', [
      mine,
      theirs,
    ]);
    await expect(mark).rejects.toMatchObject({ constraint: 'answer_version_confirmed_fkey' });
  });
});
