import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { writeSeen } from '#app/domain/review.ts';
import { answering } from '#test/support/answers.ts';
import { freshDatabase } from '#test/support/database.ts';
import { accepted, returned, reviewing } from '#test/support/reviewing.ts';

const db = await freshDatabase();
const { anException, saveAgain } = answering(db);
const { make, situation, judge, acceptRest, accept, giveBack, count, phaseOf, verdicts } = reviewing(db);

describe('judging an answer', () => {
  it('keeps the verified maturity beside the own one, and the figures follow', async () => {
    const s = await situation();
    const form = { ...accepted, verified: { choice: null, doc: '2', impl: '1' } as const };
    expect(await judge(s.dpo, s, form)).toEqual({ kind: 'judged' });
    const own = await db.sql('select doc, impl, version from answer where id = $1', [s.answerId]);
    expect(own).toEqual([{ doc: '3', impl: '3', version: 1 }]);
    const [score] = await db.sql('select score, to_review from checklist_score where checklist_id = $1', [
      s.checklistId,
    ]);
    expect(score?.score.own.score).toBe(3);
    expect(score?.score.verified.score).toBe(1.5);
    expect(score?.to_review).toBe(7);
    expect(await count('journal', `event = 'requirement.judged' and service_id = $1`, s.service)).toBe(1);
  });

  it('is one verdict and one journal line when the same form comes twenty times at once', async () => {
    const s = await situation();
    const key = randomUUID();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => judge(s.dpo, s, accepted, s.answerId, key)));
    expect(outcomes.every((each) => each.kind === 'judged')).toBe(true);
    expect(await verdicts(s)).toBe(1);
    expect(await count('journal', 'service_id = $1', s.service)).toBe(1);
  });

  it('can be sent again with the same key after it was refused', async () => {
    const s = await situation();
    const key = randomUUID();
    expect((await judge(s.dpo, s, { ...returned, remark: '' }, s.answerId, key)).kind).toBe('invalid');
    expect((await judge(s.dpo, s, returned, s.answerId, key)).kind).toBe('judged');
    expect(await verdicts(s)).toBe(1);
  });

  it('keeps nothing on an answer that was saved since', async () => {
    const s = await situation();
    await saveAgain(s.answerId);
    expect(await judge(s.dpo, s, accepted)).toEqual({ kind: 'stale' });
    expect(await verdicts(s)).toBe(0);
  });

  it('keeps one of two verdicts that were given on the same page', async () => {
    const s = await situation();
    const other = await make.aPerson(s.service, 'dpo');
    const outcomes = await Promise.all([judge(s.dpo, s, returned), judge(other, s, accepted)]);
    expect(outcomes.map((each) => each.kind).sort()).toEqual(['judged', 'stale']);
    expect(await verdicts(s)).toBe(1);
  });

  it('is refused to whom it is not', async () => {
    const s = await situation();
    const place = { municipalityId: s.municipality.id };
    const others: [Actor, string][] = [
      [s.spoc, 'refused'],
      [await make.aPerson(s.service, 'director', place), 'refused'],
      [await make.aPerson(s.service, 'service_director'), 'refused'],
      [await make.aPerson(s.service, 'auditor'), 'refused'],
      [await make.aPerson(s.service, 'contributor', place), 'not_found'],
      [await make.aPerson(s.service, 'admin'), 'not_found'],
      [await make.aPerson(await make.aService(), 'dpo'), 'not_found'],
    ];
    for (const [actor, kind] of others) {
      expect((await judge(actor, s, accepted)).kind, actor.name).toBe(kind);
      expect((await acceptRest(actor, s)).kind, actor.name).toBe(kind);
      expect((await accept(actor, s)).kind, actor.name).toBe(kind);
      expect((await giveBack(actor, s, 'x')).kind, actor.name).toBe(kind);
    }
    expect(await verdicts(s)).toBe(0);
    expect(await phaseOf(s)).toBe('submitted');
  });

  it('does not find an answer of another checklist', async () => {
    const s = await situation();
    const t = await situation();
    expect(await judge(s.dpo, s, accepted, t.answerId)).toEqual({ kind: 'not_found' });
  });
});

describe('accepting the rest at once', () => {
  it('accepts what has no verdict, exceptions included, and leaves what was returned', async () => {
    const s = await situation();
    const exception = await anException(s.checklistId, s.municipality.ocmw);
    await judge(s.dpo, s, returned);
    const seen = writeSeen([
      ...s.answers.slice(1).map((each) => ({ answerId: each.id, version: 1 })),
      { answerId: exception, version: 1 },
    ]);
    expect(await acceptRest(s.dpo, s, seen)).toEqual({ kind: 'accepted', count: 8 });
    expect(await count('verdict', `outcome = 'returned' and checklist_id = $1`, s.checklistId)).toBe(1);
    expect(await accept(s.dpo, s)).toEqual({ kind: 'not_all_accepted', left: 1 });
  });

  it('accepts nothing that the reviewer did not see', async () => {
    const s = await situation();
    await saveAgain(s.answerId);
    expect(await acceptRest(s.dpo, s)).toEqual({ kind: 'stale' });
    expect(await verdicts(s)).toBe(0);
  });

  it('happens once', async () => {
    const s = await situation();
    const key = randomUUID();
    await Promise.all(Array.from({ length: 10 }, () => acceptRest(s.dpo, s, undefined, key)));
    expect(await verdicts(s)).toBe(8);
    expect(await count('journal', 'service_id = $1', s.service)).toBe(1);
  });
});
