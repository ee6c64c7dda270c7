import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { addMunicipalities } from '#app/features/campaigns/add-municipalities.server.ts';
import { changeCampaign } from '#app/features/campaigns/change-checklists.server.ts';
import { changeForm } from '#app/features/campaigns/change-form.ts';
import { launchCampaign } from '#app/features/campaigns/launch-campaign.server.ts';
import { addForm, launchForm } from '#app/features/campaigns/launch-form.ts';
import { viewChange } from '#app/features/campaigns/view-change.server.ts';
import { withActor } from '#db/connection.server.ts';
import { listCampaignChecklists, listCampaigns, listLaunchCandidates } from '#db/queries/campaigns.server.ts';
import { listWork } from '#db/queries/start.server.ts';
import { type BuiltMunicipality, builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);
const pathOf = (slug: string, id: number) => `/m/${slug}/checklists/${id}`;
const as = <T>(actor: Actor, work: Parameters<typeof withActor<T>>[3]) => withActor(db.database, actor, NOW, work);

/** A campaign over the given number of municipalities, all with one SPOC, and a place that is not in it yet. */
async function situation(places = 2, asPair = 'pair') {
  const service = await make.aService();
  const dpo = await make.aPerson(service, 'dpo');
  const inside: BuiltMunicipality[] = [];
  for (let n = 0; n < places; n += 1) inside.push(await make.aMunicipality(service, `Beke${n}`));
  const spoc = await make.aPerson(service, 'spoc', { municipalityId: inside[0]?.id ?? 0 });
  for (const place of inside.slice(1))
    await make.aMembership(service, spoc.accountId, 'spoc', { municipalityId: place.id });
  const form = launchForm.parse({
    intent: 'launch',
    form_key: randomUUID(),
    framework_level: `${await make.frameworkId('cyfun_small')}:all`,
    title: 'Snelle check',
    due_on: '2026-03-31',
    as_pair: asPair,
    municipality: inside.map((place) => String(place.id)),
  });
  const launched = await as(dpo, (tx) => launchCampaign(tx, form, pathOf));
  const campaign = launched.kind === 'launched' ? launched.campaignId : 0;
  const outside = await make.aMunicipality(service, 'Later');
  await make.aMembership(service, spoc.accountId, 'spoc', { municipalityId: outside.id });
  const lines = () => as(dpo, (tx) => listCampaignChecklists(tx, campaign));
  const ids = (await lines()).map((line) => line.id);
  const change = (actor: Actor, filled: Record<string, unknown>) =>
    as(actor, (tx) =>
      changeCampaign(
        tx,
        campaign,
        changeForm.parse({ form_key: randomUUID(), change: 'extend', checklist: ids.map(String), ...filled }),
        pathOf,
      ),
    );
  const add = (actor: Actor, filled: Record<string, unknown> = {}) =>
    as(actor, (tx) =>
      addMunicipalities(
        tx,
        campaign,
        addForm.parse({
          intent: 'launch',
          form_key: randomUUID(),
          due_on: '2026-05-31',
          municipality: [String(outside.id)],
          ...filled,
        }),
        pathOf,
      ),
    );
  return { service, dpo, spoc, campaign, inside, outside, ids, lines, change, add };
}

const mailsOf = (actor: Actor) =>
  db.sql<{ kind: string; params: { checklists: { municipality: string }[] } }>(
    'select kind, params from outbox where account_id = $1 order by id',
    [actor.accountId],
  );
const steps = (checklist: number) =>
  db.sql<{ kind: string; remark: string }>(
    'select kind, remark from checklist_step where checklist_id = $1 order by id',
    [checklist],
  );
const row = async (checklist: number) =>
  (
    await db.sql(
      'select phase, due_on, phase_before_close as before, closed_reason as reason from checklist where id = $1',
      [checklist],
    )
  )[0];

