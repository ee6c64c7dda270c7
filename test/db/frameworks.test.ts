import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkFramework } from '#db/frameworks/check.ts';
import { compareCodes } from '#db/frameworks/check-rules.ts';
import type { FrameworkFile, MappingsFile, RequirementNode } from '#db/frameworks/format.ts';

const folder = new URL('../../db/frameworks/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'mappings.json');
const frameworkOf = (name: string): FrameworkFile => {
  const checked = checkFramework(read(name));
  if (!checked.ok) throw new Error(`${name}\n${checked.faults.join('\n')}`);
  return checked.framework;
};
const requirementsOf = (framework: FrameworkFile): RequirementNode[] =>
  framework.nodes.filter((node) => node.kind === 'requirement');

describe('every shipped framework', () => {
  it('is one of the seven', () => {
    expect(names.sort()).toEqual(
      ['cyfun2023', 'cyfun2025', 'cyfun_small', 'gdpr', 'iso27001_2022', 'ksz', 'nis2'].map((code) => `${code}.json`),
    );
  });

  it.each(names)('%s has no fault', (name) => {
    expect(checkFramework(read(name))).toMatchObject({ ok: true });
    expect(frameworkOf(name).code).toBe(name.replace('.json', ''));
  });

  it.each(names)('%s has distinct titles among siblings, filled in both languages', (name) => {
    const seen = new Set<string>();
    for (const node of frameworkOf(name).nodes) {
      for (const language of ['nl', 'en'] as const) {
        expect(node.title[language].trim(), node.code).not.toBe('');
        const key = `${node.parent}|${language}|${node.title[language]}`;
        expect(seen.has(key), `${node.code} ${key}`).toBe(false);
        seen.add(key);
      }
    }
  });
});

describe('CyFun', () => {
  // Requirements, key measures, categories, subcategories: the official workbooks of both editions.
  it.each([
    ['cyfun2025', 'basic', 34, 13, 17, 28],
    ['cyfun2025', 'important', 133, 22, 20, 71],
    ['cyfun2025', 'essential', 218, 29, 22, 90],
    ['cyfun2023', 'basic', 34, 13, 15, 29],
    ['cyfun2023', 'important', 140, 21, 23, 90],
    ['cyfun2023', 'essential', 219, 29, 23, 99],
  ])('%s %s counts %i requirements, %i key measures, %i categories, %i subcategories', (code, level, ...counts) => {
    const framework = frameworkOf(`${code}.json`);
    const parents = new Map(framework.nodes.map((node) => [node.code, node.parent]));
    const requirements = requirementsOf(framework).filter((node) => node.levels.includes(level));
    expect([
      requirements.length,
      requirements.filter((node) => node.key_levels.includes(level)).length,
      new Set(requirements.map((node) => parents.get(node.parent ?? ''))).size,
      new Set(requirements.map((node) => node.parent)).size,
    ]).toEqual(counts);
  });

  it.each([
    ['cyfun2025', /^[A-Z]{2}\.[A-Z]{2}-\d{2}\.\d{1,2}$/],
    ['cyfun2023', /^[A-Z]{2}\.[A-Z]{2}-\d{1,2}\.\d{1,2}$/],
  ])('%s ids have the official form, in numeric order', (code, form) => {
    const codes = requirementsOf(frameworkOf(`${code}.json`)).map((node) => node.code);
    expect(codes.filter((each) => !form.test(each))).toEqual([]);
    for (const [position, each] of codes.entries()) {
      const next = codes[position + 1];
      if (next?.slice(0, 5) === each.slice(0, 5)) expect(compareCodes(each, next), `${each} ${next}`).toBeLessThan(0);
    }
  });

  it('puts ID.AM-08.10 after ID.AM-08.9', () => {
    const codes = requirementsOf(frameworkOf('cyfun2025.json')).map((node) => node.code);
    expect(codes.indexOf('ID.AM-08.10')).toBe(codes.indexOf('ID.AM-08.9') + 1);
  });

  it('keeps PR.AC-7.1 of 2023 key at Essential only', () => {
    const node = requirementsOf(frameworkOf('cyfun2023.json')).find((each) => each.code === 'PR.AC-7.1');
    expect(node).toMatchObject({ level: 'important', key_levels: ['essential'] });
  });

  it('forbids N/A on key measures, and at Essential on management aspects too', () => {
    for (const node of requirementsOf(frameworkOf('cyfun2025.json'))) {
      for (const level of node.levels) {
        const forbidden = node.key_levels.includes(level) || (level === 'essential' && node.management);
        expect(node.na_levels.includes(level), `${node.code} ${level}`).toBe(!forbidden);
      }
    }
    expect(requirementsOf(frameworkOf('cyfun2023.json')).every((node) => node.na_levels.length === 0)).toBe(true);
  });

  it('leaves PR.AA-06 out of the implementation groups at Essential, as the official workbook does', () => {
    const group = frameworkOf('cyfun2025.json').score_groups?.essential?.['PR.AA'];
    expect(group?.doc.flat()).toContain('PR.AA-06.1');
    expect(group?.impl.flat().filter((code) => code.startsWith('PR.AA-06'))).toEqual([]);
  });

  it('explains every Basic requirement and every key measure to a person who is no expert', () => {
    for (const framework of [frameworkOf('cyfun2025.json'), frameworkOf('cyfun2023.json')]) {
      const mute = requirementsOf(framework).filter(
        (node) => (node.level === 'basic' || node.key_levels.length > 0) && (!node.help || !node.evidence),
      );
      expect(mute.map((node) => node.code)).toEqual([]);
    }
  });
});

describe('the other frameworks', () => {
  it('asks the eleven Belgian points of NIS2 once each, under the letter of the directive', () => {
    const nodes = frameworkOf('nis2.json').nodes;
    for (const [position, letter] of [...'abcdefghij'].entries()) {
      expect(nodes.find((node) => node.code === `BE.30.3.${position + 1}`)?.parent).toBe(`21.2.${letter}`);
    }
    expect(nodes.some((node) => node.code === 'BE.30.3.11')).toBe(true);
  });

  it('counts 35 articles of the GDPR, 93 controls and 30 clauses of ISO 27001', () => {
    const articles = frameworkOf('gdpr.json').nodes.flatMap((node) => /^GDPR\.\d+/.exec(node.code)?.[0] ?? []);
    expect(new Set(articles).size).toBe(35);
    const iso = requirementsOf(frameworkOf('iso27001_2022.json'));
    expect(iso.filter((node) => node.code.startsWith('A.'))).toHaveLength(93);
    expect(iso.filter((node) => !node.code.startsWith('A.'))).toHaveLength(30);
  });

  it('says that the KSZ norms and CyFun Small are not verified', () => {
    expect(names.filter((name) => !frameworkOf(name).verified).sort()).toEqual(['cyfun_small.json', 'ksz.json']);
  });
});

describe('the mappings', () => {
  const mappings = read('mappings.json') as MappingsFile;

  it.each(mappings.sets.map((set) => [set.code, set] as const))('%s resolves on both sides', (_code, set) => {
    const codes = (name: string) => new Set(frameworkOf(`${name}.json`).nodes.map((node) => node.code));
    const [from, to] = [codes(set.from), codes(set.to)];
    expect(set.pairs.filter(([left, right]) => !from.has(left) || !to.has(right))).toEqual([]);
    expect(set.pairs.filter((pair) => !['equal', 'intersect', 'related'].includes(pair[2]))).toEqual([]);
    expect(new Set(set.pairs.map((pair) => pair.join())).size).toBe(set.pairs.length);
    expect(['official', 'published', 'derived', 'own_judgement']).toContain(set.quality);
  });

  it('gives a reason for each pair that is left out', () => {
    for (const set of mappings.left_out) {
      expect(set.reason.trim()).not.toBe('');
      expect(set.pairs.length).toBeGreaterThan(0);
    }
  });
});
