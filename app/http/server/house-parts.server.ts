import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { type RunningJobs, startJobs } from '#app/jobs/runner.server.ts';
import { SCHEDULE } from '#app/jobs/schedule.server.ts';
import type { FileStore } from '#app/outside/file-store.server.ts';
import { folderFileStore } from '#app/outside/folder-store.server.ts';
import { makeMailTransport } from '#app/outside/mail.server.ts';
import { s3FileStore } from '#app/outside/s3-store.server.ts';
import { makeSecrets, secretFromFolder } from '#app/outside/secrets.server.ts';
import { clamdInspect } from '#app/outside/virus-scanner.server.ts';
import { withSystem } from '#db/connection.server.ts';
import type { Opened } from '#db/open.server.ts';
import { findPending } from '#db/readiness.server.ts';
import { NO_WATCH, type Watch, watchServer } from '#db/watch.server.ts';
import type { House } from '../house.ts';
import type { Settings } from '../settings.server.ts';
import { StartFault } from './start-fault.ts';

/** The house's key and its files. @throws {StartFault} when the data folder cannot be had. */
export function makeTools(settings: Settings): Pick<House, 'secrets' | 'files'> {
  const { secret, dataFolder } = settings;
  try {
    mkdirSync(dataFolder, { recursive: true });
    const secrets = makeSecrets(secret ?? secretFromFolder(dataFolder));
    return { secrets, files: makeFileStore(settings) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartFault(`Setting WAARBORG_DATA: the folder ${dataFolder} cannot be written (${code}).`);
  }
}

/** The store of the settings. An upload becomes whole in the data folder first, whichever it is. */
export function makeFileStore({ dataFolder, fileStore, clamd }: Settings): FileStore {
  const folder = join(dataFolder, 'files');
  const inspect = clamd === undefined ? undefined : clamdInspect(clamd);
  return fileStore === 'folder' ? folderFileStore(folder, inspect) : s3FileStore(fileStore, folder, inspect);
}

/** Mails need a mail server; all else on the schedule runs without. */
export function runJobs(house: House): RunningJobs {
  const transport = makeMailTransport(house.settings);
  const jobs = startJobs(SCHEDULE, { ...house, transport }, house.log);
  return {
    stop: async (withinMs) => {
      await jobs.stop(withinMs);
      transport?.close();
    },
  };
}

/** Watches a server of the settings; the embedded database lives and dies with this process. */
export function startWatch({ engine }: Opened, { databaseUrl }: Settings, log: Logger): Watch {
  if (engine !== 'postgresql' || !databaseUrl) return NO_WATCH;
  return watchServer(databaseUrl, (lost) =>
    log.error({ lost }, lost ? 'the database is lost' : 'the database is back'),
  );
}

/** Reachable within two seconds, and no migration of this version is missing. */
export async function isReady({ database, now }: House): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), 2_000);
  });
  const asked = withSystem(database, now(), findPending).then(
    (pending) => pending.length === 0,
    () => false,
  );
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
