import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { loadFrameworks } from '#db/load-frameworks.server.ts';
import { migrate } from '#db/migrate.server.ts';
import { openDatabase } from '#db/open.server.ts';
import { type Cluster, findCluster } from './cluster.ts';

/** A migrated database to fill and to serve. */
export interface Place {
  engine: string;
  /** What the server under test needs to know to serve it. */
  environment: Record<string, string>;
  /** The login of the web process, for a bare handler beside it; null where only one process can have the database. */
  bareUrl: string | null;
  asOwner: <T>(work: (client: pg.ClientBase) => Promise<T>) => Promise<T>;
  close: () => Promise<void>;
}

const OWNER = 'waarborg_bench_owner';
const LOGIN = 'waarborg_bench_login';
const PASSWORD = 'bench';

export async function openPlace(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'waarborg-bench-data-'));
  const cluster = await findCluster();
  if (cluster) return serverPlace(cluster, folder);
  console.log('No PostgreSQL here (apt-get install postgresql, or set BENCH_DATABASE_URL): measuring on PGlite.');
  return embeddedPlace(folder);
}

async function serverPlace(cluster: Cluster, folder: string): Promise<Place> {
  const name = `waarborg_bench_${process.pid}`;
  const asRoot = <T>(work: (client: pg.Client) => Promise<T>) => withClient(cluster.url, work);
  const at = (user: string) => addressFor(cluster.url, name, user);
  await asRoot(async (root) => {
    for (const [role, options] of [
      [OWNER, 'login createrole'],
      [LOGIN, 'login noinherit'],
    ] as const) {
      await root.query(`drop role if exists ${role}`);
      await root.query(`create role ${role} ${options} password '${PASSWORD}'`);
    }
    await root.query(`create database ${name} owner ${OWNER}`);
  });
  await withClient(addressFor(cluster.url, name), (root) => root.query(`alter schema public owner to ${OWNER}`));
  await withClient(at(OWNER), prepare);
  await asRoot((root) => root.query(`grant waarborg_web, waarborg_worker, waarborg_gate to ${LOGIN}`));
  const version = await withClient(at(LOGIN), async (client) => (await client.query('show server_version')).rows[0]);
  return {
    engine: `PostgreSQL ${String(version?.server_version).split(' ')[0]}`,
    environment: { DATABASE_URL: at(LOGIN), DATABASE_OWNER_URL: at(OWNER), WAARBORG_DATA: folder },
    bareUrl: at(LOGIN),
    asOwner: (work) => withClient(at(OWNER), work),
    close: async () => {
      await asRoot((root) => root.query(`drop database ${name} with (force)`));
      await asRoot((root) => root.query(`drop role ${LOGIN}; drop role ${OWNER}`).catch(() => {}));
      cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function embeddedPlace(folder: string): Promise<Place> {
  const asOwner: Place['asOwner'] = async (work) => {
    const opened = await openDatabase({ kind: 'embedded', folder });
    try {
      return await opened.asOwner(work);
    } finally {
      await opened.close();
    }
  };
  await asOwner(prepare);
  return {
    engine: 'PGlite',
    environment: { WAARBORG_DATA: folder },
    bareUrl: null,
    asOwner,
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function prepare(client: pg.ClientBase): Promise<void> {
  await migrate(client);
  await loadFrameworks(client, new Date());
}

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function addressFor(url: string, database: string, user?: string): string {
  const place = new URL(url);
  place.pathname = `/${database}`;
  if (user) {
    place.username = user;
    place.password = PASSWORD;
  }
  return place.href;
}
