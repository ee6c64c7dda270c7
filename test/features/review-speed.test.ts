import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { compareYears, readTicked, type TickedAnswer, writeTicked } from '#app/domain/review-year.ts';
import { acceptTicked } from '#app/features/reviews/accept-ticked.server.ts';
import { findReviewOne } from '#app/features/reviews/review-one.server.ts';
import { findReviewPage } from '#app/features/reviews/review-page.server.ts';
import { withActor } from '#db/connection.server.ts';
import { claimReview } from '#db/queries/review-claims.server.ts';
import { listReviewQueue } from '#db/queries/review-queue.server.ts';
import { answering } from '#test/support/answers.ts';
import { NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';
import { accepted, reviewing } from '#test/support/reviewing.ts';

const db = await freshDatabase();
const { saveAgain, answerAll, submit } = answering(db);
const { make, as, situation, judge, count, verdicts } = reviewing(db);
type Situation = Awaited<ReturnType<typeof situation>>;

const ticksOf = (s: Situation, n: number): TickedAnswer[] =>
  s.answers.slice(0, n).map(({ id, version }) => ({ answerId: id, version, newestVerdict: null }));
const acceptThese = (actor: Actor, s: Situation, ticked: TickedAnswer[], formKey = randomUUID()) =>
  as(actor, (tx) => acceptTicked(tx, { checklistId: s.checklistId, formKey, ticked }));
const asked = { show: null, only: null };

describe('an answer against last year', () => {
  const before = { choice: null, doc: '3', impl: '3', explanation: 'Zo', outcome: 'accepted', found: null } as const;
  const now = { choice: null, doc: '3', impl: '3', explanation: 'Zo' } as const;

  it.each([
    ['nothing to compare with', now, null, 'none', [], false],
    ['the same', now, { ...before, confirmed: false }, 'unchanged', [], true],
    ['the same, said so', now, { ...before, confirmed: true }, 'confirmed', [], true],
    ['the same, but returned then', now, { ...before, outcome: 'returned', confirmed: false }, 'unchanged', [], false],
    ['the same, but nobody judged it', now, { ...before, outcome: null, confirmed: false }, 'unchanged', [], false],
    ['another value', { ...now, impl: '2' }, { ...before, confirmed: false }, 'changed', ['value'], false],
    [
      'other words',
      { ...now, explanation: 'Anders' },
      { ...before, confirmed: false },
      'changed',
      ['explanation'],
      false,
    ],
    [
      'the same as its own, not as what was verified',
      now,
      { ...before, found: { choice: null, doc: null, impl: '2' }, confirmed: false },
      'changed',
      ['value'],
      false,
    ],
  ] as const)('is %s', (_, answer, facts, mark, differs, asAccepted) => {
    expect(compareYears(answer, facts)).toEqual({ mark, differs, asAccepted });
  });

  it('travels as what was on screen, and nothing else is read', () => {
    const tick = { answerId: 12, version: 3, newestVerdict: null };
    expect(readTicked(writeTicked(tick))).toEqual(tick);
    expect(readTicked(writeTicked({ ...tick, newestVerdict: 7 }))).toEqual({ ...tick, newestVerdict: 7 });
    for (const text of ['', '1.2', '1.2.x', '1.2.3.4', '-1.2.3']) expect(readTicked(text)).toBeNull();
  });
});

describe('accepting what is ticked', () => {
  it('keeps a verdict and a line for each, once however often it is sent, and the figures follow', async () => {
    const s = await situation();
    const key = randomUUID();
    const outcomes = await Promise.all([1, 2, 3].map(() => acceptThese(s.dpo, s, ticksOf(s, 5), key)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(await verdicts(s)).toBe(5);
    expect(await count('journal', `event = 'requirement.judged' and service_id = $1`, s.service)).toBe(5);
    const [score] = await db.sql('select to_review from checklist_score where checklist_id = $1', [s.checklistId]);
    expect(score).toEqual({ to_review: 3 });
  });

  it('keeps none when one changed, was judged or is not there, and says which and why', async () => {
    const s = await situation();
    const other = await situation();
    const ticks = ticksOf(s, 4);
    await saveAgain(s.answers[0]?.id as number);
    await judge(s.dpo, s, accepted, s.answers[1]?.id);
    const foreign = { answerId: other.answerId, version: 1, newestVerdict: null };
    expect(await acceptThese(s.dpo, s, [...ticks, foreign])).toEqual({
      kind: 'faults',
      faults: [
        { code: 'SMALL-1', why: 'changed' },
        { code: 'SMALL-2', why: 'judged' },
        { code: String(other.answerId), why: 'gone' },
      ],
    });
    expect(await verdicts(s)).toBe(1);
    expect((await acceptThese(s.dpo, s, ticks.slice(2))).kind).toBe('accepted');
    expect(await acceptThese(s.dpo, s, [])).toEqual({ kind: 'nothing_ticked' });
  });

  it('is for the reviewer of this service, and while it lies with the reviewer', async () => {
    const s = await situation();
    const elsewhere = await situation();
    expect(await acceptThese(s.spoc, s, ticksOf(s, 1))).toMatchObject({ kind: 'refused' });
    expect(await acceptThese(elsewhere.dpo, s, ticksOf(s, 1))).toEqual({ kind: 'not_found' });
    await db.sql(`update checklist set phase = 'returned' where id = $1`, [s.checklistId]);
    expect(await acceptThese(s.dpo, s, ticksOf(s, 1))).toEqual({ kind: 'closed', phase: 'returned' });
    expect(await verdicts(s)).toBe(0);
  });

  it('asks as many statements for all as for one', async () => {
    const s = await situation();
    const statements = async (n: number) => {
      let asked = 0;
      await as(s.dpo, async (tx) => {
        const q = tx.q.withPlugin({
          transformQuery: ({ node }) => {
            asked += 1;
            return node;
          },
          transformResult: async ({ result }) => result,
        });
        const ticked = ticksOf(s, 8).slice(n === 1 ? 0 : 1);
        await acceptTicked({ ...tx, q } as typeof tx, {
          checklistId: s.checklistId,
          formKey: randomUUID(),
          ticked: n === 1 ? ticked.slice(0, 1) : ticked,
        });
      });
      return asked;
    };
    const one = await statements(1);
    expect(one).toBeGreaterThan(4);
    expect(await statements(7)).toBe(one);
  });
});

describe('two reviewers', () => {
  const page = (actor: Actor, s: Situation, at = NOW) =>
    withActor(db.database, actor, at, (tx) => findReviewPage(tx, s.municipality.slug, s.checklistId, asked));
  const otherFor = async (actor: Actor, s: Situation, at = NOW) => {
    const found = await page(actor, s, at);
    return found && found !== 'refused' ? (found.other?.by ?? null) : 'nothing';
  };
  const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

  it('see who is at it, in the queue and on its pages, until ten minutes after the last look', async () => {
    const s = await situation();
    const second = await make.aPerson(s.service, 'dpo');
    expect(await otherFor(s.dpo, s)).toBeNull();
    expect(await otherFor(second, s, later(9))).toBe(s.dpo.name);
    const one = await withActor(db.database, second, later(9), (tx) =>
      findReviewOne(tx, s.municipality.slug, s.checklistId, 'SMALL-1'),
    );
    expect(one).toMatchObject({ other: { by: s.dpo.name } });
    const queue = await withActor(db.database, second, later(9), listReviewQueue);
    expect(queue.find(({ id }) => id === s.checklistId)).toMatchObject({ reviewer: s.dpo.name });
    expect(await otherFor(s.dpo, s, later(9)), 'looked again').toBeNull();
    expect(await otherFor(second, s, later(15))).toBe(s.dpo.name);
    expect(await otherFor(second, s, later(20)), 'it ran out').toBeNull();
    expect(await otherFor(s.dpo, s, later(21))).toBe(second.name);
  });

  it('take over only when they say so; who may not review never claims', async () => {
    const s = await situation();
    const second = await make.aPerson(s.service, 'dpo');
    const head = { id: s.checklistId, municipalityId: s.municipality.id };
    expect(await as(s.dpo, (tx) => claimReview(tx, head))).toBe(true);
    expect(await as(second, (tx) => claimReview(tx, head))).toBe(false);
    expect(await as(second, (tx) => claimReview(tx, head, true))).toBe(true);
    expect(await otherFor(s.dpo, s)).toBe(second.name);
    expect(await page(s.spoc, s)).toBe('refused');
    await expect(as(s.spoc, (tx) => claimReview(tx, head, true))).rejects.toThrow(/row-level security/);
    const stranger = await situation();
    await expect(as(stranger.dpo, (tx) => claimReview(tx, head, true))).rejects.toThrow(/row-level security/);
  });

  it('do not overwrite each other: the second verdict is answered stale, whoever has the claim', async () => {
    const s = await situation();
    const second = await make.aPerson(s.service, 'dpo');
    expect((await judge(s.dpo, s, accepted)).kind).toBe('judged');
    expect((await judge(second, s, { ...accepted, outcome: 'returned', remark: 'Nee' })).kind).toBe('stale');
    expect(await verdicts(s)).toBe(1);
  });
});

describe('the pages of a review', () => {
  it('ask as often for forty answers as for eight', async () => {
    const small = await situation();
    const large = await make.aChecklist(small.municipality, { framework: 'cyfun2025', level: 'important' });
    await answerAll(large);
    await submit(large);
    const queries = async (checklistId: number) => {
      let n = 0;
      await as(small.dpo, async (tx) => {
        const q = tx.q.withPlugin({
          transformQuery: ({ node }) => {
            n += 1;
            return node;
          },
          transformResult: async ({ result }) => result,
        });
        const shown = await findReviewPage({ ...tx, q } as typeof tx, small.municipality.slug, checklistId, asked);
        expect(shown).toMatchObject({ reviewable: true });
      });
      return n;
    };
    expect(await queries(small.checklistId)).toBe(await queries(large));
    expect(await queries(large)).toBeLessThanOrEqual(7);
  });
});
