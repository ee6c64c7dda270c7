import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { remindNow } from '#app/features/reminders/remind-now.server.ts';
import { sendDigests } from '#app/features/reminders/send-digests.server.ts';
import { viewReminding } from '#app/features/reminders/view-reminding.server.ts';
import { withActor } from '#db/connection.server.ts';
import { type BuiltMunicipality, builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);
const pathOf = (slug: string, id: number) => `/m/${slug}/checklists/${id}`;
/** Brussels, 10:00 on a day. */
const on = (day: string) => new Date(`${day}T09:00:00Z`);
const send = (day: string) => sendDigests({ database: db.database, now: () => on(day) }, pathOf);

interface MailRow {
  account: number;
  kind: string;
  params: { by: string | null; checklists: { path: string; late: boolean; open: number; dueOn: string }[] };
}
const mails = (actor: Actor) =>
  db.sql<MailRow>(`select account_id as account, kind, params from outbox where account_id = $1 order by id`, [
    actor.accountId,
  ]);
const marks = (checklist: number) =>
  db.sql<{ mark: number | null }>('select mark from reminder where checklist_id = $1 order by id', [checklist]);

/** A municipality with a SPOC, to whom a checklist is entrusted that is due on 31 January 2026. */
async function situation(serviceId?: number) {
  const service = serviceId ?? (await make.aService());
  const place = await make.aMunicipality(service, 'Zandbeke');
  const spoc = await make.aPerson(service, 'spoc', { municipalityId: place.id });
  const checklist = await aChecklist(place, { assigneeId: spoc.accountId });
  return { service, place, spoc, checklist };
}
const aChecklist = (place: BuiltMunicipality, options: { assigneeId?: number; dueOn?: string } = {}) =>
  make.aChecklist(place, { framework: 'cyfun_small', level: 'all', dueOn: '2026-01-31', ...options });

describe('reminders by themselves', () => {
  it('come once per mark, however often and in however many processes the job runs', async () => {
    const { spoc, checklist } = await situation();
    expect(await send('2026-01-16')).toBe(0);
    const sent = await Promise.all([send('2026-01-17'), send('2026-01-17'), send('2026-01-17')]);
    expect(sent.reduce((sum, n) => sum + n, 0)).toBe(1);
    expect(await send('2026-01-18')).toBe(0);
    expect(await send('2026-01-24')).toBe(1);
    expect(await marks(checklist)).toEqual([{ mark: -14 }, { mark: -7 }]);
    const written = await mails(spoc);
    expect(written).toHaveLength(2);
    expect(written[0]).toMatchObject({
      kind: 'checklists_reminder',
      params: { by: null, checklists: [{ dueOn: '2026-01-31', late: false, open: 8 }] },
    });
    const lines = await db.sql(
      `select actor_role, after from journal where event = 'checklist.reminded'
      and object_id = $1 order by seq`,
      [String(checklist)],
    );
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({ actor_role: 'system', after: { mark: -14, to: spoc.name } });
  });

  it('are one mail over all of a person’s checklists, and go on every week once they are late', async () => {
    const { spoc, place, service } = await situation();
    const other = await make.aMunicipality(service, 'Kalkem');
    await make.aMembership(service, spoc.accountId, 'spoc', { municipalityId: other.id });
    await aChecklist(other, { assigneeId: spoc.accountId, dueOn: '2026-01-20' });
    await aChecklist(place, { assigneeId: spoc.accountId, dueOn: '2026-06-30' });
    await send('2026-02-03');
    await send('2026-02-04');
    const written = await mails(spoc);
    expect(written).toHaveLength(1);
    expect(written[0]?.params.checklists.map(({ dueOn, late }) => [dueOn, late])).toEqual([
      ['2026-01-20', true],
      ['2026-01-31', true],
    ]);
    await send('2026-02-10');
    expect(await mails(spoc)).toHaveLength(2);
  });

  it('reach nobody for what is handed in, closed, or not served any more, nor somebody who left', async () => {
    const { spoc, checklist, place } = await situation();
    const quiet = async (change: string, back: string) => {
      await db.sql(change);
      await send('2026-01-24');
      expect(await mails(spoc), change).toEqual([]);
      await db.sql(back);
    };
    const phase = (to: string) => `update checklist set phase = '${to}' where id = ${checklist}`;
    await quiet(phase('submitted'), phase('open'));
    await quiet(phase('accepted'), phase('open'));
    await quiet(
      `update checklist set phase = 'closed', phase_before_close = 'open', closed_reason = 'x' where id = ${checklist}`,
      `update checklist set phase = 'open', phase_before_close = null, closed_reason = '' where id = ${checklist}`,
    );
    const coverage = (until: string) => `update coverage set until_on = ${until} where municipality_id = ${place.id}`;
    await quiet(coverage(`'2026-01-23'`), coverage('null'));
    const ended = (day: string) => `update municipality set ended_on = ${day} where id = ${place.id}`;
    await quiet(ended(`'2026-01-23'`), ended('null'));
    const membership = (set: string) => `update membership set ${set} where account_id = ${spoc.accountId}`;
    await quiet(membership(`until_on = '2026-01-23'`), membership('until_on = null'));
    await quiet(membership('suspended_at = now()'), membership('suspended_at = null'));
    const account = (at: string) => `update account set suspended_at = ${at} where id = ${spoc.accountId}`;
    await quiet(account('now()'), account('null'));
    expect(await send('2026-01-24')).toBe(1);
  });

  it('go to the SPOC of the municipality where the one to whom it was entrusted left', async () => {
    const { spoc, place, service } = await situation();
    const gone = await make.aPerson(service, 'contributor', { municipalityId: place.id });
    await aChecklist(place, { assigneeId: gone.accountId });
    await send('2026-01-17');
    expect(await mails(gone)).toHaveLength(1);
    await db.sql(`update membership set until_on = '2026-01-20' where account_id = $1`, [gone.accountId]);
    await send('2026-01-24');
    expect(await mails(gone)).toHaveLength(1);
    expect((await mails(spoc)).at(-1)?.params.checklists).toHaveLength(2);
  });

  it('ask the database as often for one as for twenty', async () => {
    const one = await situation();
    db.count();
    expect(await send('2026-01-30')).toBeGreaterThan(0);
    const forOne = db.count();
    for (let n = 0; n < 20; n += 1) await situation(one.service);
    db.count();
    expect(await send('2026-01-30')).toBe(20);
    expect(db.count()).toBe(forOne);
  });
});

