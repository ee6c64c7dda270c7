import type { Action } from '#app/domain/access.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';
import { paths } from './paths.ts';

export interface MenuLine {
  label: MessageKey;
  href: string;
  /** `page` on that page itself, `true` on a page that belongs under it. */
  current?: 'page' | 'true';
}

interface Line {
  label: MessageKey;
  href: string;
  /** Where its pages stand that are not under its own address. */
  covers?: readonly string[];
  action: Action;
}

const LINES: readonly Line[] = [
  { label: 'common.nav.start', href: paths.start(), action: 'start.read' },
  { label: 'common.nav.portfolio', href: paths.portfolio(), action: 'portfolio.read' },
  { label: 'common.nav.reviews', href: paths.reviews(), action: 'review.queue' },
  { label: 'common.nav.campaigns', href: paths.campaigns(), action: 'campaign.read' },
  {
    label: 'incidents.title',
    href: paths.allIncidents(),
    covers: [paths.allBreaches(), paths.allRequests()],
    action: 'incident.list',
  },
  { label: 'common.nav.municipalities', href: paths.municipalities(), covers: ['/m'], action: 'municipality.list' },
  { label: 'common.nav.frameworks', href: paths.frameworks(), action: 'framework.read' },
  { label: 'common.nav.policies', href: paths.policies(), action: 'policy.read' },
  { label: 'common.nav.settings', href: paths.settings(), action: 'permissions.read' },
];

/** The main menu of a person on a page: what the permission table lets them open, in the order of a working day. */
export function menuFor(allowed: (action: Action) => boolean, path: string): MenuLine[] {
  return LINES.filter((line) => allowed(line.action)).map((line) => {
    const current = currentOf(line, path);
    return { label: line.label, href: line.href, ...(current ? { current } : {}) };
  });
}

function currentOf({ href, covers = [] }: Line, path: string): MenuLine['current'] {
  if (path === href) return 'page';
  const above = href === paths.start() ? covers : [href, ...covers];
  return above.some((each) => path === each || path.startsWith(`${each}/`)) ? 'true' : undefined;
}
