// `npm run demo`: the built server on an embedded database, filled with two services that do not exist.
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '#app/domain/demo-accounts.ts';
import { loadBuilt } from '#app/http/server/built.server.ts';
import { fillDemo } from '#app/http/server/fill-demo.server.ts';
import { run } from '#app/http/server/run.server.ts';
import { readSettings } from '#app/http/settings.server.ts';

const environment = { WAARBORG_DATA: './data/demo', ...process.env, WAARBORG_DEMO: 'true', LOG_LEVEL: 'warn' };

await run(
  async () => {
    const settings = readSettings({ ...environment, DATABASE_URL: undefined, DATABASE_OWNER_URL: undefined });
    const { build, startServer, openDatabase, actDemo } = await loadBuilt();
    const opened = await openDatabase({ kind: 'embedded', folder: settings.dataFolder });
    await fillDemo(opened, settings.dataFolder, new Date(), actDemo);
    return startServer({ settings, build, opened });
  },
  ({ url }) => {
    const widest = Math.max(...DEMO_ACCOUNTS.map(({ email }) => email.length));
    console.log(`\nWaarborg's demo listens on ${url}\n\nSign in with the password ${DEMO_PASSWORD} as:`);
    for (const { email, who } of DEMO_ACCOUNTS) console.log(`  ${email.padEnd(widest)}  ${who.replace('_', ' ')}`);
    console.log('\nEverything in it is invented. Remove its data folder for a new one.');
  },
);
