import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder that holds package.json, found upwards from a module: sources and bundles lie at different depths, and the
 * migrations, frameworks and built files are read from there.
 */
export function projectRoot(from: string = import.meta.dirname): string {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'db', 'migrations'))) return folder;
  }
  throw new Error(`No project root above ${from}`);
}
