import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { withActor, withGate, withSystem } from '#db/connection.server.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);

describe('the doors to the database', () => {
  it('show a person the municipalities of their memberships and no others', async () => {
    const service = await make.aService();
    const own = await make.aMunicipality(service, 'Eigenbeke');
    await make.aMunicipality(service, 'Anderbeke');
    const spoc = await make.aPerson(service, 'spoc', { municipalityId: own.id });
    const dpo = await make.aPerson(service, 'dpo');
    const names = (actor: typeof spoc) =>
      withActor(db.database, actor, NOW, async (tx) =>
        (await tx.q.selectFrom('municipality').select('name').orderBy('name').execute()).map((row) => row.name),
      );
    expect(await names(spoc)).toEqual(['Eigenbeke']);
    expect(await names(dpo)).toEqual(['Anderbeke', 'Eigenbeke']);
  });

  it('keep 2,000 parallel transactions over 50 tenants apart, with nothing visible afterwards', async () => {
    const people: Actor[] = [];
    for (let n = 0; n < 50; n++) {
      const service = await make.aService(`Dienst ${n}`);
      await make.aMunicipality(service, `Gemeente${n}`);
      people.push(await make.aPerson(service, 'dpo'));
    }
    let wrong = 0;
    await Promise.all(
      Array.from({ length: 2_000 }, async (_, n) => {
        const actor = people[n % 50];
        if (!actor) return;
        await withActor(db.database, actor, NOW, async (tx) => {
          const rows = await tx.q.selectFrom('municipality').select('service_id').execute();
          await tx.q.selectFrom('service').select('id').execute();
          if (rows.length !== 1 || rows[0]?.service_id !== actor.serviceId) wrong += 1;
        });
      }),
    );
    expect(wrong).toBe(0);
    const after = await withGate(db.database, NOW, (tx) => tx.q.selectFrom('service').select('id').execute());
    expect(after.length).toBeGreaterThan(50);
    await expect(
      withGate(db.database, NOW, (tx) => tx.q.selectFrom('municipality').select('id').execute()),
    ).rejects.toThrow(/permission denied/);
  }, 120_000);

  it('refuse a door within a door, which would wait for itself', async () => {
    await expect(withSystem(db.database, NOW, () => withGate(db.database, NOW, async () => 1))).rejects.toThrow(
      /within one/,
    );
  });
});
