import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '#app/i18n/catalogue.ts';
import { projectRoot } from '#db/root.server.ts';
import { type CompiledPolicy, compilePolicy } from './compile-policy.server.ts';
import { PolicyFault } from './policy-fault.ts';

/** A document in the language asked for, or in the other where there is no translation: `language` says which. */
export interface Policy extends CompiledPolicy {
  language: Language;
}

/** The policy documents of a folder: `<code>/<language>.mdx`. */
export interface PolicyLibrary {
  /** All documents, by title. */
  list: (language: Language) => Promise<Policy[]>;
  /** One document, or null when there is none of that code. */
  find: (code: string, language: Language) => Promise<Policy | null>;
}

/**
 * Reads the folder at each request, so that a changed document shows at once, and compiles each content once, one at a
 * time: compiling takes the processor, and requests that come meanwhile wait for the same result.
 * @throws {PolicyFault} from both functions, for a document that may not be served.
 */
export function policyLibrary(folder: string, compile: typeof compilePolicy = compilePolicy): PolicyLibrary {
  const compiled = new Map<string, Promise<CompiledPolicy>>();
  let queue: Promise<unknown> = Promise.resolve();

  function compileOnce(file: string, source: string): Promise<CompiledPolicy> {
    const key = createHash('sha256').update(`${file}\0${source}`).digest('hex');
    const known = compiled.get(key);
    if (known) return known;
    const made = queue.then(() => compile(file, source));
    queue = made.catch(() => compiled.delete(key));
    compiled.set(key, made);
    return made;
  }

  async function read(code: string, asked: Language): Promise<Policy | null> {
    for (const language of [asked, asked === 'nl' ? 'en' : 'nl'] as const) {
      const source = await readText(join(folder, code, `${language}.mdx`));
      if (source === null) continue;
      const file = `policies/${code}/${language}.mdx`;
      const policy = await compileOnce(file, source);
      if (policy.facts.code !== code) throw new PolicyFault(file, [{ line: 1, text: `its code is not ${code}` }]);
      return { ...policy, language };
    }
    return null;
  }

  return {
    async list(language) {
      const all = await Promise.all((await codesIn(folder)).map((code) => read(code, language)));
      return all
        .filter((policy) => policy !== null)
        .sort((a, b) => a.facts.title.localeCompare(b.facts.title, language));
    },
    // The code comes from an address: it is looked for among the folders, and never made into a path by itself.
    async find(code, language) {
      return (await codesIn(folder)).includes(code) ? read(code, language) : null;
    },
  };
}

/** The library that comes with Waarborg. */
export const policies = policyLibrary(join(projectRoot(), 'policies'));

async function codesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

async function readText(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}
