import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { compilePolicy } from '#app/features/policies/compile-policy.server.ts';
import { policyLibrary } from '#app/features/policies/library.server.ts';
import { projectRoot } from '#db/root.server.ts';

const scratch = mkdtempSync(join(tmpdir(), 'waarborg-policies-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A copy of the library that comes with Waarborg, with a compiler that is watched. */
function aLibrary(name: string) {
  const folder = join(scratch, name);
  cpSync(join(projectRoot(), 'policies'), folder, { recursive: true });
  const seen = { files: [] as string[], running: 0, most: 0 };
  const library = policyLibrary(folder, async (file, source) => {
    seen.files.push(file);
    seen.running += 1;
    seen.most = Math.max(seen.most, seen.running);
    await pause(2);
    return compilePolicy(file, source).finally(() => {
      seen.running -= 1;
    });
  });
  return { folder, library, seen };
}

describe('the policy library', () => {
  it('compiles each document once and one at a time, however many ask for it at once', async () => {
    const { library, seen } = aLibrary('at-once');
    await Promise.all(Array.from({ length: 20 }, (_, n) => library.list(n % 2 ? 'nl' : 'en')));
    expect(seen.files).toHaveLength(6);
    expect(seen.most).toBe(1);
    await library.find('datalek', 'nl');
    expect(seen.files).toHaveLength(6);
  });

  it('shows a changed document at the next request', async () => {
    const { folder, library, seen } = aLibrary('changed');
    const before = await library.find('datalek', 'nl');
    const head = "version: '1.1'\ndate: '2026-11-21'\nowner: x\naudience: x\nsummary: x\nrequirements: [GV.PO-01.1]";
    writeFileSync(join(folder, 'datalek', 'nl.mdx'), `---\ncode: datalek\ntitle: Nieuw\n${head}\n---\n\nTekst.\n`);
    const after = await library.find('datalek', 'nl');
    expect([before?.facts.version, after?.facts.version, after?.html]).toEqual(['1.0', '1.1', '<p>Tekst.</p>']);
    expect(seen.files).toHaveLength(2);
  });

  it('gives the other language where there is no translation, and says so', async () => {
    const { folder, library } = aLibrary('untranslated');
    rmSync(join(folder, 'datalek', 'en.mdx'));
    const policy = await library.find('datalek', 'en');
    expect([policy?.language, policy?.facts.title]).toEqual(['nl', 'Procedure bij een datalek']);
    expect((await library.list('en')).map((one) => one.language).sort()).toEqual(['en', 'en', 'nl']);
  });

  it.each(['unknown', '..', '../policies', 'datalek/../datalek', 'datalek/', '', '.', 'DATALEK', '__proto__'])(
    'has nothing under a code that is no folder of it: %j',
    async (code) => {
      const { library } = aLibrary('codes');
      expect(await library.find(code, 'nl')).toBe(null);
    },
  );

  it('has nothing in a folder without a document', async () => {
    const { folder, library } = aLibrary('empty');
    mkdirSync(join(folder, 'draft'));
    expect(await library.find('draft', 'nl')).toBe(null);
    expect(await library.list('nl')).toHaveLength(3);
  });

  it('refuses a document under another code than its own', async () => {
    const { folder, library } = aLibrary('moved');
    cpSync(join(folder, 'datalek'), join(folder, 'lek'), { recursive: true });
    await expect(library.find('lek', 'nl')).rejects.toThrow('policies/lek/nl.mdx:1: its code is not lek');
  });

  it('tries again after a compiler that failed, and goes on with the next document', async () => {
    let fails = 1;
    const library = policyLibrary(join(projectRoot(), 'policies'), async (file, source) => {
      fails -= 1;
      if (fails >= 0) throw new Error('The compiler was killed');
      return compilePolicy(file, source);
    });
    await expect(library.find('datalek', 'nl')).rejects.toThrow('killed');
    expect((await library.find('datalek', 'nl'))?.facts.code).toBe('datalek');
  });
});
