import type { Action } from '#app/domain/access.ts';

/** One route: which permission its page and its post ask, or why it asks none. */
export interface RouteLine {
  /** The route's file in app/routes, without its ending. */
  route: string;
  /** Its address, with `:name` for what varies. */
  path: string;
  read?: Action | 'open';
  post?: Action | 'open';
}

/**
 * All routes. The menu reads it to know what to show, and the routes × roles test is generated from it: a route that is
 * not listed fails that test, and so does one that answers otherwise than its line says.
 */
export const ROUTES: readonly RouteLine[] = [{ route: '_index', path: '/', read: 'start.read' }];
