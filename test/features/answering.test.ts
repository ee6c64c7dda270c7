import { describe, expect, it } from 'vitest';
import { viewQuestion } from '#app/features/checklists/view-question.server.ts';
import { answeringActs, CODE } from '#test/support/answering.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const { situation, answer, withdraw, countOf, as, make } = answeringActs(db);

describe('answering a requirement', () => {
  it('keeps each save as a version, with its journal line and the figures of the checklist', async () => {
    const at = await situation();
    const { spoc, second } = at.people;
    expect(await answer(at, spoc, { doc: '2', explanation: 'Eerste' })).toEqual({ kind: 'saved', version: 1 });
    expect(await answer(at, second, { version: 1, doc: '3', explanation: 'Tweede' })).toEqual({
      kind: 'saved',
      version: 2,
    });
    const view = await as(spoc, (tx) => viewQuestion(tx, at.municipality.slug, at.checklistId, CODE));
    expect(view?.shared).toMatchObject({ version: 2, doc: '3', impl: '3', explanation: 'Tweede', by: 'Jan Maes' });
    expect(view?.history.map(({ version, doc, by }) => [version, doc, by])).toEqual([
      [2, '3', 'Jan Maes'],
      [1, '2', 'Els Peeters'],
    ]);
    expect(view?.checklist).toMatchObject({ answered: 1, total: 8 });
    const lines = await db.sql<{ event: string; actor_role: string; before: unknown; after: { version: number } }>(
      `select event, actor_role, before, after from journal where object_id = $1 order by seq`,
      [`${at.checklistId}/${CODE}`],
    );
    expect(lines.map((line) => [line.event, line.actor_role, line.after.version])).toEqual([
      ['requirement.answered', 'spoc', 1],
      ['requirement.answered', 'spoc', 2],
    ]);
    expect(lines[1]?.before).toMatchObject({ version: 1, doc: '2', explanation: 'Eerste' });
  });

  it('writes nothing for what is there already: the second of two equal posts, or a look without a change', async () => {
    const at = await situation();
    await answer(at, at.people.spoc, { doc: '2' });
    expect(await answer(at, at.people.spoc, { doc: '2' })).toEqual({ kind: 'saved', version: 1 });
    expect(await answer(at, at.people.spoc, { version: 1, doc: '2' })).toEqual({ kind: 'saved', version: 1 });
    expect(await countOf('answer_version where checklist_id = $1', [at.checklistId])).toBe(1);
  });

  it('gives back the other text to who saves on an old page, and keeps it', async () => {
    const at = await situation();
    await answer(at, at.people.spoc, { doc: '2', explanation: 'Van Els' });
    const outcome = await answer(at, at.people.second, { doc: '4', explanation: 'Van Jan' });
    expect(outcome).toMatchObject({
      kind: 'stale',
      theirs: { version: 1, explanation: 'Van Els', updatedBy: { name: 'Els Peeters' } },
    });
    expect(await countOf(`answer where checklist_id = $1 and explanation = 'Van Els'`, [at.checklistId])).toBe(1);
  });

  it('lets one of 50 writers win, on a first answer and on a later one', async () => {
    const at = await situation();
    for (const version of [0, 1]) {
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          answer(at, index % 2 ? at.people.spoc : at.people.second, {
            version,
            doc: '3',
            explanation: `tekst ${version}.${index}`,
          }),
        ),
      );
      expect(outcomes.filter((outcome) => outcome.kind === 'saved')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome.kind === 'stale' && outcome.theirs)).toHaveLength(49);
      expect(await countOf('answer_version where checklist_id = $1', [at.checklistId])).toBe(version + 1);
      expect(await countOf('journal where object_id = $1', [`${at.checklistId}/${CODE}`])).toBe(version + 1);
    }
  });

  it.each([
    ['submitted', 'closed'],
    ['accepted', 'closed'],
    ['returned', 'saved'],
  ] as const)('of a checklist that is %s: %s', async (phase, expected) => {
    const at = await situation();
    await db.sql('update checklist set phase = $2 where id = $1', [at.checklistId, phase]);
    expect((await answer(at, at.people.spoc, { doc: '3' })).kind).toBe(expected);
  });

  it('is for whoever answers here, and for nobody else', async () => {
    const at = await situation();
    const kinds: Record<string, string> = {};
    for (const [who, actor] of Object.entries(at.people)) {
      const version = await countOf('answer_version where checklist_id = $1', [at.checklistId]);
      kinds[who] = (await answer(at, actor, { version, doc: version % 2 ? '1' : '2' })).kind;
    }
    expect(kinds).toEqual({
      spoc: 'saved',
      second: 'saved',
      contributor: 'not_found',
      director: 'refused',
      auditor: 'refused',
      ocmwSpoc: 'saved',
      stranger: 'not_found',
      dpo: 'saved',
      admin: 'not_found',
    });
  });

  it('is for a contributor once it is handed over, and no longer afterwards', async () => {
    const at = await situation();
    const { contributor, spoc } = at.people;
    await db.sql('update checklist set assignee_id = $2 where id = $1', [at.checklistId, contributor.accountId]);
    expect((await answer(at, contributor, { doc: '3' })).kind).toBe('saved');
    await db.sql('update checklist set assignee_id = $2 where id = $1', [at.checklistId, spoc.accountId]);
    expect((await answer(at, contributor, { version: 1, doc: '4' })).kind).toBe('not_found');
  });

  it('knows no question of another checklist, level or municipality', async () => {
    const at = await situation();
    const other = await situation();
    expect((await answer(at, at.people.spoc, { doc: '3' }, null, 'GV.OC-01.1')).kind).toBe('not_found');
    const elsewhere = { ...at, municipality: at.sister };
    expect((await answer(elsewhere, at.people.dpo, { doc: '3' })).kind).toBe('not_found');
    expect((await answer(other, at.people.dpo, { doc: '3' })).kind).toBe('not_found');
  });

  it('takes the same number of statements for 8 requirements and for 218', async () => {
    const at = await situation();
    const large = await make.aChecklist(at.municipality, { framework: 'cyfun2025', level: 'essential' });
    db.count();
    await answer(at, at.people.spoc, { doc: '3' });
    const small = db.count();
    await answer({ ...at, checklistId: large }, at.people.spoc, { doc: '3', impl: '3' }, null, 'GV.OC-01.1');
    expect(db.count()).toBe(small);
    expect(small).toBeLessThanOrEqual(10);
  });
});

