import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { finishHandOver } from '#app/features/checklists/finish-hand-over.server.ts';
import { handOverQuestions } from '#app/features/checklists/hand-over-questions.server.ts';
import { viewChecklist } from '#app/features/checklists/view-checklist.server.ts';
import { viewQuestion } from '#app/features/checklists/view-question.server.ts';
import { withdrawHandOver } from '#app/features/checklists/withdraw-hand-over.server.ts';
import { addComment } from '#app/features/comments/add-comment.server.ts';
import { viewComments } from '#app/features/comments/view-comments.server.ts';
import { withdrawComment } from '#app/features/comments/withdraw-comment.server.ts';
import { addLink } from '#app/features/evidence/add-link.server.ts';
import { findStart } from '#app/features/start/start-page.server.ts';
import { answeringActs, CODE } from '#test/support/answering.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const { situation, answer, as, placeOf, submit, countOf } = answeringActs(db);
type Situation = Awaited<ReturnType<typeof situation>>;
const OTHER = 'SMALL-2';
const THIRD = 'SMALL-3';

const give = (at: Situation, actor: Actor, codes: string[], more: Record<string, unknown> = {}) =>
  as(actor, (tx) =>
    handOverQuestions(
      tx,
      { ...placeOf(at), path: '/m/x/checklists/1' },
      {
        intent: 'give',
        form_key: randomUUID(),
        to: at.people.contributor.accountId,
        name: '',
        email: '',
        language: 'nl',
        codes,
        sections: [],
        message: 'Graag uw hulp',
        due_on: '',
        ...more,
      },
    ),
  );
const front = (at: Situation, actor: Actor) =>
  as(actor, (tx) => viewChecklist(tx, at.municipality.slug, at.checklistId));
const scoreOf = async (at: Situation) =>
  (
    await db.sql('select total, answered, to_review, score from checklist_score where checklist_id = $1', [
      at.checklistId,
    ])
  )[0];

