import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../root.server.ts';
import type { MappingsFile } from './format.ts';

/** Mapping lines that were left out when the shipped mappings were made, with the reason, in English. */
export interface LeftOut {
  reason: string;
  /** Such as `RS.MI-2.1 → RS.MI-01.2`; the first half is missing where the source has none. */
  pairs: string[];
}

let file: MappingsFile | undefined;

/** What was left out of the mappings from and to a framework. Read once: the file belongs to the version that runs. */
export function leftOutOf(frameworkCode: string): LeftOut[] {
  file ??= JSON.parse(readFileSync(join(projectRoot(), 'db', 'frameworks', 'mappings.json'), 'utf8')) as MappingsFile;
  const sets = new Set(
    file.sets.filter(({ from, to }) => from === frameworkCode || to === frameworkCode).map(({ code }) => code),
  );
  return file.left_out
    .filter(({ set }) => sets.has(set) || set.startsWith(`${frameworkCode}_`))
    .map(({ reason, pairs }) => ({ reason, pairs: pairs.map(([from, to]) => (from ? `${from} → ${to}` : to)) }));
}
