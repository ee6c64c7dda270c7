import { type MarkdownNode, nodesOf, textOf } from './markdown-tree.ts';

/** A heading that the table of contents leads to. */
export interface Heading {
  id: string;
  text: string;
  depth: 2 | 3;
}

/** The headings of a document, each given the id that its link points at. Two of the same text get different ids. */
export function outlineDocument(tree: MarkdownNode): Heading[] {
  const taken = new Set<string>();
  const headings: Heading[] = [];
  for (const node of nodesOf(tree)) {
    if (node.type !== 'heading' || (node.depth !== 2 && node.depth !== 3)) continue;
    const text = textOf(node);
    const id = freshId(slugOf(text), taken);
    node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id } };
    headings.push({ id, text, depth: node.depth });
  }
  return headings;
}

function freshId(slug: string, taken: Set<string>): string {
  let id = slug;
  for (let again = 2; taken.has(id); again += 1) id = `${slug}-${again}`;
  taken.add(id);
  return id;
}

/** The prefix keeps a heading apart from the ids of the page around it. */
function slugOf(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return `part-${plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')}`;
}