describe('handing questions over', () => {
  it('is for who answers for the municipality, and only to a contributor of it', async () => {
    const at = await situation();
    const { spoc, dpo, director, auditor, stranger, contributor } = at.people;
    expect(await give(at, spoc, [CODE])).toEqual({ kind: 'handed', questions: 1 });
    expect(await give(at, dpo, [OTHER])).toEqual({ kind: 'handed', questions: 1 });
    for (const actor of [director, auditor]) expect(await give(at, actor, [CODE])).toMatchObject({ kind: 'refused' });
    expect(await give(at, contributor, [CODE])).toMatchObject({ kind: 'refused' });
    expect(await give(at, stranger, [CODE])).toEqual({ kind: 'not_found' });
    for (const to of [stranger.accountId, director.accountId, at.people.second.accountId, 999_999]) {
      expect(await give(at, spoc, [CODE], { to })).toMatchObject({
        kind: 'invalid',
        errors: { to: expect.anything() },
      });
    }
    expect(await give(at, spoc, [])).toMatchObject({ kind: 'invalid', errors: { codes: expect.anything() } });
    expect(await give(at, spoc, ['NO-SUCH'])).toMatchObject({ kind: 'invalid' });
    expect(await give(at, spoc, [CODE], { due_on: '2026-01-14' })).toMatchObject({
      errors: { due_on: expect.anything() },
    });
    await db.sql(`update checklist set phase = 'submitted' where id = $1`, [at.checklistId]);
    expect(await give(at, spoc, [CODE])).toEqual({ kind: 'closed' });
  });

  it('sends one mail, also when the form comes twice, without a word of the message', async () => {
    const at = await situation();
    const form_key = randomUUID();
    const section = (await front(at, at.people.spoc))?.sections[0];
    const n = section?.questions.length ?? 0;
    const twice = [1, 2].map(() => give(at, at.people.spoc, [], { form_key, sections: [section?.code] }));
    expect(await Promise.all(twice)).toEqual([
      { kind: 'handed', questions: n },
      { kind: 'handed', questions: n },
    ]);
    const mails = await db.sql<{ kind: string; params: object }>(
      'select kind, params from outbox where account_id = $1',
      [at.people.contributor.accountId],
    );
    expect(mails).toEqual([
      { kind: 'questions_handed_over', params: expect.objectContaining({ n, dueOn: '2026-03-31' }) },
    ]);
    expect(JSON.stringify(mails)).not.toContain('uw hulp');
    expect(await countOf('hand_over where checklist_id = $1', [at.checklistId])).toBe(1);
  });

  it('opens those questions and no other, with the way from one to the next', async () => {
    const at = await situation();
    const { spoc, contributor } = at.people;
    expect(await front(at, contributor)).toBeNull();
    await answer(at, spoc, { doc: '4', explanation: 'Niet voor uw ogen' }, null, OTHER);
    await give(at, spoc, [CODE, THIRD]);
    const view = await front(at, contributor);
    expect(view?.sections.flatMap((each) => each.questions.map(({ code }) => code))).toEqual([CODE, THIRD]);
    expect(view?.checklist).toMatchObject({ answered: 0, total: 2 });
    expect(view?.may).toEqual({ answer: true, submit: false, assign: false, review: false });
    const question = (code: string) =>
      as(contributor, (tx) => viewQuestion(tx, at.municipality.slug, at.checklistId, code));
    expect((await question(CODE))?.words).toMatchObject({ previous: null, next: THIRD });
    expect((await question(CODE))?.reader.mayAnswer).toBe(true);
    expect((await question(CODE))?.checklist).toMatchObject({ answered: 0, total: 2 });
    expect(await question(OTHER)).toBeNull();
    expect(await answer(at, contributor, { doc: '3' }, null, OTHER)).toMatchObject({ kind: 'refused' });
    expect(await answer(at, contributor, { doc: '3', explanation: 'Ja' })).toEqual({ kind: 'saved', version: 1 });
    expect(await answer(at, contributor, { version: 1, doc: '4', explanation: 'Ja' })).toEqual({
      kind: 'saved',
      version: 2,
    });
    expect(await submit(at, contributor)).toMatchObject({ kind: 'refused' });
    const start = await as(contributor, findStart);
    expect(start.mine.map(({ work, next }) => [work.answered, work.total, next?.code])).toEqual([[1, 2, THIRD]]);
  });

  it('keeps the figures of the whole checklist, whoever saves', async () => {
    const [one, two] = [await situation(), await situation()];
    for (const at of [one, two]) {
      await answer(at, at.people.spoc, { doc: '4', impl: '4', explanation: 'Zo' }, null, OTHER);
      await give(at, at.people.spoc, [CODE]);
    }
    await answer(one, one.people.spoc, { doc: '2', explanation: 'Zo' });
    await answer(two, two.people.contributor, { doc: '2', explanation: 'Zo' });
    expect(await scoreOf(two)).toEqual(await scoreOf(one));
    expect(await scoreOf(two)).toMatchObject({ answered: 2, to_review: 2 });
  });

  it('lets evidence stand beside those questions only', async () => {
    const at = await situation();
    await give(at, at.people.spoc, [CODE]);
    const link = (code: string) =>
      as(at.people.contributor, (tx) =>
        addLink(tx, placeOf(at, null, code), { url: 'https://example.org/a', title: 'A', formKey: randomUUID() }),
      );
    expect(await link(CODE)).toEqual({ kind: 'saved' });
    expect(await link(OTHER)).toMatchObject({ kind: 'refused' });
  });

  it('shows who owes what, is marked done by whom it was given to, and taken back by who gave', async () => {
    const at = await situation();
    const { spoc, contributor, director, stranger } = at.people;
    await give(at, spoc, [CODE, OTHER]);
    await answer(at, contributor, { doc: '3', explanation: 'Ja' });
    const line = async () => (await front(at, spoc))?.handOvers[0];
    expect(await line()).toMatchObject({ toId: contributor.accountId, answered: 1, done: false, codes: [CODE, OTHER] });
    const finish = (actor: Actor) => as(actor, (tx) => finishHandOver(tx, placeOf(at)));
    expect(await finish(spoc)).toMatchObject({ kind: 'refused', reason: 'not_handed_over' });
    expect(await finish(stranger)).toEqual({ kind: 'not_found' });
    expect([await finish(contributor), await finish(contributor)]).toEqual([
      { kind: 'finished' },
      { kind: 'finished' },
    ]);
    expect(await line()).toMatchObject({ answered: 1, done: true });
    const id = (await line())?.id ?? 0;
    const back = (actor: Actor) => as(actor, (tx) => withdrawHandOver(tx, placeOf(at), id));
    for (const actor of [contributor, director]) expect(await back(actor)).toMatchObject({ kind: 'refused' });
    expect(await back(stranger)).toEqual({ kind: 'not_found' });
    expect([await back(spoc), await back(spoc)]).toEqual([{ kind: 'withdrawn' }, { kind: 'withdrawn' }]);
    expect(await front(at, contributor)).toBeNull();
    expect(await answer(at, contributor, { version: 1, doc: '5' })).toEqual({ kind: 'not_found' });
    const events = await db.sql<{ event: string }>(
      `select event from journal where object_type = 'checklist' and object_id = $1 order by seq`,
      [String(at.checklistId)],
    );
    expect(events.map(({ event }) => event)).toEqual([
      'checklist.questions_handed',
      'checklist.questions_done',
      'checklist.questions_withdrawn',
    ]);
  });

  it('needs the same number of statements whoever holds how much', async () => {
    const at = await situation();
    await give(at, at.people.spoc, [CODE]);
    const counted = async () => {
      db.count();
      await front(at, at.people.contributor);
      return db.count();
    };
    const few = await counted();
    await give(at, at.people.spoc, [OTHER, THIRD]);
    expect(await counted()).toBe(few);
  });
});

