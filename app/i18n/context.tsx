import { createContext, type ReactNode, useContext } from 'react';
import type { Language } from './catalogue.ts';
import { type Translate, translator } from './translate.ts';

interface Speech {
  language: Language;
  t: Translate;
}

const SpeechContext = createContext<Speech>({ language: 'nl', t: translator('nl') });

/** Sets the language in which everything below is written. */
export function SpeechProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <SpeechContext.Provider value={{ language, t: translator(language) }}>{children}</SpeechContext.Provider>;
}

/** The translator of this page. */
export function useT(): Translate {
  return useContext(SpeechContext).t;
}

/** The language of this page, for dates and for titles that the data holds in both languages. */
export function useLanguage(): Language {
  return useContext(SpeechContext).language;
}
