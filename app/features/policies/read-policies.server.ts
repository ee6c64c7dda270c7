import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '#app/i18n/catalogue.ts';
import { projectRoot } from '#db/root.server.ts';
import { type PolicyLibrary, policies } from './library.server.ts';
import type { PolicyLine, PolicyView, RelatedRequirement } from './policy-views.ts';

/** The documents of the library in the reader's language where they have it, for the list. */
export async function listPolicies(language: Language, library: PolicyLibrary = policies): Promise<PolicyLine[]> {
  const all = await library.list(language);
  return all.map((policy) => {
    const { code, title, summary, version, date } = policy.facts;
    return { code, title, summary, version, date, language: policy.language };
  });
}

/** One document to read, or null when the library has none of that code. */
export async function showPolicy(
  code: string,
  language: Language,
  library: PolicyLibrary = policies,
): Promise<PolicyView | null> {
  const policy = await library.find(code, language);
  if (!policy) return null;
  const { requirements, ...facts } = policy.facts;
  const related = await relatedRequirements(requirements, language);
  return { ...facts, language: policy.language, html: policy.html, outline: policy.outline, related };
}

interface Titled {
  code: string;
  title: Record<Language, string>;
}
let titles: Promise<Map<string, Titled>> | null = null;

/** The titles come from the framework's own file: the documents name its codes, whatever revision a database holds. */
async function relatedRequirements(codes: readonly string[], language: Language): Promise<RelatedRequirement[]> {
  titles ??= readTitles();
  const known = await titles;
  return codes.map((code) => ({ code, title: known.get(code)?.title[language] ?? '' }));
}

async function readTitles(): Promise<Map<string, Titled>> {
  const text = await readFile(join(projectRoot(), 'db', 'frameworks', 'cyfun2025.json'), 'utf8');
  const { nodes } = JSON.parse(text) as { nodes: Titled[] };
  return new Map(nodes.map((node) => [node.code, node]));
}
