import { join } from 'node:path';
import { folderFileStore } from '#app/outside/folder-store.server.ts';
import { loadFrameworks } from '#db/load-frameworks.server.ts';
import { migrate } from '#db/migrate.server.ts';
import type { Opened } from '#db/open.server.ts';
import { seedDemo } from '#db/seed/demo.server.ts';

const FILE_LIMIT = 1_000_000;

/**
 * Fills an empty database with the demo, once; what visitors did to it stays until its folder is removed.
 * @param act lets the people of the demo do something, through the doors of the build that serves the pages.
 */
export async function fillDemo(
  opened: Opened,
  dataFolder: string,
  now: Date,
  act: (opened: Opened, now: Date) => Promise<void>,
): Promise<void> {
  const files = folderFileStore(join(dataFolder, 'files'));
  const inOne = async function* (bytes: Uint8Array) {
    yield bytes;
  };
  const filled = await opened.asOwner(async (client) => {
    await migrate(client);
    await loadFrameworks(client, now);
    const there = await client.query('select 1 from service limit 1');
    if (there.rowCount) return false;
    await seedDemo(client, now, { putFile: (bytes) => files.put(inOne(bytes), FILE_LIMIT) });
    return true;
  });
  if (filled) await act(opened, now);
}
