import { seedDemo } from '#db/seed/demo.server.ts';
import { aRunningServer, type Running } from './running.ts';

/** The moment of the demo in tests: a Thursday in autumn, 10:00 in Brussels. */
export const DEMO_NOW = new Date('2026-11-19T09:00:00Z');

/** The built server with the filled demo. */
export async function aRunningDemo(): Promise<Running> {
  const running = await aRunningServer({ now: () => DEMO_NOW, demo: true });
  await running.db.asOwner((client) => seedDemo(client, DEMO_NOW));
  return running;
}
