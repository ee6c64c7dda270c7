import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ROLES } from '#app/domain/access.ts';
import { PermissionsPage } from '#app/features/settings/PermissionsPage.tsx';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { requireActor } from '#app/http/session.server.ts';
import { settingsNav } from '#app/http/settings-nav.ts';

export const meta = pageTitle((t) => t('settings.permissions.title'));

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'permissions.read');
  const own = actor.memberships.map((membership) => membership.role);
  return { nav: settingsNav(actor), ownRoles: ROLES.filter((role) => own.includes(role)) };
}

export default function Permissions() {
  return <PermissionsPage {...useLoaderData<typeof loader>()} here={paths.settingsPermissions()} />;
}
