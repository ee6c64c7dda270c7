import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Definition, Note } from './document-elements.tsx';
import { type Heading, outlineDocument } from './document-outline.ts';
import { checkFrontMatter, type PolicyFacts } from './front-matter.ts';
import { guardDocument } from './guard-document.ts';
import type { MarkdownNode } from './markdown-tree.ts';
import { type Fault, PolicyFault } from './policy-fault.ts';

/** A document made ready to show: its facts, its text as HTML, and the headings in it. */
export interface CompiledPolicy {
  facts: PolicyFacts;
  html: string;
  outline: Heading[];
}

/**
 * Makes one policy document ready. MDX becomes code that runs here: only files of this repository may come in, and only
 * after the guard found nothing in them. The browser gets HTML and never the code.
 * @param file how the document is called in a fault, such as `policies/datalek/nl.mdx`.
 * @throws {PolicyFault} naming every fault with its line.
 */
export async function compilePolicy(file: string, source: string): Promise<CompiledPolicy> {
  // Loaded with the first document: the compiler would slow down every start.
  const { bundleMDX } = await import('mdx-bundler');
  const { getMDXComponent } = await import('mdx-bundler/client/index.js');
  const found: { faults: Fault[]; outline: Heading[] } = { faults: [], outline: [] };
  const look = (tree: unknown) => {
    found.faults = guardDocument(tree as MarkdownNode);
    if (found.faults.length > 0) throw new Error('The guard refuses this document');
    found.outline = outlineDocument(tree as MarkdownNode);
  };
  const { code, frontmatter } = await bundleMDX<Record<string, unknown>>({
    source,
    grayMatterOptions: (options) => ({ ...options, engines: ONLY_YAML }),
    mdxOptions: (options) => ({ ...options, remarkPlugins: [() => look, ...(options.remarkPlugins ?? [])] }),
    esbuildOptions: (options) => ({ ...options, logLevel: 'silent' }),
  }).catch((error: unknown) => {
    throw new PolicyFault(file, found.faults.length > 0 ? found.faults : parserFaults(error));
  });
  const head = checkFrontMatter(frontmatter, source);
  if (!head.ok) throw new PolicyFault(file, head.faults);
  const html = renderToStaticMarkup(createElement(getMDXComponent(code), { components: { Definition, Note } }));
  return { facts: head.facts, html, outline: found.outline };
}

/** gray-matter would run `---js` front matter. Its languages are these two and YAML; any other has no reader. */
const ONLY_YAML = { javascript: refuseLanguage, json: refuseLanguage };

function refuseLanguage(): never {
  throw new Error('front matter is YAML and nothing else');
}

/** What a parser says: esbuild passes on those of MDX with their place, YAML's has a mark counted from the first `---`. */
function parserFaults(error: unknown): Fault[] {
  const { errors, mark } = error as { errors?: { text: string; location: { line: number } | null }[]; mark?: Mark };
  if (errors) return errors.map(({ text, location }) => ({ line: location?.line ?? 1, text: lastLine(text) }));
  return [{ line: (mark?.line ?? 0) + 1, text: lastLine(mark ? (error as Error & Mark).reason : String(error)) }];
}

interface Mark {
  line: number;
  reason: string;
}

function lastLine(text: string): string {
  return (text.trim().split('\n').at(-1) ?? '').trim();
}