describe('a municipality that is added later', () => {
  it('gets what the others got, with a date of its own, a mail and its lines in the journal, once', async () => {
    const { dpo, spoc, campaign, add, lines } = await situation();
    const form_key = randomUUID();
    const outcomes = await Promise.all([1, 2, 3].map(() => add(dpo, { form_key })));
    expect(outcomes).toEqual([1, 2, 3].map(() => ({ kind: 'added', checklists: 1 })));
    expect((await lines()).map((line) => [line.name, line.dueOn, line.total, line.assignee])).toEqual([
      ['Beke0', '2026-03-31', 8, spoc.name],
      ['Beke1', '2026-03-31', 8, spoc.name],
      ['Later', '2026-05-31', 8, spoc.name],
    ]);
    const mails = await mailsOf(spoc);
    expect(mails.map(({ kind, params }) => [kind, params.checklists.map((each) => each.municipality)])).toEqual([
      ['checklists_launched', ['Beke0', 'Beke1']],
      ['checklists_launched', ['Later']],
    ]);
    const events = await db.sql<{ event: string }>(
      `select event from journal where service_id = $1 and (object_type, object_id) = ('campaign', $2) order by seq`,
      [dpo.serviceId, String(campaign)],
    );
    expect(events.map(({ event }) => event)).toEqual(['campaign.launched', 'campaign.added_to']);
    expect((await add(dpo)).kind, 'it is asked already').toBe('invalid');
  });

  it('may be the other entity of one that was asked, where each answers apart', async () => {
    const { dpo, campaign, inside, add, lines } = await situation(1, 'each');
    const gone = (await lines()).find((line) => line.entities[0]?.kind === 'gemeente')?.id;
    await db.sql('delete from checklist where id = $1', [gone]);
    expect(await add(dpo, { municipality: [String(inside[0]?.id)] })).toEqual({ kind: 'added', checklists: 1 });
    expect((await lines()).map((line) => line.entities.map(({ kind }) => kind)).sort()).toEqual([
      ['gemeente'],
      ['ocmw'],
    ]);
    expect(campaign).toBeGreaterThan(0);
  });

  it('is for a DPO of that service alone, and of a municipality that is served', async () => {
    const { service, spoc, dpo, add, lines } = await situation();
    for (const role of ['admin', 'service_director', 'auditor'] as const) {
      expect(await add(await make.aPerson(service, role))).toEqual({ kind: 'refused', reason: 'role' });
    }
    expect(await add(spoc)).toEqual({ kind: 'refused', reason: 'role' });
    const other = await make.aService();
    const stranger = await make.aPerson(other, 'dpo');
    const theirs = await make.aMunicipality(other, 'Elders');
    expect(await add(stranger, { municipality: [String(theirs.id)] })).toEqual({ kind: 'not_found' });
    expect((await add(dpo, { municipality: [String(theirs.id)] })).kind).toBe('invalid');
    expect((await add(dpo, { due_on: '2026-01-14' })).kind).toBe('invalid');
    expect(await lines()).toHaveLength(2);
  });
});

describe('more time', () => {
  it('is given to all that are ticked, with a step, a line in the journal and one mail without the reason', async () => {
    const { dpo, spoc, ids, change } = await situation();
    const form_key = randomUUID();
    const filled = { due_on: '2026-04-30', reason: 'Ziekte', form_key };
    expect(await change(dpo, filled)).toEqual({ kind: 'changed', checklists: 2 });
    expect(await change(dpo, filled)).toEqual({ kind: 'changed', checklists: 2 });
    for (const id of ids) {
      expect(await row(id)).toMatchObject({ due_on: '2026-04-30', phase: 'open' });
      expect(await steps(id)).toMatchObject([{ kind: 'launched' }, { kind: 'extended', remark: 'Ziekte' }]);
    }
    const mails = await mailsOf(spoc);
    expect(mails.map(({ kind, params }) => [kind, params.checklists.length])).toEqual([
      ['checklists_launched', 2],
      ['checklists_extended', 2],
    ]);
    expect(JSON.stringify(mails)).not.toContain('Ziekte');
    const journal = await db.sql(
      `select before, after from journal where event = 'checklist.extended' and object_id = $1`,
      [String(ids[0])],
    );
    expect(journal).toEqual([
      {
        before: { phase: 'open', due_on: '2026-03-31' },
        after: { phase: 'open', due_on: '2026-04-30', reason: 'Ziekte' },
      },
    ]);
  });

  it('is refused whole: to an earlier day, for what was handed in meanwhile, or for what is not of this campaign', async () => {
    const { dpo, ids, change } = await situation();
    const other = await situation();
    await db.sql(`update checklist set phase = 'submitted' where id = $1`, [ids[1]]);
    expect(await change(dpo, { due_on: '2026-04-30' })).toMatchObject({ kind: 'invalid', conflict: true });
    expect(
      await change(dpo, { due_on: '2026-04-30', checklist: [String(ids[0]), String(other.ids[0])] }),
    ).toMatchObject({
      kind: 'invalid',
      conflict: true,
    });
    expect(await change(dpo, { due_on: '2026-03-31', checklist: [String(ids[0])] })).toMatchObject({
      kind: 'invalid',
      conflict: false,
      errors: { due_on: ['campaigns.change.problem.due_not_later'] },
    });
    expect(await row(ids[0] ?? 0)).toMatchObject({ due_on: '2026-03-31' });
    expect(await row(other.ids[0] ?? 0)).toMatchObject({ due_on: '2026-03-31' });
  });
});

