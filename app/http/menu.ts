import type { Action } from '#app/domain/access.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';
import { paths } from './paths.ts';

export interface MenuLine {
  label: MessageKey;
  href: string;
}

const LINES: readonly (MenuLine & { action: Action })[] = [
  { label: 'common.nav.start', href: paths.start(), action: 'start.read' },
  { label: 'common.nav.portfolio', href: paths.portfolio(), action: 'portfolio.read' },
  { label: 'common.nav.reviews', href: paths.reviews(), action: 'review.queue' },
  { label: 'common.nav.campaigns', href: paths.campaigns(), action: 'campaign.read' },
  { label: 'incidents.title', href: paths.allIncidents(), action: 'incident.list' },
  { label: 'common.nav.municipalities', href: paths.municipalities(), action: 'municipality.list' },
  { label: 'common.nav.frameworks', href: paths.frameworks(), action: 'framework.read' },
  { label: 'common.nav.policies', href: paths.policies(), action: 'policy.read' },
  { label: 'common.nav.settings', href: paths.settings(), action: 'permissions.read' },
];

/** The main menu of a person: what the permission table lets them open, in the order of a working day. */
export function menuFor(allowed: (action: Action) => boolean): MenuLine[] {
  return LINES.filter((line) => allowed(line.action)).map(({ label, href }) => ({ label, href }));
}
