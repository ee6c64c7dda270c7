import { join } from 'node:path';
import { projectRoot } from '#db/root.server.ts';

/** The role that owns the tables of test databases on a server: ordinary, so that row security binds it too. */
export const OWNER = 'waarborg_test_owner';
export const OWNER_PASSWORD = 'test-owner';
/** The login of the web process in tests on a server. */
export const LOGIN = 'waarborg_test_login';
export const LOGIN_PASSWORD = 'test-login';

/** Where the migrated embedded database lies, per content of migrations and frameworks. */
export function templateArchive(hash: string): string {
  return join(projectRoot(), 'node_modules', '.cache', 'waarborg', `template-${hash}.tar`);
}

/** The migrated database on a server that test databases are copied from. */
export function templateName(hash: string): string {
  return `waarborg_template_${hash}`;
}

/** The same server, another database and user. */
export function placeUrl(url: string, database: string, user?: string, password?: string): string {
  const place = new URL(url);
  place.pathname = `/${database}`;
  if (user) place.username = user;
  if (password) place.password = password;
  return place.href;
}
