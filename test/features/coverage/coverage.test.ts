import { describe, expect, it } from 'vitest';
import { viewCoverage } from '#app/features/coverage/view-coverage.server.ts';
import { findChecklist } from '#db/queries/checklists.server.ts';
import { listAnswersElsewhere } from '#db/queries/mapped-answers.server.ts';
import { freshDatabase } from '#test/support/database.ts';
import { nextYearActs } from '#test/support/next-year.ts';

const db = await freshDatabase();
const { make, as, situation, give, lastYear, thisYear } = nextYearActs(db);
type Situation = Awaited<ReturnType<typeof situation>>;
const full = { doc: '4', impl: '2', explanation: 'Zo doen wij het' };

const coverage = (at: Situation, who = at.people.spoc) => as(who, (tx) => viewCoverage(tx, at.municipality.id));

async function elsewhere(at: Situation, checklistId: number, code: string, who = at.people.spoc) {
  return as(who, async (tx) => {
    const checklist = await findChecklist(tx, at.municipality.slug, checklistId);
    return checklist ? listAnswersElsewhere(tx, checklist, code) : null;
  });
}

describe('derived coverage of a municipality', () => {
  it('names every letter of article 21 and every requirement of ISO 27001, each with what touches it', async () => {
    const at = await situation('cyfun2025');
    expect((await coverage(at)).source).toBeNull();
    await thisYear(at, { code: 'GV.PO-01.1', ...full });
    const { source, frameworks } = await coverage(at);
    expect(source).toMatchObject({ id: at.thisYear, framework: 'cyfun2025', answered: 1, total: 34 });
    expect(frameworks.map((each) => [each.code, each.requirements.length > 0])).toEqual([
      ['nis2', true],
      ['iso27001_2022', true],
    ]);
    const letters = frameworks[0]?.requirements.map((each) => each.code) ?? [];
    expect(letters).toEqual([...'abcdefghij'].map((letter) => `21.2.${letter}`));
    const all = frameworks.flatMap((each) => each.requirements);
    const touched = all.filter((each) => each.touches.some((touch) => touch.code === 'GV.PO-01.1'));
    expect(touched.length).toBeGreaterThan(0);
    for (const each of touched) {
      expect(['partly', 'answered']).toContain(each.state);
      expect(each.spread).toEqual({ low: 1, middle: 0, high: 0, na: 0 });
      expect(new Set(each.touches.map((touch) => touch.code)).size).toBe(each.asked);
      for (const touch of each.touches) expect(['derived', 'own_judgement']).toContain(touch.quality);
    }
    expect(all.some((each) => each.state === 'untouched' || each.state === 'unanswered')).toBe(true);
  });

  it('takes the newest checklist with an answer, of either edition, and asks twice whatever its size', async () => {
    const at = await situation('cyfun2023', 'cyfun2025');
    await lastYear(at, { code: 'ID.GV-1.1', ...full });
    expect((await coverage(at)).source?.id).toBe(at.lastYear);
    db.count();
    await coverage(at);
    const forOne = db.count();
    for (const code of ['GV.PO-01.1', 'GV.OC-03.1', 'ID.AM-05.1']) await thisYear(at, { code, ...full });
    db.count();
    expect((await coverage(at)).source?.id).toBe(at.thisYear);
    expect(db.count()).toBe(forOne);
  });

  it('derives from no answer that its reader may not see', async () => {
    const at = await situation('cyfun2025');
    await thisYear(at, { code: 'GV.PO-01.1', ...full });
    expect((await coverage(at, at.people.stranger)).source).toBeNull();
    expect((await coverage(at, at.people.contributor)).source).toBeNull();
    expect((await coverage(at, at.people.dpo)).source?.id).toBe(at.thisYear);
  });
});

describe('an answer given elsewhere', () => {
  it('is found in either direction of a mapping, with relation, quality, framework and day', async () => {
    const at = await situation('cyfun2025');
    const iso = await make.aChecklist(at.municipality, { framework: 'iso27001_2022', level: 'all' });
    const pairs = await db.sql<{ from_code: string; to_code: string }>(
      `select n.code as from_code, m.to_code from framework_mapping m
       join framework f on f.code = 'cyfun2025'
       join framework_node n on n.framework_id = f.id and n.parent_code = m.from_code and 'basic' = any (n.levels)
       where m.set_code = 'cyfun2025_subcategory_to_iso27001_2022' order by 1, 2 limit 1`,
    );
    const pair = pairs[0] ?? { from_code: '', to_code: '' };
    await give(at.municipality, iso, { code: pair.to_code, choice: 'yes', explanation: 'Beleid van 2024' });
    await thisYear(at, { code: pair.from_code, ...full });
    const there = await elsewhere(at, at.thisYear, pair.from_code);
    expect(there?.find((each) => each.code === pair.to_code)).toMatchObject({
      checklistId: iso,
      relation: 'related',
      quality: 'derived',
      choice: 'yes',
      explanation: 'Beleid van 2024',
      answeredOn: '2025-02-03',
    });
    const back = await elsewhere(at, iso, pair.to_code);
    expect(back?.find((each) => each.code === pair.from_code)).toMatchObject({ checklistId: at.thisYear, doc: '4' });
  });

  it('leaves out what is shown as last year, other municipalities, and what the reader may not see', async () => {
    const at = await situation('cyfun2023', 'cyfun2025');
    await lastYear(at, { code: 'ID.GV-1.1', ...full });
    expect(await elsewhere(at, at.thisYear, 'GV.PO-01.1')).toEqual([]);
    await db.sql('update checklist set previous_id = null where id = $1', [at.thisYear]);
    expect(await elsewhere(at, at.thisYear, 'GV.PO-01.1')).toMatchObject([
      { code: 'ID.GV-1.1', relation: 'equal', quality: 'published', total: 1 },
    ]);
    const { contributor } = at.people;
    await db.sql('update checklist set assignee_id = $2 where id = $1', [at.thisYear, contributor.accountId]);
    expect(await elsewhere(at, at.thisYear, 'GV.PO-01.1', contributor)).toEqual([]);
  });
});