describe('an exception of one entity', () => {
  const own = { doc: '1', explanation: 'Eigen server', exceptionReason: 'Het OCMW beheert dit zelf.' } as const;

  it('stands beside the shared answer with its reason, and can be taken back and set again', async () => {
    const at = await situation();
    const { ocmw } = at.municipality;
    await answer(at, at.people.spoc, { doc: '4' });
    expect(await answer(at, at.people.spoc, own, ocmw)).toEqual({ kind: 'saved', version: 1 });
    expect(await withdraw(at, at.people.spoc, ocmw, 1)).toEqual({ kind: 'saved', version: 2 });
    expect(await withdraw(at, at.people.spoc, ocmw, 2)).toEqual({ kind: 'saved', version: 2 });
    expect(await answer(at, at.people.spoc, { ...own, version: 2 }, ocmw)).toEqual({ kind: 'saved', version: 3 });
    const view = await as(at.people.spoc, (tx) => viewQuestion(tx, at.municipality.slug, at.checklistId, CODE));
    expect(view?.shared?.doc).toBe('4');
    expect(view?.exceptions).toMatchObject([{ entityId: ocmw, doc: '1', exceptionReason: own.exceptionReason }]);
    const events = await db.sql<{ event: string }>('select event from journal where object_id = $1 order by seq', [
      `${at.checklistId}/${CODE}`,
    ]);
    expect(events.map((line) => line.event)).toEqual([
      'requirement.answered',
      'requirement.exception_set',
      'requirement.exception_withdrawn',
      'requirement.exception_set',
    ]);
  });

  it('needs its reason, and an entity of this very checklist', async () => {
    const at = await situation();
    const { spoc } = at.people;
    expect((await answer(at, spoc, { doc: '1' }, at.municipality.ocmw)).kind).toBe('invalid');
    expect((await answer(at, spoc, own, at.sister.ocmw)).kind).toBe('not_found');
    await db.sql('delete from checklist_entity where checklist_id = $1 and entity_id = $2', [
      at.checklistId,
      at.municipality.gemeente,
    ]);
    expect((await answer(at, spoc, own, at.municipality.ocmw)).kind).toBe('not_found');
  });

  it('is not for somebody who answers for another entity', async () => {
    const at = await situation();
    expect((await answer(at, at.people.ocmwSpoc, own, at.municipality.gemeente)).kind).toBe('refused');
    expect((await answer(at, at.people.ocmwSpoc, own, at.municipality.ocmw)).kind).toBe('saved');
    expect((await withdraw(at, at.people.director, at.municipality.ocmw, 1)).kind).toBe('refused');
  });
});
