// `npm run journal:verify`: 0 when every chain is whole, 1 when something was changed, 2 when it could not be checked.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '#app/http/settings.server.ts';
import { readAnchors } from '#app/jobs/journal-anchors.server.ts';
import { openDatabase } from '#db/open.server.ts';
import { verifyJournal } from '#db/verify-journal.server.ts';

async function verify(): Promise<0 | 1> {
  const { databaseUrl, dataFolder } = readSettings(process.env);
  const anchors = await readAnchors(dataFolder);
  const place = databaseUrl
    ? { kind: 'server' as const, url: databaseUrl, ownerUrl: undefined }
    : { kind: 'embedded' as const, folder: dataFolder };
  if (!databaseUrl && !existsSync(join(dataFolder, 'pg'))) throw new Error(`there is no database in ${dataFolder}.`);
  const opened = await openDatabase(place);
  try {
    const report = await opened.asOwner(async (client) => {
      await client.query('set role waarborg_worker');
      return verifyJournal(client, anchors);
    });
    for (const { serviceId, seq, why } of report.faults) console.error(`service ${serviceId}, line ${seq}: ${why}`);
    const what = `${report.lines} lines of ${report.services} services, ${anchors.length} anchors`;
    if (report.faults.length > 0) console.error(`The journal was changed (${what}).`);
    else console.log(`The journal is whole (${what}).`);
    return report.faults.length > 0 ? 1 : 0;
  } finally {
    await opened.close();
  }
}

process.exitCode = await verify().catch((error: Error) => {
  console.error(`The journal could not be checked: ${error.message}`);
  return 2;
});
