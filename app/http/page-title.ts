import type { MetaFunction } from '@remix-run/node';
import type { Language } from '#app/i18n/catalogue.ts';
import { type Translate, translator } from '#app/i18n/translate.ts';

/**
 * A route's `meta`: its title in the reader's language, with the product's name behind it.
 * @param title gets the translator and the loader's data, which is undefined when the page is an error.
 */
export function pageTitle<Data>(
  title: (t: Translate, data: Data | undefined, language: Language) => string,
): MetaFunction {
  return ({ data, matches, error }) => {
    const root = matches.find((match) => match.id === 'root')?.data as { language?: Language } | undefined;
    const language = root?.language ?? 'nl';
    const t = translator(language);
    const text = error ? t('common.error.heading') : title(t, data as Data | undefined, language);
    return [{ title: `${text} · ${t('common.product')}` }];
  };
}
