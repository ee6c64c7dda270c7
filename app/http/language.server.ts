import type { Language } from '#app/i18n/catalogue.ts';

const NAME = 'waarborg_language';
const YEAR_SECONDS = 31_536_000;

/** The cookie that remembers the language of somebody who is not signed in; it holds nothing else. */
export function languageCookie(language: Language, { origins }: { origins: readonly string[] }): string {
  const secure = origins.every((origin) => origin.startsWith('https:')) ? '; Secure' : '';
  return `${NAME}=${language}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${YEAR_SECONDS}${secure}`;
}

/**
 * The language for somebody who is not signed in: the one chosen before, else the one that a link in a mail asks for,
 * else Dutch.
 */
export function languageAsked(request: Request): Language {
  const chosen = new RegExp(`(?:^|; )${NAME}=(nl|en)(?:;|$)`).exec(request.headers.get('Cookie') ?? '')?.[1];
  const asked = chosen ?? new URL(request.url).searchParams.get('language');
  return asked === 'en' ? 'en' : 'nl';
}
