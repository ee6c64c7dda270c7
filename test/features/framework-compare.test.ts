import { describe, expect, it } from 'vitest';
import { compareFrameworks, compareHeads, diffWords } from '#app/features/frameworks/compare.ts';
import { moveNode, removeNode } from '#app/features/frameworks/draft-edits.ts';
import { checkFramework } from '#db/frameworks/check.ts';
import type { FrameworkFile, RequirementNode } from '#db/frameworks/format.ts';

function question(code: string, parent: string, over: Partial<RequirementNode> = {}): RequirementNode {
  return {
    kind: 'requirement',
    code,
    parent,
    title: { nl: `Vraag ${code}`, en: `Question ${code}` },
    level: 'all',
    levels: ['all'],
    key_levels: [],
    management: false,
    na_levels: ['all'],
    weight: 1,
    help: null,
    evidence: null,
    ...over,
  };
}

function aFramework(over: Partial<FrameworkFile> = {}): FrameworkFile {
  const section = (code: string) => ({ kind: 'section' as const, code, parent: null, title: { nl: code, en: code } });
  return {
    code: 'proef',
    edition: '1',
    title: { nl: 'Proef', en: 'Trial' },
    owner: 'x',
    source_note: 'x',
    verified: false,
    scale: 'compliance',
    levels: [{ code: 'all', title: { nl: 'a', en: 'a' } }],
    thresholds: null,
    not_applicable: null,
    score_groups: null,
    nodes: [section('A'), question('1', 'A'), question('2', 'A'), question('3', 'A'), section('B'), question('4', 'B')],
    ...over,
  };
}

const change = (file: FrameworkFile, code: string, over: Partial<RequirementNode>): FrameworkFile => ({
  ...file,
  nodes: file.nodes.map((node) => (node.code === code ? ({ ...node, ...over } as RequirementNode) : node)),
});

describe('two revisions', () => {
  const base = aFramework();
  it.each<[string, FrameworkFile, string[]]>([
    ['are equal', aFramework(), []],
    ['lost one', removeNode(base, '2'), ['removed 2']],
    ['lost a section', removeNode(base, 'B'), ['removed B', 'removed 4']],
    ['have one more', { ...base, nodes: base.nodes.concat(question('5', 'B')) }, ['added 5']],
    ['have another order', moveNode(moveNode(base, '3', 'up'), '3', 'up'), ['moved 3']],
    ['have sections in another order', moveNode(base, 'B', 'up'), ['moved A']],
    ['differ in weight', change(base, '4', { weight: 3 }), ['changed 4']],
    ['differ in whom they ask', change(base, '4', { applies_to: ['ocmw'] }), ['changed 4']],
    ['differ in what a question follows on', change(base, '2', { follows: { code: '1', on: ['no'] } }), ['changed 2']],
  ])('%s', (_, newer, expected) => {
    const found = compareFrameworks(base, newer).map((each) => `${each.kind} ${each.code}`);
    expect(found.sort()).toEqual(expected.sort());
  });

  it.each([
    ['', 'een', '+een'],
    ['een twee', 'een ', 'een |-twee'],
    ['een twee drie', 'een vier drie', 'een |-twee |+vier |drie'],
    ['gelijk', 'gelijk', 'gelijk'],
  ])('"%s" became "%s"', (was, is, expected) => {
    const signs = { same: '', gone: '-', new: '+' };
    expect(
      diffWords(was, is)
        .map((each) => `${signs[each.kind]}${each.text}`)
        .join('|'),
    ).toBe(expected);
    expect(
      diffWords(was, is)
        .flatMap((each) => (each.kind === 'gone' ? [] : [each.text]))
        .join(''),
    ).toBe(is);
    expect(
      diffWords(was, is)
        .flatMap((each) => (each.kind === 'new' ? [] : [each.text]))
        .join(''),
    ).toBe(was);
  });
});

describe('the heads of two revisions', () => {
  const base = aFramework();
  it.each<[string, Partial<FrameworkFile>, string[]]>([
    ['are equal', {}, []],
    ['have another Dutch title', { title: { nl: 'Nieuw', en: 'Trial' } }, ['title_nl']],
    ['come from elsewhere', { owner: 'y', source_note: 'z', verified: true }, ['owner', 'source_note', 'verified']],
    ['have another scale', { scale: 'maturity' }, ['scale']],
    ['have other levels', { levels: [{ code: 'all', title: { nl: 'b', en: 'a' } }] }, ['levels']],
    ['pass at another score', { thresholds: { all: { key_measure: 3, category: null, total: 3 } } }, ['thresholds']],
  ])('%s', (_, over, expected) => {
    expect(compareHeads(base, aFramework(over)).map((each) => each.field)).toEqual(expected);
  });
});

describe('an own framework file', () => {
  const base = aFramework();
  it.each<[string, unknown, string]>([
    ['an unknown parent', change(base, '4', { parent: 'Z' }), '4 parent_unknown'],
    [
      'a code twice',
      { ...base, nodes: [...base.nodes, question('4', 'B', { title: { nl: 'x', en: 'x' } })] },
      '4 code_twice',
    ],
    ['a code without a digit', change(base, '4', { code: 'submit' }), 'submit code_shape'],
    ['a code with a slash', change(base, '4', { code: '4/1' }), '4/1 code_shape'],
    ['a weight of nothing', change(base, '4', { weight: 0 }), '4 shape_short'],
    ['a weight that is no number', change(base, '4', { weight: Number.NaN }), '4 shape_type'],
    ['an unknown kind of entity', change(base, '4', { applies_to: ['kerk'] }), '4 shape_value'],
    ['a regime that nothing depends on', change(base, '4', { regimes: ['gdpr'] }), '4 shape_value'],
    ['a follow-up to nothing', change(base, '4', { follows: { code: '9', on: ['no'] } }), '4 follow_unknown'],
    [
      'a follow-up to what stands after it',
      change(base, '1', { follows: { code: '2', on: ['no'] } }),
      '1 follow_later',
    ],
    ['a follow-up to itself', change(base, '1', { follows: { code: '1', on: ['no'] } }), '1 follow_later'],
    ['a follow-up upon no answer', change(base, '4', { follows: { code: '1', on: [] } }), '4 shape_short'],
    ['a field that does not exist', { ...base, secret: 1 }, 'framework shape_unknown'],
  ])('with %s is refused at its place', (_, file, expected) => {
    const checked = checkFramework(file, true);
    const found = checked.ok ? [] : checked.list.map((fault) => `${fault.at} ${fault.key}`);
    expect(found).toContain(expected);
  });

  it('may stand in any order, and is taken when nothing is wrong', () => {
    expect(checkFramework(moveNode(base, '3', 'up'), true).ok).toBe(true);
    expect(checkFramework(moveNode(base, '3', 'up')).ok).toBe(false);
  });
});
