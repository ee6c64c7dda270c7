import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { isReworded } from '#app/domain/previous.ts';
import { readGridFilter } from '#app/features/checklists/grid-filter.ts';
import { handOverForm } from '#app/features/checklists/hand-over-form.ts';
import { handOverQuestions } from '#app/features/checklists/hand-over-questions.server.ts';
import { viewGrid } from '#app/features/checklists/view-grid.server.ts';
import { viewQuestion } from '#app/features/checklists/view-question.server.ts';
import { withdrawHandOver } from '#app/features/checklists/withdraw-hand-over.server.ts';
import { listPrevious } from '#db/queries/previous.server.ts';
import { freshDatabase } from '#test/support/database.ts';
import { nextYearActs } from '#test/support/next-year.ts';

const db = await freshDatabase();
const { make, as, situation, lastYear, lines, confirm } = nextYearActs(db);
const full = { doc: '3', impl: '3', explanation: 'Zoals het beleid zegt' };
type Situation = Awaited<ReturnType<typeof situation>>;

async function hand(at: Situation, to: Actor, codes: string[]): Promise<number> {
  const place = { slug: at.municipality.slug, checklistId: at.thisYear, path: '/' };
  const form = handOverForm.parse({ intent: 'give', form_key: crypto.randomUUID(), to: String(to.accountId), codes });
  expect(await as(at.people.spoc, (tx) => handOverQuestions(tx, place, form))).toMatchObject({ kind: 'handed' });
  return (await db.sql<{ id: number }>('select max(id) as id from hand_over'))[0]?.id ?? 0;
}

describe('last year, for who holds single questions', () => {
  it('is the answer to those and to no others, without remarks, to read and not to confirm', async () => {
    const at = await situation();
    const { contributor } = at.people;
    await lastYear(at, { code: 'SMALL-1', ...full, outcome: 'accepted', evidence: 1 });
    await lastYear(at, { code: 'SMALL-2', ...full });
    expect(await lines(at, contributor)).toEqual([]);
    const given = await hand(at, contributor, ['SMALL-1', 'SMALL-3']);
    const found = await lines(at, contributor);
    expect(found.map((line) => line.code)).toEqual(['SMALL-1']);
    expect(found[0]).toMatchObject({
      answer: { doc: '3', explanation: full.explanation, answeredOn: '2025-02-03' },
      verdict: { outcome: 'accepted', remark: '' },
      fault: 'handed',
    });
    const view = await as(contributor, (tx) => viewQuestion(tx, at.municipality.slug, at.thisYear, 'SMALL-1'));
    expect(view?.lastYear).toMatchObject({ lines: [{ code: 'SMALL-1' }], evidence: [] });
    expect(await confirm(at, contributor, ['SMALL-1'])).toMatchObject({ kind: 'refused' });
    const place = { slug: at.municipality.slug, checklistId: at.thisYear };
    expect(await as(contributor, (tx) => viewQuestion(tx, at.municipality.slug, at.lastYear, 'SMALL-1'))).toBeNull();
    await as(at.people.spoc, (tx) => withdrawHandOver(tx, place, given));
    expect(await lines(at, contributor)).toEqual([]);
  });
});

describe('a question that was put in other words since last year', () => {
  it('says so with the old words, and stays the same question', async () => {
    const at = await situation();
    await lastYear(at, { code: 'SMALL-1', ...full });
    await lastYear(at, { code: 'SMALL-2', ...full });
    await reword();
    const now = await make.aChecklist(at.municipality, { framework: 'cyfun_small', level: 'all' });
    await db.sql('update checklist set previous_id = $2 where id = $1', [now, at.lastYear]);
    const found = await as(at.people.spoc, (tx) => listPrevious(tx, { id: now }));
    expect(found.map((line) => [line.code, line.fault, isReworded(line, 'nl'), isReworded(line, 'en')])).toEqual([
      ['SMALL-1', null, true, false],
      ['SMALL-2', null, false, true],
    ]);
    expect(found[0]).toMatchObject({ titleNl: 'Nieuwe woorden', oldHelpNl: null });
    expect(found[0]?.fromNl).not.toBe('Nieuwe woorden');
    expect(found[1]?.oldHelpEn).toBeTruthy();
    const filter = readGridFilter(new URLSearchParams());
    const place = { slug: at.municipality.slug, checklistId: now };
    const grid = await as(at.people.spoc, (tx) => viewGrid(tx, place, filter, 'nl'));
    expect(grid?.rows.slice(0, 2).map((row) => row.previous?.oldTitle)).toEqual([found[0]?.fromNl, null]);
  });
});

/** A next revision of the small framework, with one title in Dutch and one help in English in other words. */
async function reword(): Promise<void> {
  await db.sql(`with f as (
      insert into framework (code, edition, revision, content_hash, title_nl, title_en, owner, source_note, verified, scale,
        levels, thresholds, not_applicable, score_groups, created_at)
      select code, edition, revision + 1, 'other', title_nl, title_en, owner, source_note, verified, scale, levels,
        thresholds, not_applicable, score_groups, created_at
      from framework where code = 'cyfun_small' order by revision desc limit 1 returning id)
    insert into framework_node (framework_id, kind, code, parent_code, position, title_nl, title_en, help_nl, help_en,
      level, levels, key_levels, na_levels, management, weight)
    select f.id, n.kind, n.code, n.parent_code, n.position, case n.code when 'SMALL-1' then 'Nieuwe woorden' else n.title_nl end,
      n.title_en, n.help_nl, case n.code when 'SMALL-2' then 'Other words' else n.help_en end, n.level, n.levels,
      n.key_levels, n.na_levels, n.management, n.weight
    from f, framework_node n where n.framework_id = (select max(id) from framework where code = 'cyfun_small')`);
}
