import { type Action, type Actor, can } from '#app/domain/access.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';
import { paths } from './paths.ts';

const LINES: readonly { label: MessageKey; href: string; action: Action }[] = [
  { label: 'incidents.title', href: paths.allIncidents(), action: 'incident.list' },
  { label: 'events.title', href: paths.events(), action: 'event.read' },
  { label: 'breaches.title', href: paths.allBreaches(), action: 'breach.list' },
  { label: 'requests.title', href: paths.allRequests(), action: 'request.list' },
];

/** The registers over all municipalities that somebody may open; for `ui/SubNav`. */
export function registersNav(actor: Actor): { label: MessageKey; href: string }[] {
  return LINES.filter(({ action }) => can(actor, action).allowed).map(({ label, href }) => ({ label, href }));
}
