import type { Language } from '#app/i18n/catalogue.ts';
import { type PolicyLibrary, policies } from './library.server.ts';

/** The documents of the library as plain text, to look for words in. */
export async function searchablePolicies(language: Language, library: PolicyLibrary = policies) {
  const all = await library.list(language);
  return all.map(({ facts, html }) => ({
    code: facts.code,
    title: facts.title,
    text: `${facts.summary} ${plain(html)}`,
  }));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
};

function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? ' ')
    .replace(/\s+/g, ' ');
}
