import { type Action, type Actor, canSomewhere } from '#app/domain/access.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';
import { paths } from './paths.ts';

export type SettingsPageName = 'service' | 'people' | 'permissions' | 'incidents' | 'nis2' | 'mail' | 'journal';

const PAGES: readonly { name: SettingsPageName; href: string; action: Action }[] = [
  { name: 'service', href: paths.settingsService(), action: 'settings.change' },
  { name: 'people', href: paths.settingsPeople(), action: 'people.manage' },
  { name: 'permissions', href: paths.settingsPermissions(), action: 'permissions.read' },
  { name: 'incidents', href: paths.settingsIncidents(), action: 'incident.lists' },
  { name: 'nis2', href: paths.settingsNis2(), action: 'nis2.thresholds' },
  { name: 'mail', href: paths.settingsMail(), action: 'mail.envelopes' },
  { name: 'journal', href: paths.settingsJournal(), action: 'journal.service' },
];

/** The settings pages that somebody may open. */
export function settingsPages(actor: Actor): { name: SettingsPageName; href: string }[] {
  return PAGES.filter((page) => canSomewhere(actor, page.action)).map(({ name, href }) => ({ name, href }));
}

/** The same as lines for `ui/SubNav`, with the overview before them. */
export function settingsNav(actor: Actor): { label: MessageKey; href: string }[] {
  const lines = settingsPages(actor).map(({ name, href }) => ({ label: `settings.nav.${name}` as const, href }));
  return [{ label: 'settings.nav.overview', href: paths.settings() }, ...lines];
}
