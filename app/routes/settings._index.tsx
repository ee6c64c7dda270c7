import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { SettingsIndexPage } from '#app/features/settings/SettingsIndexPage.tsx';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { requireActor } from '#app/http/session.server.ts';
import { settingsNav, settingsPages } from '#app/http/settings-nav.ts';
import { withActor } from '#db/connection.server.ts';
import { findService } from '#db/queries/settings.server.ts';

export const meta = pageTitle((t) => t('settings.title'));

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'permissions.read');
  const { house } = args.context;
  const service = await withActor(house.database, actor, house.now(), findService);
  return { service: service.name, nav: settingsNav(actor), pages: settingsPages(actor) };
}

export default function SettingsIndex() {
  return <SettingsIndexPage {...useLoaderData<typeof loader>()} here={paths.settings()} />;
}
