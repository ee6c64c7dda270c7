/** As much of a parsed document's tree as the guard and the table of contents look at. */
export interface MarkdownNode {
  type: string;
  name?: string | null;
  value?: string;
  url?: string;
  depth?: number;
  attributes?: readonly { type: string; name?: string; value?: unknown }[];
  children?: readonly MarkdownNode[];
  position?: { start: { line: number } };
  data?: { hProperties?: Record<string, string> };
}

/** The node and everything below it, in reading order. */
export function* nodesOf(node: MarkdownNode): Generator<MarkdownNode> {
  yield node;
  for (const child of node.children ?? []) yield* nodesOf(child);
}

/** The words of a node, without their marks. */
export function textOf(node: MarkdownNode): string {
  if (node.value !== undefined) return node.value;
  return (node.children ?? []).map(textOf).join('');
}
