import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { submitChecklist } from '#app/features/checklists/submit-checklist.server.ts';
import { viewChecklist, viewSubmission } from '#app/features/checklists/view-checklist.server.ts';
import { answeringActs, CODE } from '#test/support/answering.ts';
import { answering } from '#test/support/answers.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const { situation, answer, submit, assign, countOf, as, make } = answeringActs(db);
const { answerAll } = answering(db);
const mailsOf = (kind: string, account: number) =>
  countOf('outbox where kind = $1 and account_id = $2', [kind, account]);

async function answered() {
  const at = await situation();
  await answerAll(at.checklistId);
  return at;
}

describe('submitting a checklist', () => {
  it('hands it to the DPO with a step, a journal line and a mail', async () => {
    const at = await answered();
    const second = await make.aPerson(at.service, 'dpo');
    expect(await submit(at, at.people.spoc, 'Alles nagekeken.')).toEqual({ kind: 'submitted' });
    const view = await as(at.people.spoc, (tx) => viewChecklist(tx, at.municipality.slug, at.checklistId));
    expect(view?.checklist.phase).toBe('submitted');
    expect(view?.steps.at(-1)).toMatchObject({ kind: 'submitted', remark: 'Alles nagekeken.', by: 'Els Peeters' });
    expect(
      await countOf(`journal where event = 'checklist.submitted' and object_id = $1`, [String(at.checklistId)]),
    ).toBe(1);
    for (const dpo of [at.people.dpo, second]) expect(await mailsOf('checklist_submitted', dpo.accountId)).toBe(1);
    expect(await mailsOf('checklist_submitted', at.people.spoc.accountId)).toBe(0);
  });

  it('happens once, however often it is sent at once', async () => {
    const at = await answered();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => submit(at, at.people.spoc)));
    expect(outcomes.filter((outcome) => outcome.kind === 'submitted')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome.kind === 'already')).toHaveLength(19);
    expect(await countOf(`checklist_step where checklist_id = $1 and kind = 'submitted'`, [at.checklistId])).toBe(1);
    expect(
      await countOf(`journal where event = 'checklist.submitted' and object_id = $1`, [String(at.checklistId)]),
    ).toBe(1);
    expect(await mailsOf('checklist_submitted', at.people.dpo.accountId)).toBe(1);
  });

  it('waits for what is open, and names it', async () => {
    const at = await answered();
    await answer(at, at.people.spoc, { version: 1, explanation: 'Nog uit te zoeken' });
    expect(await submit(at, at.people.spoc)).toEqual({ kind: 'incomplete', open: [{ code: CODE, missing: 'answer' }] });
    const view = await as(at.people.spoc, (tx) => viewSubmission(tx, at.municipality.slug, at.checklistId));
    expect(view?.open.map((question) => [question.code, question.number])).toEqual([[CODE, 1]]);
    expect(await countOf('outbox where account_id = $1', [at.people.dpo.accountId])).toBe(0);
  });

  it('is for a SPOC or DPO who answers here, and for nobody else', async () => {
    const at = await answered();
    await db.sql('update checklist set assignee_id = $2 where id = $1', [
      at.checklistId,
      at.people.contributor.accountId,
    ]);
    const kinds: Record<string, string> = {};
    for (const who of ['contributor', 'director', 'auditor', 'stranger', 'admin', 'dpo'] as const) {
      kinds[who] = (await submit(at, at.people[who])).kind;
    }
    expect(kinds).toEqual({
      contributor: 'refused',
      director: 'refused',
      auditor: 'refused',
      stranger: 'not_found',
      admin: 'not_found',
      dpo: 'submitted',
    });
    expect(await mailsOf('checklist_submitted', at.people.dpo.accountId)).toBe(0);
  });

  it('shuts the door behind it: an answer sent while it is under way finds the checklist closed', async () => {
    const at = await answered();
    const { spoc, second } = at.people;
    let submitting = () => {};
    // Waits outside of the transaction below: a door within a door is refused.
    const late = new Promise<void>((resolve) => {
      submitting = resolve;
    }).then(() => answer(at, second, { version: 1, doc: '5' }));
    await as(spoc, async (tx) => {
      const outcome = await submitChecklist(
        tx,
        { slug: at.municipality.slug, checklistId: at.checklistId, path: '/x' },
        '',
      );
      expect(outcome.kind).toBe('submitted');
      submitting();
      await pause(300);
    });
    expect(await late).toMatchObject({ kind: 'closed', phase: 'submitted' });
    expect(await countOf('answer_version where checklist_id = $1', [at.checklistId])).toBe(8);
  });

  it('reads a page of 8 requirements and one of 218 with the same number of statements', async () => {
    const at = await answered();
    const large = await make.aChecklist(at.municipality, { framework: 'cyfun2025', level: 'essential' });
    await answerAll(large);
    const statements = async (checklistId: number) => {
      db.count();
      await as(at.people.spoc, (tx) => viewChecklist(tx, at.municipality.slug, checklistId));
      await as(at.people.spoc, (tx) => viewSubmission(tx, at.municipality.slug, checklistId));
      return db.count();
    };
    expect(await statements(large)).toBe(await statements(at.checklistId));
  });
});

describe('handing a checklist to somebody else', () => {
  it('tells that person once, and shows it in the steps and the journal', async () => {
    const at = await situation();
    const { spoc, contributor } = at.people;
    expect(await assign(at, spoc, contributor.accountId)).toEqual({ kind: 'assigned' });
    expect(await assign(at, spoc, contributor.accountId)).toEqual({ kind: 'assigned' });
    expect(await mailsOf('checklist_handed_over', contributor.accountId)).toBe(1);
    expect(await countOf(`checklist_step where checklist_id = $1 and kind = 'reassigned'`, [at.checklistId])).toBe(1);
    expect(
      await countOf(`journal where event = 'checklist.reassigned' and object_id = $1`, [String(at.checklistId)]),
    ).toBe(1);
  });

  it('goes to nobody of another municipality, no director, nobody who left', async () => {
    const at = await situation();
    const { spoc, stranger, director, second } = at.people;
    await db.sql(`update membership set until_on = '2026-01-14' where account_id = $1`, [second.accountId]);
    for (const person of [stranger, director, second]) {
      expect((await assign(at, spoc, person.accountId)).kind).toBe('unknown_person');
    }
  });

  it('is not for a contributor or a director', async () => {
    const at = await situation();
    const { contributor, director, spoc, stranger } = at.people;
    await assign(at, spoc, contributor.accountId);
    expect((await assign(at, contributor, spoc.accountId)).kind).toBe('refused');
    expect((await assign(at, director, spoc.accountId)).kind).toBe('refused');
    expect((await assign(at, stranger, stranger.accountId)).kind).toBe('not_found');
  });
});
