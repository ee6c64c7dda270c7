// `npm run migrate`: migrations and frameworks alone, as the owner of the tables; nothing is served.
import { prepareDatabase } from '#app/http/server/prepare.server.ts';
import { StartFault } from '#app/http/server/start-fault.ts';
import { readSettings, SettingFault } from '#app/http/settings.server.ts';
import { FolderInUse } from '#db/folder-lock.server.ts';
import { openDatabase } from '#db/open.server.ts';

try {
  const settings = readSettings(process.env);
  const { databaseUrl, databaseOwnerUrl, dataFolder } = settings;
  if (databaseUrl && !databaseOwnerUrl) {
    throw new StartFault(
      'Setting DATABASE_OWNER_URL: is needed to migrate a server; it names the owner of the tables.',
    );
  }
  const opened = await openDatabase(
    databaseUrl
      ? { kind: 'server', url: databaseUrl, ownerUrl: databaseOwnerUrl }
      : { kind: 'embedded', folder: dataFolder },
  );
  try {
    const ran = await prepareDatabase(opened, settings, new Date());
    console.log(ran.length > 0 ? `Ran ${ran.join(', ')}.` : 'The database is up to date.');
  } finally {
    await opened.close();
  }
} catch (error) {
  const readable = error instanceof StartFault || error instanceof SettingFault || error instanceof FolderInUse;
  console.error(readable ? `Waarborg: ${error.message}` : error);
  process.exitCode = 1;
}
