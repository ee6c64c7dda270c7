import { followFaults } from './check-follows.ts';
import { groupFaults } from './check-groups.ts';
import { type Fault, faultAt } from './fault.ts';
import type { FrameworkFile, FrameworkNode, NodeKind, RequirementNode } from './format.ts';

/**
 * What a well-formed framework can still have wrong: every fault, each naming the code it is about.
 * @param own a service's own framework, whose questions stand in the order that its writer chose.
 */
export function ruleFaults(framework: FrameworkFile, own: boolean): Fault[] {
  const levels = framework.levels.map((level) => level.code);
  const byCode = new Map(framework.nodes.map((node) => [node.code, node]));
  return [
    ...duplicates(levels, 'level_twice'),
    ...duplicates(
      framework.nodes.map((node) => node.code),
      'code_twice',
    ),
    ...framework.nodes.flatMap((node) => parentFaults(node, byCode)),
    ...orderFaults(framework.nodes, own),
    ...emptyGroupFaults(framework.nodes, byCode),
    ...twinTitleFaults(framework.nodes),
    ...framework.nodes.flatMap((node) => (node.kind === 'requirement' ? levelFaults(node, levels) : [])),
    ...tableFaults(framework, levels),
    ...groupFaults(framework, levels, byCode),
    ...followFaults(framework),
  ];
}

function duplicates(values: string[], key: 'level_twice' | 'code_twice'): Fault[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const value of values) (seen.has(value) ? twice : seen).add(value);
  return [...twice].map((value) => faultAt(value, key));
}

/** What may stand above each kind. CyFun nests in fixed steps; the other frameworks use sections of any depth. */
const allowedParents: Record<NodeKind, readonly (NodeKind | null)[]> = {
  function: [null],
  category: ['function'],
  subcategory: ['category'],
  section: [null, 'section'],
  requirement: ['subcategory', 'section'],
};

function parentFaults(node: FrameworkNode, byCode: Map<string, FrameworkNode>): Fault[] {
  const parent = node.parent === null ? null : byCode.get(node.parent);
  if (parent === undefined) return [faultAt(node.code, 'parent_unknown', { parent: node.parent ?? '' })];
  if (allowedParents[node.kind].includes(parent?.kind ?? null)) return [];
  return [faultAt(node.code, 'parent_kind', { kind: node.kind, parent: parent === null ? 'root' : parent.kind })];
}

/** Depth-first, and siblings that differ only in their numbers in numeric order: ID.AM-08.10 after ID.AM-08.9. */
function orderFaults(nodes: FrameworkNode[], own: boolean): Fault[] {
  const faults: Fault[] = [];
  const open: string[] = [];
  const lastOfSort = new Map<string, string>();
  for (const node of nodes) {
    while (open.length > 0 && open.at(-1) !== node.parent) open.pop();
    if (node.parent !== null && open.length === 0) faults.push(faultAt(node.code, 'cut_off'));
    open.push(node.code);
    const sort = `${node.parent} ${node.code.replace(/\d+/g, '#')}`;
    const previous = lastOfSort.get(sort);
    if (!own && previous !== undefined && compareCodes(previous, node.code) > 0) {
      faults.push(faultAt(node.code, 'order', { other: previous }));
    }
    lastOfSort.set(sort, node.code);
  }
  return faults;
}

/** Compares two codes of the same pattern by their numbers, as 9 < 10. */
export function compareCodes(a: string, b: string): number {
  const left = a.match(/\d+/g) ?? [];
  const right = b.match(/\d+/g) ?? [];
  for (const [position, digits] of left.entries()) {
    const difference = Number(digits) - Number(right[position] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function emptyGroupFaults(nodes: FrameworkNode[], byCode: Map<string, FrameworkNode>): Fault[] {
  const filled = new Set<string>();
  for (const node of nodes) {
    if (node.kind !== 'requirement') continue;
    for (let code = node.parent; code !== null && !filled.has(code); code = byCode.get(code)?.parent ?? null) {
      filled.add(code);
    }
  }
  return nodes
    .filter((node) => node.kind !== 'requirement' && !filled.has(node.code))
    .map((node) => faultAt(node.code, 'empty', { kind: node.kind }));
}

function twinTitleFaults(nodes: FrameworkNode[]): Fault[] {
  const owner = new Map<string, string>();
  return nodes.flatMap((node) =>
    (['nl', 'en'] as const).flatMap((language) => {
      const key = `${node.parent} ${language} ${node.title[language]}`;
      const twin = owner.get(key);
      owner.set(key, node.code);
      return twin === undefined ? [] : [faultAt(node.code, 'twin_title', { language, other: twin })];
    }),
  );
}

/** A requirement holds from its lowest level up, and can be key or not applicable only where it applies. */
function levelFaults(node: RequirementNode, levels: string[]): Fault[] {
  const named = new Set([node.level, ...node.levels, ...node.key_levels, ...node.na_levels]);
  const faults = [...named]
    .filter((level) => !levels.includes(level))
    .map((level) => faultAt(node.code, 'level_unknown', { level }));
  const cumulative = levels.slice(levels.indexOf(node.level));
  if (levels.includes(node.level) && cumulative.join() !== node.levels.join()) {
    faults.push(faultAt(node.code, 'levels_from', { levels: cumulative.join(', '), level: node.level }));
  }
  for (const level of node.key_levels) {
    if (!node.levels.includes(level)) faults.push(faultAt(node.code, 'key_not_applied', { level }));
    if (node.na_levels.includes(level)) faults.push(faultAt(node.code, 'na_on_key', { level }));
  }
  for (const level of node.na_levels) {
    if (!node.levels.includes(level)) faults.push(faultAt(node.code, 'na_not_applied', { level }));
  }
  return faults;
}

function tableFaults(framework: FrameworkFile, levels: string[]): Fault[] {
  const { scale, thresholds, not_applicable } = framework;
  const tables = { threshold: thresholds, 'N/A rule': not_applicable };
  return Object.entries(tables).flatMap(([what, table]) => {
    if (table === null) return [];
    const faults = Object.keys(table)
      .filter((level) => !levels.includes(level))
      .map((level) => faultAt(level, 'table_level', { what }));
    if (scale === 'compliance') faults.push(faultAt(framework.code, 'table_compliance', { what }));
    else
      faults.push(
        ...levels.filter((level) => !(level in table)).map((level) => faultAt(level, 'table_absent', { what })),
      );
    return faults;
  });
}
