import { expect, it } from 'vitest';
import { actDemo } from '#app/http/server/demo-acts.server.ts';
import { seedDemo } from '#db/seed/demo.server.ts';
import { verifyJournal } from '#db/verify-journal.server.ts';
import { freshDatabase } from '#test/support/database.ts';
import { DEMO_NOW } from '#test/support/demo.ts';

const db = await freshDatabase();

it('lets the people of the demo do by hand what the demo shows of them', async () => {
  await db.asOwner((client) => seedDemo(client, DEMO_NOW));
  await actDemo({ database: db.database, asOwner: (work) => db.asOwner(work) }, DEMO_NOW);
  const count = async (text: string) =>
    (await db.sql<{ n: number }>(`select count(*)::integer as n from ${text}`))[0]?.n;
  expect(await count(`framework where service_id is not null and code = 'wifi_camera'`)).toBe(1);
  expect(await count(`checklist c join framework f on f.id = c.framework_id and f.code = 'wifi_camera'`)).toBe(4);
  // Who has no camera is not asked the three that follow upon one.
  expect(await count(`checklist c, unnest(c.unasked) where c.id = (select max(checklist_id) from answer)`)).toBe(3);
  expect(await count('hand_over_node')).toBe(4);
  expect(await count('comment')).toBe(2);
  expect(await count(`outbox where kind in ('questions_handed_over', 'mentioned')`)).toBe(3);
  expect(await count('answer_version where confirmed_of is not null')).toBe(6);
  expect(await count('nis2_stage')).toBe(1);
  expect(await count('incident_event')).toBe(1);
  expect(await count('incident where event_id is not null')).toBe(6);
  expect(await count('incident where year = 2023')).toBe(8);
  expect(await db.asOwner((client) => verifyJournal(client, []))).toMatchObject({ faults: [] });
});