describe('closing and opening again', () => {
  it('remembers where each stood, and counts it nowhere as open', async () => {
    const { dpo, spoc, campaign, ids, change, lines } = await situation();
    const [first = 0, second = 0] = ids;
    await db.sql(`update checklist set phase = 'submitted' where id = $1`, [second]);
    expect(await change(dpo, { change: 'close', reason: 'Samengevoegd' })).toEqual({ kind: 'changed', checklists: 2 });
    expect(await row(first)).toMatchObject({ phase: 'closed', before: 'open', reason: 'Samengevoegd' });
    const seen = await as(dpo, async (tx) => ({
      counts: (await listCampaigns(tx, campaign))[0],
      work: await listWork(tx),
      underWay: (await listLaunchCandidates(tx)).flatMap((each) => each.underWay),
    }));
    expect(seen.counts).toMatchObject({ checklists: 2, closed: 2, notStarted: 0, open: 0, submitted: 0, late: 0 });
    expect(seen.work).toEqual([]);
    expect(seen.underWay).toEqual([]);
    expect(await change(dpo, { change: 'close', reason: 'Nog eens' })).toMatchObject({
      kind: 'invalid',
      conflict: true,
    });
    expect(await change(dpo, { change: 'reopen', reason: '' })).toMatchObject({
      errors: { reason: ['campaigns.change.problem.reason_required'] },
    });
    expect((await change(dpo, { change: 'reopen', reason: 'Toch nodig', due_on: '2026-06-30' })).kind).toBe('changed');
    expect((await lines()).map((line) => [line.phase, line.dueOn])).toEqual([
      ['open', '2026-06-30'],
      ['submitted', '2026-06-30'],
    ]);
    expect(await row(first)).toMatchObject({ before: null, reason: '' });
    expect((await steps(first)).map(({ kind }) => kind)).toEqual(['launched', 'closed', 'reopened']);
    expect((await mailsOf(spoc)).map(({ kind }) => kind)).toEqual([
      'checklists_launched',
      'checklists_closed',
      'checklists_reopened',
    ]);
  });

  it('is for a DPO alone, in the verb and in the database', async () => {
    const { service, spoc, dpo, ids, change } = await situation();
    const close = { change: 'close', reason: 'Zomaar' };
    for (const role of ['admin', 'service_director', 'auditor'] as const) {
      expect(await change(await make.aPerson(service, role), close)).toEqual({ kind: 'refused', reason: 'role' });
    }
    expect(await change(spoc, close)).toEqual({ kind: 'refused', reason: 'role' });
    expect(await change(await make.aPerson(await make.aService(), 'dpo'), close)).toEqual({ kind: 'not_found' });
    const behind = (set: object) =>
      as(spoc, (tx) =>
        tx.q
          .updateTable('checklist')
          .set(set)
          .where('id', '=', ids[0] ?? 0)
          .execute(),
      );
    await expect(behind({ due_on: '2027-01-01' })).rejects.toThrow('only a DPO');
    const closed = { phase: 'closed', phase_before_close: 'open', closed_reason: 'x' };
    await expect(behind(closed)).rejects.toThrow('only a DPO');
    await change(dpo, close);
    const opened = { phase: 'open', phase_before_close: null, closed_reason: '' };
    await expect(behind(opened)).rejects.toThrow('only a DPO');
    await expect(behind({ phase: 'open' })).rejects.toThrow('checklist_closed');
  });
});

describe('the pages of a campaign', () => {
  it('ask the database as often for two municipalities as for twenty', async () => {
    const counts: number[][] = [];
    for (const places of [2, 20]) {
      const { dpo, campaign, change } = await situation(places);
      db.count();
      await as(dpo, async (tx) => [await listCampaigns(tx, campaign), await listCampaignChecklists(tx, campaign)]);
      const page = db.count();
      await as(dpo, (tx) => viewChange(tx, campaign, 'close', []));
      const view = db.count();
      await change(dpo, { change: 'close', reason: 'Klaar' });
      counts.push([page, view, db.count()]);
    }
    expect(counts[1]).toEqual(counts[0]);
    // Begin, the settings of the door, two queries, commit.
    expect(counts[0]?.slice(0, 2)).toEqual([5, 5]);
  });

  it('show what can be changed so, and why the others cannot', async () => {
    const { dpo, campaign, ids } = await situation();
    await db.sql(`update checklist set phase = 'submitted' where id = $1`, [ids[1]]);
    const view = (change: 'extend' | 'close' | 'reopen', chosen: number[] = []) =>
      as(dpo, (tx) => viewChange(tx, campaign, change, chosen));
    expect(await view('extend')).toMatchObject({
      checklists: [{ id: ids[0] }],
      others: [{ id: ids[1], why: 'with_reviewer' }],
      suggested: '2026-04-14',
    });
    expect((await view('close'))?.checklists).toHaveLength(2);
    expect(await view('close', [ids[0] ?? 0])).toMatchObject({ checklists: [{ id: ids[0] }], others: [] });
    expect((await view('reopen'))?.checklists).toEqual([]);
    const stranger = await make.aPerson(await make.aService(), 'dpo');
    expect(await as(stranger, (tx) => viewChange(tx, campaign, 'close', []))).toBeNull();
  });
});
