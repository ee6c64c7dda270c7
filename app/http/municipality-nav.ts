import { type Action, type Actor, can } from '#app/domain/access.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';
import { paths } from './paths.ts';

interface Line {
  label: MessageKey;
  href: (slug: string) => string;
  action: Action;
}

const LINES: readonly Line[] = [
  { label: 'overview.nav.overview', href: paths.municipality, action: 'overview.read' },
  { label: 'overview.nav.checklists', href: paths.checklists, action: 'checklist.read' },
  { label: 'mappings.coverage.title', href: paths.coverage, action: 'overview.read' },
  { label: 'incidents.title', href: paths.incidents, action: 'incident.read' },
  { label: 'breaches.title', href: paths.breaches, action: 'breach.read' },
  { label: 'requests.nav', href: paths.requests, action: 'request.read' },
  { label: 'evidence_register.nav', href: paths.evidence, action: 'evidence.read' },
  { label: 'messages.list', href: paths.municipalityMessages, action: 'message.read' },
  { label: 'overview.nav.people', href: paths.people, action: 'people.read' },
  { label: 'overview.nav.journal', href: paths.journal, action: 'journal.read' },
  { label: 'overview.nav.settings', href: paths.municipalitySettings, action: 'municipality.read' },
];

/** The pages about one municipality that somebody may open there, in the order of their use; for `ui/SubNav`. */
export function municipalityNav(
  actor: Actor,
  municipality: { id: number; slug: string },
): { label: MessageKey; href: string }[] {
  return LINES.filter((line) => mayOpen(actor, line.action, municipality.id)).map(({ label, href }) => ({
    label,
    href: href(municipality.slug),
  }));
}

/** The list of municipalities, for the crumbs of those who may open it. */
export function listHref(actor: Actor): string | null {
  return can(actor, 'municipality.list').allowed ? paths.municipalities() : null;
}

/** A contributor may open the list of checklists, which shows what was handed over, so the hand-over is not asked here. */
function mayOpen(actor: Actor, action: Action, municipalityId: number): boolean {
  return can(actor, action, { municipalityId, assigneeId: actor.accountId }).allowed;
}