describe('a reminder now', () => {
  const remind = (actor: Actor, checklist: number[], form_key = randomUUID(), day = '2026-01-15') =>
    withActor(db.database, actor, on(day), (tx) => remindNow(tx, { form_key, checklist }, pathOf));

  it('mails each person once, says who got none and why, and keeps the digest of that day away', async () => {
    const { spoc, place, service, checklist } = await situation();
    const dpo = await make.aPerson(service, 'dpo');
    const done = await aChecklist(place, { assigneeId: spoc.accountId });
    await db.sql(`update checklist set phase = 'submitted' where id = $1`, [done]);
    const second = await aChecklist(place, { assigneeId: spoc.accountId });
    const empty = await make.aMunicipality(service, 'Leegbeke');
    const orphan = await aChecklist(empty);
    const key = randomUUID();
    const outcome = await remind(dpo, [checklist, done, second, orphan], key, '2026-01-17');
    expect(outcome).toMatchObject({
      kind: 'reminded',
      mailed: [{ name: spoc.name, checklists: [{ municipality: 'Zandbeke' }, { municipality: 'Zandbeke' }] }],
    });
    expect(outcome.kind === 'reminded' && outcome.skipped.map(({ why }) => why).sort()).toEqual(['done', 'nobody']);
    expect(await mails(spoc)).toMatchObject([{ params: { by: dpo.name } }]);
    expect(await remind(dpo, [checklist], key, '2026-01-17'), 'the same form').toEqual(outcome);
    const again = await remind(dpo, [checklist], randomUUID(), '2026-01-17');
    expect(again).toMatchObject({ mailed: [], skipped: [{ why: 'mailed_today' }] });
    await send('2026-01-17');
    await send('2026-01-18');
    expect(await mails(spoc)).toHaveLength(1);
    await send('2026-01-24');
    expect(await mails(spoc)).toHaveLength(2);
  });

  it('is for a DPO, and reaches nobody of another service', async () => {
    const { service, place, spoc, checklist } = await situation();
    for (const role of ['admin', 'service_director', 'auditor'] as const) {
      expect((await remind(await make.aPerson(service, role), [checklist])).kind).toBe('refused');
    }
    expect((await remind(spoc, [checklist])).kind).toBe('refused');
    const stranger = await make.aPerson(await make.aService(), 'dpo');
    expect(await remind(stranger, [checklist])).toEqual({ kind: 'reminded', mailed: [], skipped: [] });
    expect(await mails(spoc)).toEqual([]);
    const seen = await withActor(db.database, stranger, NOW, (tx) => viewReminding(tx, { slugs: [place.slug] }));
    expect(seen).toMatchObject({ people: [], skipped: [], nothing: [] });
  });

  it('is shown before it is sent: of municipalities what waits, of a campaign also what is done', async () => {
    const { service, place, spoc, checklist } = await situation();
    const dpo = await make.aPerson(service, 'dpo');
    const quiet = await make.aMunicipality(service, 'Stilbeke');
    const view = (choice: Parameters<typeof viewReminding>[1]) =>
      withActor(db.database, dpo, NOW, (tx) => viewReminding(tx, choice));
    db.count();
    const shown = await view({ slugs: [place.slug, quiet.slug] });
    expect(db.count()).toBeLessThanOrEqual(5);
    expect(shown).toMatchObject({
      people: [{ id: spoc.accountId, checklists: [{ id: checklist, open: 8 }] }],
      skipped: [],
      nothing: ['Stilbeke'],
    });
    const [row] = await db.sql<{ campaign: number }>(
      `update checklist set phase = 'accepted' where id = $1 returning campaign_id as campaign`,
      [checklist],
    );
    const campaign = await view({ campaignId: row?.campaign ?? 0 });
    expect(campaign).toMatchObject({ people: [], skipped: [{ why: 'done' }] });
    expect(await view({ campaignId: 0 })).toMatchObject({ people: [], skipped: [] });
  });
});
