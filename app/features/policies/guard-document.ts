import { type MarkdownNode, nodesOf } from './markdown-tree.ts';
import type { Fault } from './policy-fault.ts';

/** The elements that a document may use, each with the attributes it must have, all plain text. */
const ELEMENTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Definition', ['term']],
  ['Note', []],
]);

/** What prose is made of. A kind of node that is not named here is refused, so that a new one is not let in unseen. */
const PROSE = new Set(
  'root yaml paragraph heading text emphasis strong inlineCode code break thematicBreak blockquote list listItem'
    .split(' ')
    .concat('link', 'linkReference', 'definition'),
);

const REFUSED: Readonly<Record<string, string>> = {
  mdxjsEsm: 'import and export are not allowed',
  mdxFlowExpression: 'an {expression} is not allowed',
  mdxTextExpression: 'an {expression} is not allowed',
};

/** Pages of this product, places in the document, and what a reader may safely be sent to. */
const LINK = /^(https:\/\/|mailto:|tel:|\/(?![/\\])|#)/;

/**
 * Everything in a document that is more than prose. MDX is code that runs on the server, so this must look at the tree
 * before any other plugin does, and nothing may be compiled when it finds something.
 */
export function guardDocument(tree: MarkdownNode): Fault[] {
  return [...nodesOf(tree)].flatMap((node) =>
    faultsOf(node).map((text) => ({ line: node.position?.start.line ?? 1, text })),
  );
}

function faultsOf(node: MarkdownNode): string[] {
  if (node.type === 'mdxJsxFlowElement') return elementFaults(node);
  if (node.type === 'mdxJsxTextElement') return [`<${node.name ?? ''}> is not allowed inside a line of text`];
  if (!PROSE.has(node.type)) return [REFUSED[node.type] ?? `${node.type} is not allowed`];
  if (node.type === 'heading' && node.depth === 1)
    return ['a heading begins with ##: the title is in the front matter'];
  if (node.url !== undefined && !LINK.test(node.url)) return [`a link to ${node.url} is not allowed`];
  return [];
}

function elementFaults(node: MarkdownNode): string[] {
  const name = node.name ?? '';
  const wanted = ELEMENTS.get(name);
  if (!wanted) return [`<${name}> is not allowed`];
  const given = node.attributes ?? [];
  const missing = wanted.filter((attribute) => !given.some((one) => one.name === attribute));
  return [
    ...given.flatMap((attribute) => attributeFaults(name, wanted, attribute)),
    ...missing.map((attribute) => `<${name}> wants ${attribute}="…"`),
  ];
}

type Attribute = NonNullable<MarkdownNode['attributes']>[number];

function attributeFaults(element: string, wanted: readonly string[], { type, name, value }: Attribute): string[] {
  if (type !== 'mdxJsxAttribute' || name === undefined) return [`a {...spread} on <${element}> is not allowed`];
  if (!wanted.includes(name)) return [`${name} on <${element}> is not allowed`];
  return typeof value === 'string' ? [] : [`${name} on <${element}> must be plain text, not an {expression}`];
}
