import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkFramework } from '#db/frameworks/check.ts';
import type { FrameworkFile, RequirementNode } from '#db/frameworks/format.ts';

const file = new URL('../../db/frameworks/cyfun2025.json', import.meta.url);
const aFramework = (): FrameworkFile => JSON.parse(readFileSync(file, 'utf8'));

function requirement(framework: FrameworkFile, code: string): RequirementNode {
  const node = framework.nodes.find((each) => each.code === code);
  if (node?.kind !== 'requirement') throw new Error(code);
  return node;
}

function faultsAfter(damage: (framework: FrameworkFile) => void): string[] {
  const framework = aFramework();
  damage(framework);
  const checked = checkFramework(framework);
  return checked.ok ? [] : checked.faults;
}

describe('a damaged framework file', () => {
  it('shows an unknown parent and a duplicate code at once', () => {
    const faults = faultsAfter((framework) => {
      requirement(framework, 'GV.OC-03.1').parent = 'GV.OC-99';
      requirement(framework, 'RC.RP-05.1').code = 'RC.RP-06.1';
    });
    expect(faults).toContain('GV.OC-03.1: unknown parent GV.OC-99');
    expect(faults).toContain('RC.RP-06.1: duplicate code');
  });

  it('shows a fault of form beside a fault of sense', () => {
    const faults = faultsAfter((framework) => {
      requirement(framework, 'GV.OC-03.1').title.nl = '  ';
      requirement(framework, 'PR.AA-01.1').key_levels.push('platinum');
    });
    expect(faults.some((fault) => fault.startsWith('GV.OC-03.1: title.nl'))).toBe(true);
    expect(faults).toContain('PR.AA-01.1: unknown level platinum');
  });

  it('shows faults of nodes beside a fault of the header', () => {
    const faults = faultsAfter((framework) => {
      framework.owner = '';
      requirement(framework, 'GV.OC-03.1').weight = 0;
    });
    expect(faults.some((fault) => fault.startsWith('framework: owner'))).toBe(true);
    expect(faults.some((fault) => fault.startsWith('GV.OC-03.1: weight'))).toBe(true);
  });

  it.each<[string, (framework: FrameworkFile) => void, string]>([
    [
      'a missing title',
      (f) => Reflect.deleteProperty(requirement(f, 'GV.OC-03.1').title, 'en'),
      'GV.OC-03.1: title.en',
    ],
    [
      'a threshold for an unknown level',
      (f) => Object.assign(f.thresholds ?? {}, { gold: { key_measure: 3, category: null, total: 3 } }),
      'gold: threshold for an unknown level',
    ],
    [
      'a level without threshold',
      (f) => Reflect.deleteProperty(f.thresholds ?? {}, 'important'),
      'important: no threshold for this level',
    ],
    [
      'an N/A rule for an unknown level',
      (f) => Object.assign(f.not_applicable ?? {}, { gold: { max: 1, value: 3 } }),
      'gold: N/A rule for an unknown level',
    ],
    [
      'an unknown code in a group',
      (f) => f.score_groups?.basic?.['GV.OC']?.doc.push(['GV.OC-88.1']),
      'GV.OC-88.1: unknown requirement in score group GV.OC doc at basic',
    ],
    [
      'a group member that does not apply',
      (f) => f.score_groups?.basic?.['GV.OC']?.impl.push(['GV.OC-01.1']),
      'GV.OC-01.1: does not apply in score group GV.OC impl at basic',
    ],
    [
      'a group member of elsewhere',
      (f) => f.score_groups?.basic?.['GV.OC']?.impl.push(['GV.RM-03.1']),
      'GV.RM-03.1: belongs to another category than its score group',
    ],
    [
      'a group member that is there twice',
      (f) => f.score_groups?.basic?.['GV.OC']?.impl.push(['GV.OC-03.1']),
      'GV.OC-03.1: twice in score group GV.OC impl at basic',
    ],
    [
      'a category without group',
      (f) => Reflect.deleteProperty(f.score_groups?.basic ?? {}, 'GV.OC'),
      'GV.OC: no score group at basic',
    ],
    [
      'a group for an unknown category',
      (f) => Object.assign(f.score_groups?.basic ?? {}, { 'GV.ZZ': { doc: [['GV.OC-03.1']], impl: [['GV.OC-03.1']] } }),
      'GV.ZZ: score group for an unknown category at basic',
    ],
    [
      'a key measure where it does not apply',
      (f) => requirement(f, 'GV.SC-05.2').key_levels.push('basic'),
      'GV.SC-05.2: key measure at basic, where it does not apply',
    ],
    [
      'N/A on a key measure',
      (f) => requirement(f, 'PR.AA-01.1').na_levels.push('basic'),
      'PR.AA-01.1: N/A allowed at basic, where it is a key measure',
    ],
    [
      'N/A where it does not apply',
      (f) => requirement(f, 'GV.OC-01.1').na_levels.push('basic'),
      'GV.OC-01.1: N/A allowed at basic, where it does not apply',
    ],
    [
      'a gap in the levels',
      (f) => requirement(f, 'GV.OC-03.1').levels.splice(1, 1),
      'GV.OC-03.1: levels must be basic, important, essential, from basic up',
    ],
    [
      'an empty category',
      (f) =>
        void f.nodes.splice(1, 0, {
          kind: 'category',
          code: 'GV.AA',
          parent: 'GV',
          title: { nl: 'Leeg', en: 'Empty' },
        }),
      'GV.AA: a category without any requirement',
    ],
    [
      'twin titles',
      (f) => Object.assign(requirement(f, 'PR.AA-05.2').title, { nl: requirement(f, 'PR.AA-05.1').title.nl }),
      'PR.AA-05.2: same nl title as PR.AA-05.1',
    ],
    [
      'a requirement under a category',
      (f) => Object.assign(requirement(f, 'GV.OC-03.1'), { parent: 'GV.OC' }),
      'GV.OC-03.1: a requirement cannot stand under a category',
    ],
    [
      'a compliance scale with thresholds',
      (f) => Object.assign(f, { scale: 'compliance' }),
      'cyfun2025: a compliance scale has no threshold',
    ],
  ])('names %s', (_what, damage, expected) => {
    expect(faultsAfter(damage).filter((fault) => fault.startsWith(expected))).toHaveLength(1);
  });

  it('names a code that stands out of numeric order', () => {
    const faults = faultsAfter((framework) => {
      const at = framework.nodes.findIndex((node) => node.code === 'ID.AM-08.9');
      framework.nodes.splice(at, 2, ...framework.nodes.slice(at, at + 2).reverse());
    });
    expect(faults).toEqual(['ID.AM-08.9: must stand before ID.AM-08.10']);
  });

  it('names a node that is cut off from its parent', () => {
    const faults = faultsAfter((framework) => {
      const at = framework.nodes.findIndex((node) => node.code === 'GV.OC-03.2');
      framework.nodes.push(...framework.nodes.splice(at, 1));
    });
    expect(faults).toEqual(['GV.OC-03.2: does not follow its parent directly']);
  });

  it('ends when parents point in a circle', () => {
    const faults = faultsAfter((framework) => {
      framework.nodes.unshift(
        { kind: 'section', code: 'A', parent: 'B', title: { nl: 'a', en: 'a' } },
        { kind: 'section', code: 'B', parent: 'A', title: { nl: 'b', en: 'b' } },
      );
      requirement(framework, 'GV.OC-03.1').parent = 'B';
    });
    expect(faults.length).toBeGreaterThan(0);
  });

  it('refuses what is no framework at all', () => {
    for (const value of [null, 'text', [], { nodes: [null] }]) {
      expect(checkFramework(value), JSON.stringify(value)).toMatchObject({ ok: false });
    }
  });
});
