import { loadBuilt } from '#app/http/server/built.server.ts';
import { seedDemo } from '#db/seed/demo.server.ts';
import { aRunningServer, type Running } from './running.ts';

/** The moment of the demo in tests: a Thursday in autumn, 10:00 in Brussels. */
export const DEMO_NOW = new Date('2026-11-19T09:00:00Z');

/** The built server with the filled demo; with `acts` also what its people did by hand. */
export async function aRunningDemo(options: { acts?: boolean } = {}): Promise<Running> {
  const running = await aRunningServer({ now: () => DEMO_NOW, demo: true });
  const { db } = running;
  await db.asOwner((client) => seedDemo(client, DEMO_NOW));
  if (options.acts) {
    const { actDemo } = await loadBuilt();
    await actDemo({ database: db.database, asOwner: (work) => db.asOwner(work) }, DEMO_NOW);
  }
  return running;
}
