import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { freshDatabase } from '#test/support/database.ts';
import { accepted, returned, reviewing } from '#test/support/reviewing.ts';

const db = await freshDatabase();
const { make, situation, judge, acceptRest, accept, giveBack, count, phaseOf } = reviewing(db);

const mails = (service: number) =>
  db.sql('select kind, account_id, params, key from outbox where service_id = $1 order by id', [service]);

describe('accepting a checklist', () => {
  it('needs every answer accepted; then it is one step, one mail and one journal line', async () => {
    const s = await situation();
    expect(await accept(s.dpo, s)).toEqual({ kind: 'not_all_accepted', left: 8 });
    await acceptRest(s.dpo, s);
    const key = randomUUID();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => accept(s.dpo, s, key)));
    expect(outcomes.every((each) => each.kind === 'accepted')).toBe(true);
    expect(await phaseOf(s)).toBe('accepted');
    expect(await count('checklist_step', `kind = 'accepted' and checklist_id = $1`, s.checklistId)).toBe(1);
    expect(await count('journal', `event = 'checklist.accepted' and service_id = $1`, s.service)).toBe(1);
    expect(await mails(s.service)).toMatchObject([{ kind: 'checklist_accepted', account_id: s.spoc.accountId }]);
  });

  it('is not undone by a page that was still open', async () => {
    const s = await situation();
    await acceptRest(s.dpo, s);
    await accept(s.dpo, s);
    expect(await accept(s.dpo, s)).toEqual({ kind: 'closed', phase: 'accepted' });
    expect(await giveBack(s.dpo, s, 'Toch niet.')).toEqual({ kind: 'closed', phase: 'accepted' });
    expect((await judge(s.dpo, s, returned)).kind).toBe('closed');
    expect((await acceptRest(s.dpo, s)).kind).toBe('closed');
  });
});

describe('returning a checklist', () => {
  it('carries the remark, and names nothing of it in the mail', async () => {
    const s = await situation();
    expect(await giveBack(s.dpo, s, ' ')).toEqual({ kind: 'says_nothing' });
    const key = randomUUID();
    await Promise.all(Array.from({ length: 10 }, () => giveBack(s.dpo, s, 'Vul het bewijs aan.', key)));
    expect(await phaseOf(s)).toBe('returned');
    const steps = await db.sql(
      `select remark, by_id from checklist_step where kind = 'returned' and checklist_id = $1`,
      [s.checklistId],
    );
    expect(steps).toEqual([{ remark: 'Vul het bewijs aan.', by_id: s.dpo.accountId }]);
    const sent = await mails(s.service);
    expect(sent).toMatchObject([{ kind: 'checklist_returned', account_id: s.spoc.accountId }]);
    expect(JSON.stringify(sent)).not.toContain('bewijs');
  });

  it('needs no remark about the whole when an answer was returned', async () => {
    const s = await situation();
    await judge(s.dpo, s, accepted);
    expect(await giveBack(s.dpo, s, '')).toEqual({ kind: 'says_nothing' });
    await judge(s.dpo, s, returned, s.answers[1]?.id);
    expect(await giveBack(s.dpo, s, '')).toEqual({ kind: 'returned' });
  });

  it('goes to somebody who still works there', async () => {
    const s = await situation();
    const successor = await make.aPerson(s.service, 'spoc', { municipalityId: s.municipality.id });
    await db.sql(`update membership set until_on = '2026-01-01' where account_id = $1`, [s.spoc.accountId]);
    await giveBack(s.dpo, s, 'Vul aan.');
    expect(await mails(s.service)).toMatchObject([{ account_id: successor.accountId }]);
  });

  it('goes back without a mail when nobody is there to read it', async () => {
    const s = await situation();
    await db.sql(`update membership set suspended_at = now() where account_id = $1`, [s.spoc.accountId]);
    expect(await giveBack(s.dpo, s, 'Vul aan.')).toEqual({ kind: 'returned' });
    expect(await mails(s.service)).toEqual([]);
  });
});
