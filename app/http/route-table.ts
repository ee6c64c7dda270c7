import type { Action } from '#app/domain/access.ts';
import { INCIDENTS, OVER_ALL, REQUESTS } from './route-lines.ts';
import { NOTIFICATIONS } from './route-lines-breaches.ts';
import { SETTINGS } from './route-lines-settings.ts';

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
export const ROUTES: readonly RouteLine[] = [
  ...OVER_ALL,
  ...INCIDENTS,
  ...NOTIFICATIONS,
  ...REQUESTS,
  { route: 'report.$token', path: '/report/:token', read: 'open', post: 'open' },
  { route: '_index', path: '/', read: 'start.read' },
  { route: 'login', path: '/login', read: 'open', post: 'open' },
  { route: 'login_.second-factor', path: '/login/second-factor', read: 'open', post: 'open' },
  { route: 'login_.passkey._index', path: '/login/passkey', post: 'open' },
  { route: 'login_.passkey.options', path: '/login/passkey/options', post: 'open' },
  { route: 'logout', path: '/logout', post: 'open' },
  { route: 'forgot-password', path: '/forgot-password', read: 'open', post: 'open' },
  { route: 'reset.$token', path: '/reset/:token', read: 'open', post: 'open' },
  { route: 'invitation.$token', path: '/invitation/:token', read: 'open', post: 'open' },
  { route: 'first-run', path: '/first-run', read: 'open', post: 'open' },
  { route: 'account', path: '/account', read: 'account.own', post: 'account.own' },
  { route: 'account_.language', path: '/account/language', post: 'open' },
  { route: 'account_.passkeys._index', path: '/account/passkeys', read: 'account.own', post: 'account.own' },
  { route: 'account_.passkeys.$passkey', path: '/account/passkeys/:passkey', read: 'account.own', post: 'account.own' },
  { route: 'account_.passkeys.options', path: '/account/passkeys/options', post: 'account.own' },
  { route: 'account_.password', path: '/account/password', read: 'account.own', post: 'account.own' },
  { route: 'account_.recovery-codes', path: '/account/recovery-codes', read: 'account.own', post: 'account.own' },
  { route: 'account_.second-factor', path: '/account/second-factor', read: 'account.own', post: 'account.own' },
  { route: 'account_.service', path: '/account/service', post: 'account.own' },
  { route: 'account_.sessions', path: '/account/sessions', post: 'account.own' },
  { route: 'search', path: '/search', read: 'search.use' },
  { route: 'reviews', path: '/reviews', read: 'review.queue' },
  { route: 'reviews_.message', path: '/reviews/message', read: 'message.send', post: 'message.send' },
  {
    route: 'm.$municipality.checklists.$checklist.$requirement.findings',
    path: '/m/:municipality/checklists/:checklist/:requirement/findings',
    read: 'finding.judge',
    post: 'finding.judge',
  },
  { route: 'm.$municipality.messages', path: '/m/:municipality/messages', read: 'message.read', post: 'message.mark' },
  {
    route: 'm.$municipality.findings.$finding',
    path: '/m/:municipality/findings/:finding',
    read: 'checklist.read',
    post: 'finding.answer',
  },
  { route: 'policies._index', path: '/policies', read: 'policy.read' },
  { route: 'policies.$code', path: '/policies/:code', read: 'policy.read' },
  {
    route: 'm.$municipality.checklists.$checklist.review._index',
    path: '/m/:municipality/checklists/:checklist/review',
    read: 'checklist.review',
    post: 'checklist.review',
  },
  {
    route: 'm.$municipality.checklists.$checklist.review.$requirement',
    path: '/m/:municipality/checklists/:checklist/review/:requirement',
    read: 'checklist.review',
    post: 'checklist.review',
  },
  { route: 'm.$municipality.checklists._index', path: '/m/:municipality/checklists', read: 'checklist.read' },
  {
    route: 'm.$municipality.checklists.$checklist._index',
    path: '/m/:municipality/checklists/:checklist',
    read: 'checklist.read',
  },
  {
    route: 'm.$municipality.checklists.$checklist.assign',
    path: '/m/:municipality/checklists/:checklist/assign',
    post: 'checklist.assign',
  },
  {
    route: 'm.$municipality.checklists.$checklist.grid._index',
    path: '/m/:municipality/checklists/:checklist/grid',
    read: 'checklist.read',
    post: 'checklist.answer',
  },
  {
    route: 'm.$municipality.checklists.$checklist.grid.save',
    path: '/m/:municipality/checklists/:checklist/grid/save',
    post: 'checklist.answer',
  },
  {
    route: 'm.$municipality.checklists.$checklist.download',
    path: '/m/:municipality/checklists/:checklist/download',
    read: 'checklist.read',
  },
  {
    route: 'm.$municipality.checklists.$checklist.return',
    path: '/m/:municipality/checklists/:checklist/return',
    read: 'checklist.read',
    post: 'checklist.answer',
  },
  {
    route: 'm.$municipality.checklists.$checklist.confirm',
    path: '/m/:municipality/checklists/:checklist/confirm',
    read: 'checklist.answer',
    post: 'checklist.answer',
  },
  {
    route: 'm.$municipality.checklists.$checklist.hand-over',
    path: '/m/:municipality/checklists/:checklist/hand-over',
    read: 'checklist.assign',
    post: 'checklist.assign',
  },
  {
    route: 'm.$municipality.checklists.$checklist.done',
    path: '/m/:municipality/checklists/:checklist/done',
    post: 'checklist.answer',
  },
  {
    route: 'm.$municipality.checklists.$checklist.$requirement.comments',
    path: '/m/:municipality/checklists/:checklist/:requirement/comments',
    post: 'checklist.comment',
  },
  {
    route: 'm.$municipality.checklists.$checklist.submit',
    path: '/m/:municipality/checklists/:checklist/submit',
    read: 'checklist.submit',
    post: 'checklist.submit',
  },
  {
    route: 'm.$municipality.checklists.$checklist.$requirement._index',
    path: '/m/:municipality/checklists/:checklist/:requirement',
    read: 'checklist.read',
    post: 'checklist.answer',
  },
  {
    route: 'm.$municipality.checklists.$checklist.$requirement.autosave',
    path: '/m/:municipality/checklists/:checklist/:requirement/autosave',
    post: 'checklist.answer',
  },
  {
    route: 'm.$municipality.checklists.$checklist.$requirement.exception',
    path: '/m/:municipality/checklists/:checklist/:requirement/exception',
    read: 'checklist.read',
    post: 'checklist.answer',
  },
  {
    route: 'm.$municipality.checklists.$checklist.$requirement.evidence',
    path: '/m/:municipality/checklists/:checklist/:requirement/evidence',
    read: 'evidence.add',
    post: 'evidence.add',
  },
  { route: 'm.$municipality.evidence._index', path: '/m/:municipality/evidence', read: 'evidence.read' },
  { route: 'm.$municipality.evidence.$evidence', path: '/m/:municipality/evidence/:evidence', read: 'evidence.read' },
  {
    route: 'm.$municipality.evidence.$evidence_.about',
    path: '/m/:municipality/evidence/:evidence/about',
    read: 'evidence.read',
    post: 'evidence.change',
  },
  { route: 'municipalities._index', path: '/municipalities', read: 'municipality.list' },
  {
    route: 'municipalities.new',
    path: '/municipalities/new',
    read: 'municipality.onboard',
    post: 'municipality.onboard',
  },
  {
    route: 'm.$municipality.settings',
    path: '/m/:municipality/settings',
    read: 'municipality.read',
    post: 'municipality.change',
  },
  { route: 'm.$municipality.people', path: '/m/:municipality/people', read: 'people.read', post: 'people.invite' },
  { route: 'm.$municipality.journal', path: '/m/:municipality/journal', read: 'journal.read' },
  ...SETTINGS,
  { route: 'm.$municipality.coverage', path: '/m/:municipality/coverage', read: 'overview.read' },
  { route: 'm.$municipality._index', path: '/m/:municipality', read: 'checklist.read' },
];
