import type { Action } from '#app/domain/access.ts';

/** Part of the route table (`route-table.ts`): what is set for a whole service. */
export const SETTINGS: readonly { route: string; path: string; read?: Action; post?: Action }[] = [
  { route: 'settings._index', path: '/settings', read: 'permissions.read' },
  { route: 'settings.service', path: '/settings/service', read: 'settings.change', post: 'settings.change' },
  { route: 'settings.people._index', path: '/settings/people', read: 'people.manage' },
  { route: 'settings.people.new', path: '/settings/people/new', read: 'people.manage', post: 'people.manage' },
  {
    route: 'settings.people.$account',
    path: '/settings/people/:account',
    read: 'people.manage',
    post: 'people.manage',
  },
  { route: 'settings.nis2', path: '/settings/nis2', read: 'nis2.thresholds', post: 'nis2.thresholds' },
  { route: 'settings.permissions', path: '/settings/permissions', read: 'permissions.read' },
  { route: 'settings.mail', path: '/settings/mail', read: 'mail.envelopes' },
  { route: 'settings.journal', path: '/settings/journal', read: 'journal.service' },
  { route: 'settings.incidents._index', path: '/settings/incidents', read: 'incident.lists' },
  {
    route: 'settings.incidents.categories.$category',
    path: '/settings/incidents/categories/:category',
    read: 'incident.lists',
    post: 'incident.lists',
  },
  {
    route: 'settings.incidents.templates.$template',
    path: '/settings/incidents/templates/:template',
    read: 'incident.lists',
    post: 'incident.lists',
  },
];
