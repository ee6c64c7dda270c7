import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SETTING_NAMES } from '#app/http/settings.server.ts';
import { projectRoot } from '#db/root.server.ts';

const readme = readFileSync(join(projectRoot(), 'README.md'), 'utf8');
const manifest = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

it('lists every setting in one table of the README, and none that is not there', () => {
  const listed = [...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1] ?? '');
  expect(listed.sort()).toEqual([...SETTING_NAMES].sort());
});

it('names only commands that exist', () => {
  const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1] ?? '');
  expect(named.filter((name) => !manifest.scripts[name])).toEqual([]);
});
