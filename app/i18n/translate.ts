import { IntlMessageFormat } from 'intl-messageformat';
import { en, type Language, type MessageKey, nl } from './catalogue.ts';

/** What a message may be filled with; dates are formatted before they get here. */
export type MessageValues = Record<string, string | number>;

/** Gives the text of a key in one language, filled in (ICU message syntax: `{n, plural, one {# vraag} other {# vragen}}`). */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

const LOCALES: Record<Language, string> = { nl: 'nl-BE', en: 'en-GB' };
const texts: Record<Language, Map<string, string>> = { nl: flatten(nl), en: flatten(en) };
const formats = new Map<string, IntlMessageFormat>();

/** The translator of a language. A key without a text in that language falls back to Dutch, which is complete. */
export function translator(language: Language): Translate {
  return (key, values) => {
    const text = texts[language].get(key) ?? texts.nl.get(key) ?? key;
    if (!text.includes('{')) return text;
    return String(formatOf(language, key, text).format(values ?? {}));
  };
}

/** Whether a text is a key of the catalogue: for keys that travel through a form's errors or a notice. */
export function isMessageKey(text: string): text is MessageKey {
  return texts.nl.has(text);
}

/** All keys with their text; for the test that compares the languages. */
export function messagesOf(language: Language): ReadonlyMap<string, string> {
  return texts[language];
}

function formatOf(language: Language, key: string, text: string): IntlMessageFormat {
  const cached = formats.get(`${language}:${key}`);
  if (cached) return cached;
  const made = new IntlMessageFormat(text, LOCALES[language]);
  formats.set(`${language}:${key}`, made);
  return made;
}

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, prefix = '', into = new Map<string, string>()): Map<string, string> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') into.set(prefix + key, value);
    else flatten(value, `${prefix}${key}.`, into);
  }
  return into;
}
