// `npm run demo`: the built server on an embedded database, filled with two services that do not exist.
import { join } from 'node:path';
import type pg from 'pg';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '#app/domain/demo-accounts.ts';
import { loadBuilt } from '#app/http/server/built.server.ts';
import { run } from '#app/http/server/run.server.ts';
import { readSettings, type Settings } from '#app/http/settings.server.ts';
import { folderFileStore } from '#app/outside/file-store.server.ts';
import { loadFrameworks } from '#db/load-frameworks.server.ts';
import { migrate } from '#db/migrate.server.ts';
import { seedDemo } from '#db/seed/demo.server.ts';

const environment = { WAARBORG_DATA: './data/demo', ...process.env, WAARBORG_DEMO: 'true', LOG_LEVEL: 'warn' };
const FILE_LIMIT = 1_000_000;

await run(
  async () => {
    const settings = readSettings({ ...environment, DATABASE_URL: undefined, DATABASE_OWNER_URL: undefined });
    const { build, startServer, openDatabase } = await loadBuilt();
    const opened = await openDatabase({ kind: 'embedded', folder: settings.dataFolder });
    await opened.asOwner((client) => fill(client, settings));
    return startServer({ settings, build, opened });
  },
  ({ url }) => {
    const widest = Math.max(...DEMO_ACCOUNTS.map(({ email }) => email.length));
    console.log(`\nWaarborg's demo listens on ${url}\n\nSign in with the password ${DEMO_PASSWORD} as:`);
    for (const { email, who } of DEMO_ACCOUNTS) console.log(`  ${email.padEnd(widest)}  ${who.replace('_', ' ')}`);
    console.log('\nEverything in it is invented. Remove its data folder for a new one.');
  },
);

/** Fills the database once; what visitors did to it stays until its folder is removed. */
async function fill(client: pg.ClientBase, settings: Settings): Promise<void> {
  const now = new Date();
  await migrate(client);
  await loadFrameworks(client, now);
  const there = await client.query('select 1 from service limit 1');
  if (there.rowCount) return;
  const files = folderFileStore(join(settings.dataFolder, 'files'));
  const inOne = async function* (bytes: Uint8Array) {
    yield bytes;
  };
  await seedDemo(client, now, { putFile: (bytes) => files.put(inOne(bytes), FILE_LIMIT) });
}
