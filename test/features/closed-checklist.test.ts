import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { changeCampaign } from '#app/features/campaigns/change-checklists.server.ts';
import { checklistSheets } from '#app/features/checklists/checklist-sheets.ts';
import { confirmUnchanged } from '#app/features/checklists/confirm-unchanged.server.ts';
import { readGridFilter } from '#app/features/checklists/grid-filter.ts';
import { handOverQuestions } from '#app/features/checklists/hand-over-questions.server.ts';
import { previewReturn } from '#app/features/checklists/preview-return.server.ts';
import { viewChecklist } from '#app/features/checklists/view-checklist.server.ts';
import { viewGrid } from '#app/features/checklists/view-grid.server.ts';
import { viewPrint } from '#app/features/checklists/view-print.server.ts';
import { viewQuestion } from '#app/features/checklists/view-question.server.ts';
import { addLink } from '#app/features/evidence/add-link.server.ts';
import { judgeAnswer } from '#app/features/reviews/judge-answer.server.ts';
import { findStart } from '#app/features/start/start-page.server.ts';
import { translator } from '#app/i18n/translate.ts';
import { answeringActs, CODE } from '#test/support/answering.ts';
import { freshDatabase } from '#test/support/database.ts';
import { accepted } from '#test/support/reviewing.ts';

const db = await freshDatabase();
const { situation, answer, withdraw, as, placeOf, submit, assign } = answeringActs(db);
type Situation = Awaited<ReturnType<typeof situation>>;

const change = async (at: Situation, what: 'close' | 'reopen') => {
  const [row] = await db.sql<{ campaign: number }>('select campaign_id as campaign from checklist where id = $1', [
    at.checklistId,
  ]);
  const form = { form_key: randomUUID(), change: what, checklist: [at.checklistId], due_on: '', reason: 'Daarom' };
  return as(at.people.dpo, (tx) => changeCampaign(tx, row?.campaign ?? 0, form, () => '/m/x/checklists/1'));
};

describe('a closed checklist', () => {
  it('takes no answer, file, hand-over, evidence, confirmation or verdict, and is read as before', async () => {
    const at = await situation();
    const { spoc, second, contributor, dpo } = at.people;
    const place = placeOf(at);
    expect((await answer(at, spoc, { doc: '3', impl: '3' })).kind).toBe('saved');
    const [kept] = await db.sql<{ id: number }>('select id from answer where checklist_id = $1', [at.checklistId]);
    const acts = {
      answer: () => answer(at, spoc, { version: 1, doc: '4', impl: '4' }),
      exception: () => withdraw(at, spoc, at.municipality.ocmw, 1),
      assign: () => assign(at, spoc, second.accountId),
      confirm: () => as(spoc, (tx) => confirmUnchanged(tx, place, [])),
      submit: () => submit(at, spoc),
      evidence: () =>
        as(spoc, (tx) => addLink(tx, place, { url: 'https://example.org/a', title: 'A', formKey: randomUUID() })),
      handOver: () =>
        as(spoc, (tx) =>
          handOverQuestions(
            tx,
            { ...place, path: '/m/x/checklists/1' },
            {
              intent: 'give',
              form_key: randomUUID(),
              to: contributor.accountId,
              name: '',
              email: '',
              language: 'nl',
              codes: [CODE],
              sections: [],
              message: '',
              due_on: '',
            },
          ),
        ),
      returned: () =>
        as(spoc, async (tx) => {
          const view = await viewPrint(tx, place);
          if (!view) throw new Error('not there');
          const sheets = checklistSheets(translator('nl'), view);
          return previewReturn(
            tx,
            view,
            sheets.map(({ name, head, rows }) => ({ name, rows: [[...head], ...rows.map((row) => [...row])] })),
          );
        }),
    };
    const judge = () =>
      as(dpo, (tx) =>
        judgeAnswer(tx, {
          checklistId: at.checklistId,
          answerId: kept?.id ?? 0,
          formKey: randomUUID(),
          form: accepted,
        }),
      );
    expect((await change(at, 'close')).kind).toBe('changed');
    for (const [name, act] of Object.entries({ ...acts, judge })) {
      expect(await act(), name).toMatchObject({ kind: 'closed' });
    }
    const { slug } = at.municipality;
    const seen = await as(spoc, async (tx) => ({
      front: await viewChecklist(tx, slug, at.checklistId),
      question: await viewQuestion(tx, slug, at.checklistId, CODE),
      grid: await viewGrid(tx, place, readGridFilter(new URLSearchParams()), 'nl'),
      start: await findStart(tx),
    }));
    expect(seen.front).toMatchObject({ progress: 'closed', daysLeft: null });
    expect(seen.front?.steps.at(-1)).toMatchObject({ kind: 'closed', remark: 'Daarom' });
    expect(seen.question?.shared).toMatchObject({ doc: '3' });
    expect(seen.question?.reader.open).toBe(false);
    expect(seen.grid?.editable).toBe(false);
    expect(seen.start.mine).toEqual([]);

    expect((await change(at, 'reopen')).kind).toBe('changed');
    expect((await acts.answer()).kind).toBe('saved');
    expect((await acts.handOver()).kind).toBe('handed');
  });
});
