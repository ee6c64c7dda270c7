import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { messagesOf } from '#app/i18n/translate.ts';
import { projectRoot } from '#db/root.server.ts';

/** Words for whole lists of codes of the domain, of which `breach-words.test.ts` asks one for each code. */
const VOCABULARY = /^(clocks\.(rule|precision|parts)|incident_terms\.(rsit|task_template))\./;

const sources = ['app', 'db'].flatMap((folder) =>
  readdirSync(join(projectRoot(), folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/i18n\/(nl|en)\//.test(path))
    .map((path) => readFileSync(path, 'utf8')),
);

/** Keys that stand in the code as they are. */
const whole = new Set(sources.flatMap((text) => [...text.matchAll(/'(\w+(?:\.[\w-]+)+)'/g)].map(([, key]) => key)));

/** Keys that the code puts together: what stands around the part that it fills in. */
const made = sources
  .flatMap((text) => [...text.matchAll(/`([^`\n]*\$\{[^`\n]*)`/g)].map(([, written = '']) => written))
  .map((written) => written.split(/\$\{[^}]*\}/))
  // One that names no part of a key would match them all.
  .filter((parts) => /^[\w.-]*[a-z]{2}[\w.-]*$/.test(parts.join('')) && parts.join('').includes('.'))
  .map((parts) => new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('[\\w.-]+')}$`));

it('has no text that no code asks for', () => {
  const keys = [...messagesOf('nl').keys()].filter((key) => !VOCABULARY.test(key));
  expect(keys.filter((key) => !whole.has(key) && !made.some((pattern) => pattern.test(key)))).toEqual([]);
});
