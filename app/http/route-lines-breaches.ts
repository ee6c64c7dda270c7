import type { Action } from '#app/domain/access.ts';

/** The part of the register of breaches and of their notifications. */
export const NOTIFICATIONS: readonly { route: string; path: string; read?: Action; post?: Action }[] = [
  { route: 'breaches_.register', path: '/breaches/register', read: 'breach.list' },
  { route: 'breaches_.download', path: '/breaches/download', read: 'breach.list' },
  { route: 'm.$municipality.breaches.register', path: '/m/:municipality/breaches/register', read: 'breach.read' },
  { route: 'm.$municipality.breaches.download', path: '/m/:municipality/breaches/download', read: 'breach.read' },
  {
    route: 'm.$municipality.breaches.$breach.notifications._index',
    path: '/m/:municipality/breaches/:breach/notifications',
    read: 'breach.read',
  },
  {
    route: 'm.$municipality.breaches.$breach.notifications.prepare',
    path: '/m/:municipality/breaches/:breach/notifications/prepare',
    read: 'breach.read',
    post: 'breach.handle',
  },
  {
    route: 'm.$municipality.breaches.$breach.notifications.prepare_.download',
    path: '/m/:municipality/breaches/:breach/notifications/prepare/download',
    read: 'breach.read',
  },
  {
    route: 'm.$municipality.breaches.$breach.notifications.$notification',
    path: '/m/:municipality/breaches/:breach/notifications/:notification',
    read: 'breach.read',
    post: 'breach.handle',
  },
  {
    route: 'm.$municipality.breaches.$breach.notifications.$notification_.download',
    path: '/m/:municipality/breaches/:breach/notifications/:notification/download',
    read: 'breach.read',
  },
  {
    route: 'm.$municipality.incidents.$incident_.nis2',
    path: '/m/:municipality/incidents/:incident/nis2',
    read: 'nis2.handle',
    post: 'nis2.handle',
  },
  {
    route: 'm.$municipality.nis2.$report._index',
    path: '/m/:municipality/nis2/:report',
    read: 'nis2.read',
    post: 'nis2.handle',
  },
  { route: 'm.$municipality.nis2.$report.download', path: '/m/:municipality/nis2/:report/download', read: 'nis2.read' },
];
