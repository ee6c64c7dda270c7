import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { afterAll } from 'vitest';
import * as sources from '#db/open.server.ts';
import { LOGIN, LOGIN_PASSWORD, OWNER, OWNER_PASSWORD, placeUrl, templateArchive, templateName } from './places.ts';

/** A migrated database of one test file's own, with the built-in frameworks and nothing else. */
export interface TestDatabase extends sources.Opened {
  /** Statements since the last `count()`; for asserting how many queries something took. */
  count: () => number;
  /** Runs SQL as the owner of the tables, past no policy but the owner's. */
  sql: <Row extends pg.QueryResultRow = pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>;
}

/** The functions that open a database; those of the built server are other copies than the sources' own. */
type Openers = Pick<typeof sources, 'openDatabase' | 'openEmbedded'>;

/** Opens a fresh database and closes it after the file: embedded, or on the server of TEST_DATABASE_URL. */
export async function freshDatabase(openers: Openers = sources): Promise<TestDatabase> {
  let statements = 0;
  const onQuery = () => {
    statements += 1;
  };
  const hash = process.env.WAARBORG_TEST_HASH ?? '';
  const url = process.env.TEST_DATABASE_URL;
  const opened = url ? await copyOnServer(openers, url, hash, onQuery) : await copyEmbedded(openers, hash, onQuery);
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= opened.close();
    return closing;
  };
  afterAll(close);
  return {
    ...opened,
    close,
    count: () => {
      const seen = statements;
      statements = 0;
      return seen;
    },
    sql: (text, values) =>
      opened.asOwner(async (client) => (await client.query(text, values as never[])).rows as never),
  };
}

async function copyEmbedded(openers: Openers, hash: string, onQuery: () => void): Promise<sources.Opened> {
  const archive = new Blob([readFileSync(templateArchive(hash))]);
  return openers.openEmbedded(await PGlite.create({ loadDataDir: archive, extensions: sources.EMBEDDED_EXTENSIONS }), {
    onQuery,
  });
}

async function copyOnServer(openers: Openers, url: string, hash: string, onQuery: () => void): Promise<sources.Opened> {
  const name = `waarborg_test_${process.pid}_${crypto.randomUUID().slice(0, 8)}`;
  await asRoot(url, `create database ${name} template ${templateName(hash)} owner ${OWNER}`);
  const opened = await openers.openDatabase(
    {
      kind: 'server',
      url: placeUrl(url, name, LOGIN, LOGIN_PASSWORD),
      ownerUrl: placeUrl(url, name, OWNER, OWNER_PASSWORD),
    },
    // A test asks what comes out of thousands of transactions at once, not how long a loaded machine lets them wait.
    { onQuery, waitMs: 60_000 },
  );
  return {
    ...opened,
    close: async () => {
      await opened.close();
      await asRoot(url, `drop database ${name} with (force)`);
    },
  };
}

/** Copying waits for its turn: two copies of one template at once are refused by the server. */
async function asRoot(url: string, statement: string): Promise<void> {
  const root = new pg.Client({ connectionString: url });
  await root.connect();
  try {
    await root.query('select pg_advisory_lock(7202613)');
    await root.query(statement);
  } finally {
    await root.end();
  }
}
