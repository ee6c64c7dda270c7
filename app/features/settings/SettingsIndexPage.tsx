import { useT } from '#app/i18n/context.tsx';
import { Page } from '#app/ui/Page.tsx';
import { SubNav, type SubNavLine } from '#app/ui/SubNav.tsx';

interface SettingsIndexProps {
  service: string;
  nav: readonly SubNavLine[];
  here: string;
  pages: readonly {
    name: 'service' | 'people' | 'permissions' | 'incidents' | 'nis2' | 'mail' | 'journal';
    href: string;
  }[];
}

/** What there is to set, with one sentence each. */
export function SettingsIndexPage({ service, nav, here, pages }: SettingsIndexProps) {
  const t = useT();
  return (
    <Page title={t('settings.title')} lead={t('settings.lead', { service })}>
      <SubNav label={t('settings.navigation')} lines={nav} current={here} />
      <ul className="settings-list">
        {pages.map((page) => (
          <li className="card" key={page.name}>
            <h2>
              <a href={page.href}>{t(`settings.nav.${page.name}`)}</a>
            </h2>
            <p className="soft">{t(`settings.about.${page.name}`)}</p>
          </li>
        ))}
      </ul>
    </Page>
  );
}
