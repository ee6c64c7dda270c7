import { groupFaults } from './check-groups.ts';
import type { FrameworkFile, FrameworkNode, NodeKind, RequirementNode } from './format.ts';

/** What a well-formed framework file can still have wrong: every fault, each naming the code it is about. */
export function ruleFaults(framework: FrameworkFile): string[] {
  const levels = framework.levels.map((level) => level.code);
  const byCode = new Map(framework.nodes.map((node) => [node.code, node]));
  return [
    ...duplicates(levels, 'level'),
    ...duplicates(
      framework.nodes.map((node) => node.code),
      'code',
    ),
    ...framework.nodes.flatMap((node) => parentFaults(node, byCode)),
    ...orderFaults(framework.nodes),
    ...emptyGroupFaults(framework.nodes, byCode),
    ...twinTitleFaults(framework.nodes),
    ...framework.nodes.flatMap((node) => (node.kind === 'requirement' ? levelFaults(node, levels) : [])),
    ...tableFaults(framework, levels),
    ...groupFaults(framework, levels, byCode),
  ];
}

function duplicates(values: string[], what: string): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const value of values) (seen.has(value) ? twice : seen).add(value);
  return [...twice].map((value) => `${value}: duplicate ${what}`);
}

/** What may stand above each kind. CyFun nests in fixed steps; the other frameworks use sections of any depth. */
const allowedParents: Record<NodeKind, readonly (NodeKind | null)[]> = {
  function: [null],
  category: ['function'],
  subcategory: ['category'],
  section: [null, 'section'],
  requirement: ['subcategory', 'section'],
};

function parentFaults(node: FrameworkNode, byCode: Map<string, FrameworkNode>): string[] {
  const parent = node.parent === null ? null : byCode.get(node.parent);
  if (parent === undefined) return [`${node.code}: unknown parent ${node.parent}`];
  if (allowedParents[node.kind].includes(parent?.kind ?? null)) return [];
  return [`${node.code}: a ${node.kind} cannot stand under ${parent === null ? 'the root' : `a ${parent.kind}`}`];
}

/** Depth-first, and siblings that differ only in their numbers in numeric order: ID.AM-08.10 after ID.AM-08.9. */
function orderFaults(nodes: FrameworkNode[]): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const lastOfSort = new Map<string, string>();
  for (const node of nodes) {
    while (open.length > 0 && open.at(-1) !== node.parent) open.pop();
    if (node.parent !== null && open.length === 0) faults.push(`${node.code}: does not follow its parent directly`);
    open.push(node.code);
    const sort = `${node.parent} ${node.code.replace(/\d+/g, '#')}`;
    const previous = lastOfSort.get(sort);
    if (previous !== undefined && compareCodes(previous, node.code) > 0) {
      faults.push(`${node.code}: must stand before ${previous}`);
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

function emptyGroupFaults(nodes: FrameworkNode[], byCode: Map<string, FrameworkNode>): string[] {
  const filled = new Set<string>();
  for (const node of nodes) {
    if (node.kind !== 'requirement') continue;
    for (let code = node.parent; code !== null && !filled.has(code); code = byCode.get(code)?.parent ?? null) {
      filled.add(code);
    }
  }
  return nodes
    .filter((node) => node.kind !== 'requirement' && !filled.has(node.code))
    .map((node) => `${node.code}: a ${node.kind} without any requirement`);
}

function twinTitleFaults(nodes: FrameworkNode[]): string[] {
  const owner = new Map<string, string>();
  return nodes.flatMap((node) =>
    (['nl', 'en'] as const).flatMap((language) => {
      const key = `${node.parent} ${language} ${node.title[language]}`;
      const twin = owner.get(key);
      owner.set(key, node.code);
      return twin === undefined ? [] : [`${node.code}: same ${language} title as ${twin}`];
    }),
  );
}

/** A requirement holds from its lowest level up, and can be key or not applicable only where it applies. */
function levelFaults(node: RequirementNode, levels: string[]): string[] {
  const named = new Set([node.level, ...node.levels, ...node.key_levels, ...node.na_levels]);
  const faults = [...named]
    .filter((level) => !levels.includes(level))
    .map((level) => `${node.code}: unknown level ${level}`);
  const cumulative = levels.slice(levels.indexOf(node.level));
  if (levels.includes(node.level) && cumulative.join() !== node.levels.join()) {
    faults.push(`${node.code}: levels must be ${cumulative.join(', ')}, from ${node.level} up`);
  }
  for (const level of node.key_levels) {
    if (!node.levels.includes(level)) faults.push(`${node.code}: key measure at ${level}, where it does not apply`);
    if (node.na_levels.includes(level)) faults.push(`${node.code}: N/A allowed at ${level}, where it is a key measure`);
  }
  for (const level of node.na_levels) {
    if (!node.levels.includes(level)) faults.push(`${node.code}: N/A allowed at ${level}, where it does not apply`);
  }
  return faults;
}

function tableFaults(framework: FrameworkFile, levels: string[]): string[] {
  const { scale, thresholds, not_applicable } = framework;
  const tables = { threshold: thresholds, 'N/A rule': not_applicable };
  return Object.entries(tables).flatMap(([what, table]) => {
    if (table === null) return [];
    const faults = Object.keys(table)
      .filter((level) => !levels.includes(level))
      .map((level) => `${level}: ${what} for an unknown level`);
    if (scale === 'compliance') faults.push(`${framework.code}: a compliance scale has no ${what}`);
    else
      faults.push(...levels.filter((level) => !(level in table)).map((level) => `${level}: no ${what} for this level`));
    return faults;
  });
}
