import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import type { openDatabase, openEmbedded } from '#db/open.server.ts';
import { projectRoot } from '#db/root.server.ts';
import type { actDemo } from './demo-acts.server.ts';
import type { startServer } from './start.server.ts';
import { StartFault } from './start-fault.ts';

/**
 * The server as it was built together with the pages. Whoever starts the built pages starts them with these, and opens a
 * database for them with these: the modules of the caller are other copies, which the pages would not know.
 */
export interface BuiltServer {
  build: ServerBuild;
  startServer: typeof startServer;
  openDatabase: typeof openDatabase;
  openEmbedded: typeof openEmbedded;
  actDemo: typeof actDemo;
}

/** Loads what `npm run build` made, with React as it is for production. @throws {StartFault} when nothing was built. */
export async function loadBuilt(): Promise<BuiltServer> {
  const path = join(projectRoot(), 'build', 'server', 'index.js');
  if (!existsSync(path)) throw new StartFault('Nothing is built yet: run `npm run build` first.');
  process.env.NODE_ENV ??= 'production';
  return fromBuild((await import(pathToFileURL(path).href)) as ServerBuild);
}

/** The same from a build that is loaded already, such as Vite's in development. */
export function fromBuild(build: ServerBuild): BuiltServer {
  const { startServer, openDatabase, openEmbedded, actDemo } = build.entry.module as unknown as Omit<
    BuiltServer,
    'build'
  >;
  return { build, startServer, openDatabase, openEmbedded, actDemo };
}
