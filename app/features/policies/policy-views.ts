import type { Language } from '#app/i18n/catalogue.ts';
import type { Heading } from './document-outline.ts';

/** A document in the list. `language` is that of its text, which is not always the reader's. */
export interface PolicyLine {
  code: string;
  title: string;
  summary: string;
  version: string;
  /** The day of this version. */
  date: string;
  language: Language;
}

export interface RelatedRequirement {
  code: string;
  title: string;
}

/** A document to read. `html` was made on the server out of a document of this repository. */
export interface PolicyView extends PolicyLine {
  owner: string;
  audience: string;
  html: string;
  outline: readonly Heading[];
  related: readonly RelatedRequirement[];
}

/** The `lang` of a text in that language. */
export function langOf(language: Language): string {
  return language === 'nl' ? 'nl-BE' : 'en';
}
