import type { LibraryNode, MappedCode } from '#db/queries/frameworks.server.ts';

/** What the address of a framework's page narrows it to; empty narrows nothing. */
export interface TreeFilter {
  q: string;
  level: string;
  keyOnly: boolean;
}

export function readTreeFilter(search: URLSearchParams): TreeFilter {
  return {
    q: (search.get('q') ?? '').trim().slice(0, 100),
    level: (search.get('level') ?? '').slice(0, 20),
    keyOnly: search.get('key') === 'yes',
  };
}

/** A heading with what stands under it, or a requirement with what it touches elsewhere. */
export interface TreeNode {
  node: LibraryNode;
  children: TreeNode[];
  mappings: readonly MappedCode[];
}

export interface Tree {
  roots: TreeNode[];
  /** Requirements that the filter leaves. */
  shown: number;
}

/** The framework as a tree under a filter: a heading stays when something under it does, or when it is found itself. */
export function treeOf(nodes: readonly LibraryNode[], mappings: readonly MappedCode[], filter: TreeFilter): Tree {
  const byParent = groupByParent(nodes);
  const touched = new Map<string, MappedCode[]>();
  for (const mapping of mappings) touched.set(mapping.code, [...(touched.get(mapping.code) ?? []), mapping]);
  const words = normal(filter.q).split(/\s+/).filter(Boolean);
  let shown = 0;
  const grow = (node: LibraryNode, found: boolean): TreeNode | null => {
    const hit = found || matches(node, words);
    const mine = touched.get(node.code) ?? [];
    if (node.kind === 'requirement') {
      if (!hit || !counts(node, filter)) return null;
      shown += 1;
      return { node, children: [], mappings: mine };
    }
    const below = words.length > 0 && hit;
    const children = (byParent.get(node.code) ?? []).flatMap((child) => grow(child, below) ?? []);
    return children.length > 0 ? { node, children, mappings: mine } : null;
  };
  const roots = (byParent.get(null) ?? []).flatMap((root) => grow(root, false) ?? []);
  return { roots, shown };
}

function groupByParent(nodes: readonly LibraryNode[]): Map<string | null, LibraryNode[]> {
  const groups = new Map<string | null, LibraryNode[]>();
  for (const node of nodes) groups.set(node.parent, [...(groups.get(node.parent) ?? []), node]);
  return groups;
}

function counts(node: LibraryNode, { level, keyOnly }: TreeFilter): boolean {
  if (level !== '' && !node.levels.includes(level)) return false;
  if (!keyOnly) return true;
  return level === '' ? node.keyLevels.length > 0 : node.keyLevels.includes(level);
}

/** Every word occurs somewhere in the code, the title or the help, in either language; accents and case do not count. */
function matches(node: LibraryNode, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const { code, titleNl, titleEn, helpNl, helpEn } = node;
  const text = normal(`${code} ${titleNl} ${titleEn} ${helpNl ?? ''} ${helpEn ?? ''}`);
  return words.every((word) => text.includes(word));
}

function normal(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
