import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { loadFrameworks } from '#db/load-frameworks.server.ts';
import { listMigrations, migrate } from '#db/migrate.server.ts';
import { EMBEDDED_EXTENSIONS, openEmbedded } from '#db/open.server.ts';
import { projectRoot } from '#db/root.server.ts';
import { browserTests } from './chromium.ts';
import { LOGIN, LOGIN_PASSWORD, OWNER, OWNER_PASSWORD, placeUrl, templateArchive, templateName } from './places.ts';

/** The moment at which frameworks of the template are loaded; long past, so that no test depends on it. */
const LOADED_AT = new Date('2022-01-01T00:00:00Z');

/** Makes one migrated database, with the built-in frameworks, from which each test file gets its own copy. */
export default async function setup(): Promise<() => void> {
  const forgetFolder = ownTemporaryFolder();
  const { why } = browserTests();
  if (why) console.log(why);
  const hash = contentHash();
  const url = process.env.TEST_DATABASE_URL;
  process.env.WAARBORG_TEST_HASH = hash;
  if (url) await makeServerTemplate(url, hash);
  else await makeEmbeddedTemplate(hash);
  return forgetFolder;
}

/** What tests, and servers and browsers that they start, leave in the temporary folder goes with the run. */
function ownTemporaryFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'waarborg-run-'));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

function contentHash(): string {
  const hash = createHash('sha256');
  for (const migration of listMigrations()) hash.update(migration.name + migration.text);
  const frameworks = join(projectRoot(), 'db', 'frameworks');
  for (const name of ['cyfun2025', 'cyfun2023', 'cyfun_small', 'nis2', 'gdpr', 'iso27001_2022', 'ksz', 'mappings']) {
    hash.update(readFileSync(join(frameworks, `${name}.json`)));
  }
  hash.update(readFileSync(join(projectRoot(), 'db', 'load-frameworks.server.ts')));
  return hash.digest('hex').slice(0, 12);
}

async function makeEmbeddedTemplate(hash: string): Promise<void> {
  const path = templateArchive(hash);
  if (existsSync(path)) return;
  const pglite = await PGlite.create({ extensions: EMBEDDED_EXTENSIONS });
  const opened = openEmbedded(pglite);
  await opened.asOwner(async (client) => {
    await migrate(client);
    await loadFrameworks(client, LOADED_AT);
  });
  const archive = await pglite.dumpDataDir('none');
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, Buffer.from(await archive.arrayBuffer()));
  await opened.close();
}

async function makeServerTemplate(url: string, hash: string): Promise<void> {
  const root = new pg.Client({ connectionString: url });
  await root.connect();
  try {
    await root.query('select pg_advisory_lock(7202612)');
    await makeRole(root, OWNER, `login createrole password '${OWNER_PASSWORD}'`);
    await makeRole(root, LOGIN, `login noinherit password '${LOGIN_PASSWORD}'`);
    const name = templateName(hash);
    const there = await root.query('select 1 from pg_database where datname = $1', [name]);
    if (there.rowCount) return;
    await root.query(`create database ${name} owner ${OWNER}`);
    const owner = new pg.Client({ connectionString: placeUrl(url, name, OWNER, OWNER_PASSWORD) });
    await owner.connect();
    await owner.query('alter schema public owner to current_user').catch(() => {});
    await migrate(owner);
    await loadFrameworks(owner, LOADED_AT);
    await owner.end();
    await root.query(`grant waarborg_web, waarborg_worker, waarborg_gate to ${LOGIN}`);
  } finally {
    await root.end();
  }
}

async function makeRole(client: pg.Client, name: string, options: string): Promise<void> {
  const there = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  if (!there.rowCount) await client.query(`create role ${name} ${options}`);
}
