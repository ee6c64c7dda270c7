import type { FrameworkFile, FrameworkNode, RequirementNode } from '#db/frameworks/format.ts';

/** A node with all that stands under it, as one stretch of the list. */
interface Stretch {
  from: number;
  to: number;
}

/** Puts a node at the end of what stands under its parent, or at the end of all. */
export function addNode(file: FrameworkFile, node: FrameworkNode): FrameworkFile {
  const under = node.parent === null ? null : stretchOf(file.nodes, node.parent);
  const at = under?.to ?? file.nodes.length;
  return { ...file, nodes: file.nodes.toSpliced(at, 0, node) };
}

/** Writes a node over the one with this code; what points at it follows when its code changes. */
export function changeNode(file: FrameworkFile, code: string, node: FrameworkNode): FrameworkFile {
  const nodes = file.nodes.map((each) => {
    if (each.code === code) return node;
    const moved = each.parent === code ? { ...each, parent: node.code } : each;
    if (moved.kind !== 'requirement' || moved.follows?.code !== code) return moved;
    return { ...moved, follows: { ...moved.follows, code: node.code } };
  });
  return { ...file, nodes };
}

/** Swaps a node, with what stands under it, with the one before or after it under the same parent. */
export function moveNode(file: FrameworkFile, code: string, by: 'up' | 'down'): FrameworkFile {
  const node = file.nodes.find((each) => each.code === code);
  if (!node) return file;
  const siblings = file.nodes.filter((each) => each.parent === node.parent);
  const at = siblings.indexOf(node);
  const other = siblings[by === 'up' ? at - 1 : at + 1];
  if (!other) return file;
  const [first, second] = by === 'up' ? [other.code, code] : [code, other.code];
  const a = stretchOf(file.nodes, first);
  const b = stretchOf(file.nodes, second);
  if (!a || !b) return file;
  const nodes = [
    ...file.nodes.slice(0, a.from),
    ...file.nodes.slice(b.from, b.to),
    ...file.nodes.slice(a.to, b.from),
    ...file.nodes.slice(a.from, a.to),
    ...file.nodes.slice(b.to),
  ];
  return { ...file, nodes };
}

/** Takes a node away with all that stands under it; follow-up questions to what went are ordinary ones from then on. */
export function removeNode(file: FrameworkFile, code: string): FrameworkFile {
  const gone = stretchOf(file.nodes, code);
  if (!gone) return file;
  const codes = new Set(file.nodes.slice(gone.from, gone.to).map((node) => node.code));
  const nodes = file.nodes.toSpliced(gone.from, gone.to - gone.from).map((node) => {
    return node.kind === 'requirement' && node.follows && codes.has(node.follows.code)
      ? { ...node, follows: null }
      : node;
  });
  return { ...file, nodes };
}

/** How many headings and questions go when this one goes. */
export function sizeOf(file: FrameworkFile, code: string): number {
  const stretch = stretchOf(file.nodes, code);
  return stretch ? stretch.to - stretch.from : 0;
}

/** A code for the next node under a parent that nobody has yet: 1, 2, …; 1.1, 1.2, …. */
export function nextCode(file: FrameworkFile, parent: string | null): string {
  const taken = new Set(file.nodes.map((node) => node.code));
  const start = parent === null ? '' : `${parent}.`;
  let number = file.nodes.filter((node) => node.parent === parent).length + 1;
  while (taken.has(`${start}${number}`)) number += 1;
  return `${start}${number}`;
}

/** The questions that stand before a place: those that a question there can follow on. */
export function earlierQuestions(file: FrameworkFile, code: string | null): RequirementNode[] {
  const at = code === null ? -1 : file.nodes.findIndex((node) => node.code === code);
  return file.nodes.slice(0, at === -1 ? undefined : at).filter((node) => node.kind === 'requirement');
}

function stretchOf(nodes: readonly FrameworkNode[], code: string): Stretch | null {
  const from = nodes.findIndex((node) => node.code === code);
  if (from === -1) return null;
  const inside = new Set([code]);
  let to = from + 1;
  for (let node = nodes[to]; node && node.parent !== null && inside.has(node.parent); node = nodes[to]) {
    inside.add(node.code);
    to += 1;
  }
  return { from, to };
}
