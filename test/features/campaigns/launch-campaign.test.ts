import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { launchCampaign } from '#app/features/campaigns/launch-campaign.server.ts';
import { launchForm } from '#app/features/campaigns/launch-form.ts';
import { withActor } from '#db/connection.server.ts';
import { listCampaignChecklists, listCampaigns, listLaunchCandidates } from '#db/queries/campaigns.server.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);
const service = await make.aService();
const places = [
  await make.aMunicipality(service, 'Eenbeke'),
  await make.aMunicipality(service, 'Tweebeke'),
  await make.aMunicipality(service, 'Driebeke'),
];
const foreign = await make.aMunicipality(await make.aService(), 'Elders');
const dpo = await make.aPerson(service, 'dpo');
const spoc = await make.aPerson(service, 'spoc', { municipalityId: places[0]?.id ?? 0 });
await make.aMembership(service, spoc.accountId, 'spoc', { municipalityId: places[1]?.id ?? 0 });
const framework = await make.frameworkId('cyfun2025');

function form(change: Record<string, unknown> = {}) {
  return launchForm.parse({
    intent: 'launch',
    form_key: randomUUID(),
    framework_level: `${framework}:basic`,
    title: 'CyFun Basis 2026',
    due_on: '2026-03-31',
    instructions: 'Neem uw tijd.',
    as_pair: 'pair',
    municipality: places.map((place) => String(place.id)),
    ...change,
  });
}
const launch = (actor: Actor, filled = form()) =>
  withActor(db.database, actor, NOW, (tx) => launchCampaign(tx, filled, (slug, id) => `/m/${slug}/checklists/${id}`));
const counts = async () =>
  (
    await db.sql<{ campaigns: number; checklists: number; mails: number; lines: number }>(`select
      (select count(*)::int from campaign) as campaigns, (select count(*)::int from checklist) as checklists,
      (select count(*)::int from outbox) as mails, (select count(*)::int from journal) as lines`)
  )[0];

describe('launchCampaign', () => {
  it('gives every municipality its checklist, each person one mail, and the journal a line for each', async () => {
    const outcome = await launch(dpo);
    expect(outcome).toMatchObject({ kind: 'launched', checklists: 3 });
    expect(await counts()).toEqual({ campaigns: 1, checklists: 3, mails: 1, lines: 4 });
    const mail = await db.sql<{ params: { checklists: { municipality: string }[] } }>('select params from outbox');
    expect(mail[0]?.params.checklists.map((each) => each.municipality)).toEqual(['Eenbeke', 'Tweebeke']);
    const seen = await withActor(db.database, dpo, NOW, async (tx) => ({
      campaign: (await listCampaigns(tx))[0],
      lines: await listCampaignChecklists(tx, outcome.kind === 'launched' ? outcome.campaignId : 0),
    }));
    expect(seen.campaign).toMatchObject({ checklists: 3, notStarted: 3, accepted: 0, late: 0 });
    expect(seen.lines.map((line) => [line.name, line.total, line.entities.length, line.assignee])).toEqual([
      ['Driebeke', 34, 2, null],
      ['Eenbeke', 34, 2, spoc.name],
      ['Tweebeke', 34, 2, spoc.name],
    ]);
  });

  it('happens once, however often and at once its form is sent', async () => {
    const before = await counts();
    const filled = form();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => launch(dpo, filled)));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(await counts()).toEqual({
      campaigns: (before?.campaigns ?? 0) + 1,
      checklists: (before?.checklists ?? 0) + 3,
      mails: (before?.mails ?? 0) + 1,
      lines: (before?.lines ?? 0) + 4,
    });
  });

  it('is refused to whoever does not run checklists, and writes nothing', async () => {
    const before = await counts();
    for (const role of ['admin', 'service_director', 'auditor'] as const) {
      expect(await launch(await make.aPerson(service, role))).toEqual({ kind: 'refused', reason: 'role' });
    }
    expect(await launch(spoc)).toEqual({ kind: 'refused', reason: 'role' });
    expect(await counts()).toEqual(before);
  });

  it('takes no municipality of another service, no unknown level, no past date, and writes nothing', async () => {
    const before = await counts();
    for (const wrong of [
      { municipality: [String(places[0]?.id), String(foreign.id)] },
      { framework_level: `${framework}:supreme` },
      { framework_level: '999999:basic' },
      { due_on: '2026-01-14' },
      { assignee: [`${places[0]?.id}:${dpo.accountId}`] },
    ]) {
      expect((await launch(dpo, form(wrong))).kind, JSON.stringify(wrong)).toBe('invalid');
    }
    expect(await counts()).toEqual(before);
  });

  it('asks the database as often for three municipalities as for thirty', async () => {
    db.count();
    await launch(dpo);
    const forThree = db.count();
    const more = await Promise.all(Array.from({ length: 27 }, (_, n) => make.aMunicipality(service, `Meer${n}`)));
    db.count();
    await launch(dpo, form({ municipality: [...places, ...more].map((place) => String(place.id)) }));
    expect(db.count()).toBe(forThree);
  });

  it('offers what is covered on the day, without what ended', async () => {
    await db.sql(`update coverage set until_on = '2026-01-14' where municipality_id = $1`, [places[2]?.id]);
    const offered = await withActor(db.database, dpo, NOW, listLaunchCandidates);
    expect(offered.map((candidate) => candidate.name)).not.toContain('Driebeke');
    expect(offered.map((candidate) => candidate.name)).toContain('Eenbeke');
  });
});
