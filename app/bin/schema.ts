// `npm run schema` writes db/schema.ts from a migrated database; `-- --check` compares and fails when it differs.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { describeSchema } from '#db/describe-schema.server.ts';
import { migrate } from '#db/migrate.server.ts';
import { EMBEDDED_EXTENSIONS, openEmbedded } from '#db/open.server.ts';
import { projectRoot } from '#db/root.server.ts';

const opened = openEmbedded(await PGlite.create({ extensions: EMBEDDED_EXTENSIONS }));
const text = await opened.asOwner(async (client) => {
  await migrate(client);
  return describeSchema(client);
});
await opened.close();

const path = join(projectRoot(), 'db', 'schema.ts');
if (process.argv.includes('--check')) {
  if (readFileSync(path, 'utf8') !== text) {
    console.error('db/schema.ts differs from the migrations: run `npm run schema` and commit it.');
    process.exit(1);
  }
} else {
  writeFileSync(path, text);
}
