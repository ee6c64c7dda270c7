import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { prepareFirstRun } from '#app/features/signing-in/first-run.server.ts';
import { FolderInUse } from '#db/folder-lock.server.ts';
import { type Opened, openDatabase } from '#db/open.server.ts';
import { projectRoot } from '#db/root.server.ts';
import type { Watch } from '#db/watch.server.ts';
import type { House } from '../house.ts';
import type { Settings } from '../settings.server.ts';
import { folderAssets } from './assets.server.ts';
import { keepDemoApart } from './demo-guard.server.ts';
import { freshRequestId, makeFront } from './front.server.ts';
import { securityHeaders } from './headers.ts';
import { isReady, makeTools, runJobs, startWatch } from './house-parts.server.ts';
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
    return await serve({ ...options, log, now, opened }, options.opened === undefined);
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

/** Everything that can fail comes before the port is taken. */
async function serve(options: Ready, ownPlace: boolean): Promise<Started> {
  const { log, now, opened } = options;
  const { database } = opened;
  const made = { ...makeTools(options.settings), database, now, log };
  await keepDemoApart({ ...made, settings: options.settings }, ownPlace);
  const token = await prepareFirstRun(made);
  const { server, handleBy } = makeServer(options);
  const port = await listen(server, options.settings);
  const settings = atPort(options.settings, port);
  const house: House = { ...made, settings };
  const watch = startWatch(opened, settings, log);
  const traffic = new Traffic();
  handleBy(front(options, house, traffic, watch));
  const jobs = options.jobs === false ? null : runJobs(house);
  const close = once(async () => {
    const all = await drain(server, traffic, options.drainMs ?? 12_000);
    if (!all) log.warn({ running: traffic.running }, 'cut after the time to finish was over');
    await jobs?.stop(2_000);
    await watch.stop();
    await opened.close();
  });
  const firstRun = token && `${settings.origins[0] ?? ''}/first-run?token=${token}`;
  return { url: addressOf(settings), house, firstRun, close };
}

type Handle = (request: Request, env: object) => Response | Promise<Response>;

/** A server whose handler is told later: the handler needs the port that the server took. */
function makeServer(options: Ready): { server: Server; handleBy: (handle: Handle) => void } {
  let handle: Handle = () => new Response(null, { status: 503 });
  const https = options.settings.origins.some((origin) => origin.startsWith('https:'));
  const server = makeHttpServer({
    fetch: async (request, env) => handle(request, env),
    unreadable: (status) => unreadable(status, https),
    limits: { ...HTTP_LIMITS, ...options.limits },
  });
  options.wrap?.(server);
  return {
    server,
    handleBy: (given) => {
      handle = given;
    },
  };
}

function front(options: Ready, house: House, traffic: Traffic, watch: Watch): Handle {
  const { build, development = false } = options;
  return makeFront({
    house,
    pages: makePages(build, development ? 'development' : 'production', house.log),
    assets: folderAssets(options.assetsFolder ?? join(projectRoot(), 'build', 'client')),
    traffic,
    watch,
    isReady: () => isReady(house),
    development,
  }).fetch;
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