describe('comments on a question', () => {
  const say = (
    at: Situation,
    actor: Actor,
    code: string,
    text: string,
    mention: number[] = [],
    form_key = randomUUID(),
  ) => as(actor, (tx) => addComment(tx, { ...placeOf(at, null, code), path: '/q' }, { form_key, text, mention }));
  const read = (at: Situation, actor: Actor, code = CODE) =>
    as(actor, (tx) => viewComments(tx, placeOf(at, null, code)));

  it('are for who works on the question; a mention mails once, and only who may see it', async () => {
    const at = await situation();
    const { spoc, contributor, auditor, stranger, dpo, admin } = at.people;
    await give(at, spoc, [CODE]);
    const key = randomUUID();
    for (const _ of [1, 2])
      expect(await say(at, spoc, CODE, 'Ziet u dit?', [contributor.accountId], key)).toEqual({ kind: 'saved' });
    expect(await say(at, contributor, CODE, 'Ja', [spoc.accountId, dpo.accountId])).toEqual({ kind: 'saved' });
    expect(await say(at, contributor, OTHER, 'Ook hier?')).toMatchObject({ kind: 'refused' });
    expect(await say(at, auditor, CODE, 'Ik lees')).toMatchObject({ kind: 'refused' });
    expect(await say(at, stranger, CODE, 'Ik ook')).toEqual({ kind: 'not_found' });
    for (const id of [auditor, stranger, admin].map((each) => each.accountId)) {
      expect(await say(at, spoc, CODE, 'Voor u', [id])).toEqual({ kind: 'unknown_person' });
    }
    expect(await say(at, spoc, OTHER, 'Voor u', [contributor.accountId])).toEqual({ kind: 'unknown_person' });
    expect((await read(at, contributor))?.comments.map(({ text }) => text)).toEqual(['Ziet u dit?', 'Ja']);
    const mails = await db.sql<{ account_id: number; params: object }>(
      `select account_id, params from outbox where kind = 'mentioned' and service_id = $1`,
      [at.service],
    );
    expect(mails.map((mail) => mail.account_id).sort()).toEqual(
      [contributor.accountId, spoc.accountId, dpo.accountId].sort(),
    );
    expect(JSON.stringify(mails)).not.toContain('Ziet u dit');
  });

  it('are withdrawn by their author alone, which leaves a mark', async () => {
    const at = await situation();
    const { spoc, second } = at.people;
    await say(at, spoc, CODE, 'Te snel gezegd');
    const id = (await read(at, spoc))?.comments[0]?.id ?? 0;
    const withdraw = (actor: Actor) => as(actor, (tx) => withdrawComment(tx, placeOf(at), id));
    expect(await withdraw(second)).toEqual({ kind: 'not_found' });
    expect(await withdraw(spoc)).toEqual({ kind: 'withdrawn' });
    expect((await read(at, second))?.comments).toMatchObject([{ id, text: null, byId: spoc.accountId }]);
  });
});
