import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { prepareFirstRun } from '#app/features/signing-in/first-run.server.ts';
import { type RunningJobs, startJobs } from '#app/jobs/runner.server.ts';
import { SCHEDULE } from '#app/jobs/schedule.server.ts';
import { folderFileStore } from '#app/outside/file-store.server.ts';
import { makeMailTransport } from '#app/outside/mail.server.ts';
import { makeSecrets, secretFromFolder } from '#app/outside/secrets.server.ts';
import { withSystem } from '#db/connection.server.ts';
import { FolderInUse } from '#db/folder-lock.server.ts';
import { type Opened, openDatabase } from '#db/open.server.ts';
import { findPending } from '#db/readiness.server.ts';
import { projectRoot } from '#db/root.server.ts';
import { NO_WATCH, type Watch, watchServer } from '#db/watch.server.ts';
import type { House } from '../house.ts';
import type { Settings } from '../settings.server.ts';
import { folderAssets } from './assets.server.ts';
import { freshRequestId, makeFront } from './front.server.ts';
import { securityHeaders } from './headers.ts';
import { HTTP_LIMITS, type HttpLimits, makeHttpServer } from './http-server.server.ts';
import { addressOf, atPort, drain, listen } from './listening.server.ts';
import { makeLog } from './log.server.ts';
import { makePages, type PageBuild } from './pages.server.ts';
import { plainPage } from './plain-page.ts';
import { prepareDatabase } from './prepare.server.ts';
import { StartFault } from './start-fault.ts';
import { Traffic } from './traffic.ts';

export interface StartOptions {
  settings: Settings;
  build: PageBuild;
  /** An open database to serve, such as one in memory; without it the one of the settings. Closed with the server. */
  opened?: Opened;
  /** The clock; tests and benches pass their own. */
  now?: () => Date;
  log?: Logger;
  limits?: Partial<HttpLimits>;
  /** Whether what runs by itself runs here. */
  jobs?: boolean;
  development?: boolean;
  /** Built files to serve; those of this build when left out. */
  assetsFolder?: string;
  /** Wraps the listener; development puts Vite's own before it. */
  wrap?: (server: Server) => void;
  /** How long running requests may take to finish when stopping. */
  drainMs?: number;
}

export interface Started {
  /** Where it listens, with the port that was really taken. */
  url: string;
  house: House;
  /** The page that makes the first administrator, where nobody is known yet. */
  firstRun: string | null;
  /** Takes nothing new on, finishes what runs, stops the jobs and closes the database. */
  close: () => Promise<void>;
}

/**
 * Starts Waarborg: database, migrations, house, server, jobs.
 * @throws {StartFault} with one readable line.
 */
export async function startServer(options: StartOptions): Promise<Started> {
  const log = options.log ?? makeLog(options.settings.logLevel);
  const now = options.now ?? (() => new Date());
  const opened = options.opened ?? (await open(options.settings, log));
  try {
    const place = options.opened ? { databaseUrl: undefined, databaseOwnerUrl: undefined } : options.settings;
    const ran = await prepareDatabase(opened, place, now());
    if (ran.length > 0) log.info({ migrations: ran }, 'migrated');
    return await serve({ ...options, log, now, opened });
  } catch (error) {
    await opened.close();
    throw error;
  }
}

function placeOf({ databaseUrl, databaseOwnerUrl, dataFolder }: Settings) {
  return databaseUrl
    ? { kind: 'server' as const, url: databaseUrl, ownerUrl: databaseOwnerUrl }
    : { kind: 'embedded' as const, folder: dataFolder };
}

async function open(settings: Settings, log: Logger): Promise<Opened> {
  const onError = (error: Error) => log.warn({ err: error }, 'an idle database connection broke');
  try {
    return await openDatabase(placeOf(settings), { onError, poolSize: settings.databasePool });
  } catch (error) {
    if (error instanceof FolderInUse) throw new StartFault(error.message);
    throw error;
  }
}

type Ready = StartOptions & Required<Pick<StartOptions, 'log' | 'now' | 'opened'>>;

async function serve(options: Ready): Promise<Started> {
  const { log, now, opened, build, development = false } = options;
  let handle: (request: Request, env: object) => Response | Promise<Response> = () =>
    new Response(null, { status: 503 });
  const https = options.settings.origins.some((origin) => origin.startsWith('https:'));
  const server = makeHttpServer({
    fetch: async (request, env) => handle(request, env),
    unreadable: (status) => unreadable(status, https),
    limits: { ...HTTP_LIMITS, ...options.limits },
  });
  options.wrap?.(server);
  const port = await listen(server, options.settings);
  const settings = atPort(options.settings, port);
  const house: House = { ...tools(settings), database: opened.database, now, settings, log };
  const watch = startWatch(options, log);
  const traffic = new Traffic();
  handle = makeFront({
    house,
    pages: makePages(build, development ? 'development' : 'production', log),
    assets: folderAssets(options.assetsFolder ?? join(projectRoot(), 'build', 'client')),
    traffic,
    watch,
    isReady: () => isReady(house),
    development,
  }).fetch;
  const token = await prepareFirstRun(house);
  const firstRun = token ? `${settings.origins[0] ?? ''}/first-run?token=${token}` : null;
  const jobs = options.jobs === false ? null : runJobs(house);
  const close = once(async () => {
    const all = await drain(server, traffic, options.drainMs ?? 12_000);
    if (!all) log.warn({ running: traffic.running }, 'cut after the time to finish was over');
    await jobs?.stop(2_000);
    await watch.stop();
    await opened.close();
  });
  return { url: addressOf(settings), house, firstRun, close };
}

function tools({ secret, dataFolder }: Settings): Pick<House, 'secrets' | 'files'> {
  try {
    mkdirSync(dataFolder, { recursive: true });
    const secrets = makeSecrets(secret ?? secretFromFolder(dataFolder));
    return { secrets, files: folderFileStore(join(dataFolder, 'files')) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartFault(`Setting WAARBORG_DATA: the folder ${dataFolder} cannot be written (${code}).`);
  }
}

/** Mails need a mail server; all else on the schedule runs without. */
function runJobs(house: House): RunningJobs {
  const transport = makeMailTransport(house.settings);
  const jobs = startJobs(SCHEDULE, { ...house, transport }, house.log);
  return {
    stop: async (withinMs) => {
      await jobs.stop(withinMs);
      transport?.close();
    },
  };
}

function startWatch({ opened, settings }: Ready, log: Logger): Watch {
  if (opened.engine !== 'postgresql' || !settings.databaseUrl) return NO_WATCH;
  return watchServer(settings.databaseUrl, (lost) =>
    log.error({ lost }, lost ? 'the database is lost' : 'the database is back'),
  );
}

/** Reachable within two seconds, and no migration of this version is missing. */
async function isReady({ database, now }: House): Promise<boolean> {
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

function unreadable(status: 400 | 408 | 431, https: boolean): Response {
  const facts = { kind: 'page' as const, nonce: '', requestId: freshRequestId(), https, development: false };
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'private, no-store',
    ...securityHeaders(facts),
  };
  return new Response(plainPage('bad_request', facts), { status, headers });
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
