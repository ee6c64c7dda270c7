import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { launchCampaign, planFrom } from '#app/features/campaigns/launch-campaign.server.ts';
import { launchForm } from '#app/features/campaigns/launch-form.ts';
import { withActor } from '#db/connection.server.ts';
import { countProposals } from '#db/queries/previous.server.ts';
import { type BuiltMunicipality, builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';
import { nextYearActs } from '#test/support/next-year.ts';

const db = await freshDatabase();
const make = builders(db);
const { give } = nextYearActs(db);
const full = { doc: '3', impl: '3' };

async function launch(places: BuiltMunicipality[], framework: string, change: Record<string, unknown> = {}) {
  const dpo = await make.aPerson(places[0]?.serviceId ?? 0, 'dpo');
  const form = launchForm.parse({
    intent: 'launch',
    form_key: randomUUID(),
    framework_level: `${await make.frameworkId(framework)}:basic`,
    title: 'CyFun 2026',
    due_on: '2026-03-31',
    as_pair: 'pair',
    from_last_year: 'yes',
    municipality: places.map((place) => String(place.id)),
    ...change,
  });
  db.count();
  const outcome = await withActor(db.database, dpo, NOW, (tx) => launchCampaign(tx, form, () => '/x'));
  const statements = db.count();
  expect(outcome.kind).toBe('launched');
  const made = await db.sql<{ municipality: number; previous: number | null; entities: number[] }>(
    `select municipality_id as municipality, previous_id as previous,
       (select array_agg(entity_id order by entity_id) from checklist_entity where checklist_id = c.id) as entities
     from checklist c where campaign_id = (select max(id) from campaign) order by id`,
  );
  return { made, statements, dpo, form };
}

async function place() {
  return make.aMunicipality(await make.aService(), 'Zandbeke');
}

describe('a launch that starts from last year', () => {
  it('points each checklist at the newest one that was answered, of the same framework and entities', async () => {
    const own = await place();
    const older = await make.aChecklist(own, { framework: 'cyfun2025' });
    await give(own, older, { code: 'GV.PO-01.1', ...full });
    const newer = await make.aChecklist(own, { framework: 'cyfun2025' });
    await give(own, newer, { code: 'GV.PO-01.1', ...full });
    await make.aChecklist(own, { framework: 'cyfun2025', title: 'Nooit begonnen' });
    const other = await make.aChecklist(own, { framework: 'gdpr', level: 'all' });
    await db.sql('update checklist_score set answered = 1 where checklist_id = $1', [other]);
    const alone = await make.aChecklist(own, { framework: 'cyfun2025', title: 'Alleen gemeente' });
    await db.sql('delete from checklist_entity where checklist_id = $1 and entity_id = $2', [alone, own.ocmw]);
    await give(own, alone, { code: 'GV.PO-01.1', ...full });
    const empty = await make.aMunicipality(own.serviceId, 'Nieuwbeke');
    const { made } = await launch([own, empty], 'cyfun2025');
    expect(made.map((each) => [each.municipality, each.previous])).toEqual([
      [own.id, newer],
      [empty.id, null],
    ]);
    const apart = await launch([own], 'cyfun2025', { as_pair: 'each' });
    expect(apart.made.map((each) => [each.entities, each.previous])).toEqual([
      [[own.gemeente], alone],
      [[own.ocmw], null],
    ]);
    const without = await launch([own], 'cyfun2025', { from_last_year: undefined });
    expect(without.made.map((each) => each.previous)).toEqual([null]);
  });

  it('starts CyFun 2025 from CyFun 2023 until there is one of 2025, and the preview says how much it offers', async () => {
    const own = await place();
    const older = await make.aChecklist(own, { framework: 'cyfun2023' });
    for (const code of ['ID.GV-1.1', 'ID.AM-5.1', 'DE.AE-1.1']) await give(own, older, { code, ...full });
    const { made, dpo, form } = await launch([own], 'cyfun2025');
    expect(made[0]?.previous).toBe(older);
    const asked = form.framework_level;
    const counted = await withActor(db.database, dpo, NOW, (tx) => countProposals(tx, asked, [older]));
    expect([...counted]).toEqual([[older, 2]]);
    const plan = await withActor(db.database, dpo, NOW, (tx) => planFrom(tx, form));
    expect(plan).toMatchObject({ municipalities: [{ checklists: [{ previousId: older }] }] });
    const newer = await make.aChecklist(own, { framework: 'cyfun2025' });
    await give(own, newer, { code: 'GV.PO-01.1', ...full });
    const again = await launch([own], 'cyfun2025');
    expect(again.made[0]?.previous).toBe(newer);
    expect((await launch([own], 'cyfun2023')).made[0]?.previous).toBe(older);
  });

  it('asks as often for three municipalities as for one, and counts nothing as answered', async () => {
    const own = await place();
    const places = [own, await make.aMunicipality(own.serviceId, 'Tweebeke'), await make.aMunicipality(own.serviceId)];
    for (const each of places) {
      await give(each, await make.aChecklist(each, { framework: 'cyfun2025' }), { code: 'GV.PO-01.1', ...full });
    }
    const one = await launch([own], 'cyfun2025');
    const three = await launch(places, 'cyfun2025');
    expect(three.made.every((each) => each.previous !== null)).toBe(true);
    expect(three.statements).toBe(one.statements);
    const counted = await db.sql<{ answered: number }>(
      'select sum(answered)::int as answered from checklist_score s join checklist c on c.id = s.checklist_id where c.previous_id is not null and c.service_id = $1',
      [own.serviceId],
    );
    expect(counted).toEqual([{ answered: 0 }]);
  });
});
