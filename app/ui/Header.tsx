import type { Language, MessageKey } from '#app/i18n/catalogue.ts';
import { useT } from '#app/i18n/context.tsx';

interface HeaderProps {
  person: { name: string } | null;
  menu: readonly { label: MessageKey; href: string; current?: 'page' | 'true' }[];
  path: string;
  language: Language;
}

/** The top of every page: the product, search, the language and who is signed in in one row, the main menu below. */
export function Header({ person, menu, path, language }: HeaderProps) {
  const t = useT();
  return (
    <header className="top">
      <div className="top-inner">
        <a className="brand" href="/">
          <Mark />
          {t('common.product')}
        </a>
        <div className="top-side">
          {person && path !== '/search' && <HeaderSearch />}
          <LanguageSwitch language={language} path={path} />
          {person && (
            <>
              <a href="/account">{person.name}</a>
              <form method="post" action="/logout">
                <button className="button small" type="submit">
                  {t('common.nav.logout')}
                </button>
              </form>
            </>
          )}
        </div>
      </div>
      {menu.length > 0 && (
        <nav className="top-menu" aria-label={t('common.main_navigation')}>
          <ul>
            {menu.map((line) => (
              <li key={line.href}>
                <a href={line.href} aria-current={line.current}>
                  {t(line.label)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  );
}

/** Search from every page; the page of results has a field of its own. */
function HeaderSearch() {
  const t = useT();
  return (
    <search className="no-print">
      <form method="get" action="/search" className="top-search">
        <label htmlFor="top-search" className="visually-hidden">
          {t('search.in_header')}
        </label>
        <input
          id="top-search"
          name="q"
          type="search"
          placeholder={t('common.search')}
          maxLength={100}
          data-search-field
        />
        <button className="button small" type="submit">
          {t('common.search')}
        </button>
      </form>
    </search>
  );
}

function LanguageSwitch({ language, path }: { language: Language; path: string }) {
  const t = useT();
  const other = language === 'nl' ? 'en' : 'nl';
  return (
    <form method="post" action="/account/language">
      <input type="hidden" name="next" value={path} />
      <button className="button small" type="submit" name="language" value={other} lang={other}>
        <span className="visually-hidden">{t('common.language.switch')}: </span>
        {t(`common.language.${other}`)}
      </button>
    </form>
  );
}

function Mark() {
  return (
    <svg width="22" height="24" viewBox="0 0 22 24" aria-hidden="true" focusable="false">
      <path d="M11 1 21 4.5v7C21 17.5 16.8 21.4 11 23 5.2 21.4 1 17.5 1 11.5v-7Z" fill="#ffd166" />
      <path d="m6.2 11.8 3.4 3.5 6.2-6.9" fill="none" stroke="#083a50" strokeWidth="2.4" />
    </svg>
  );
}
