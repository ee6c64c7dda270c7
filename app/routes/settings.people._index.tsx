import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PeopleListPage } from '#app/features/people/PeopleListPage.tsx';
import { viewPeople } from '#app/features/people/view-people.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { requireActor } from '#app/http/session.server.ts';
import { settingsNav } from '#app/http/settings-nav.ts';
import { withActor } from '#db/connection.server.ts';
import { findService } from '#db/queries/settings.server.ts';

export const meta = pageTitle((t) => t('people.service_title'));

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'people.manage');
  const { house } = args.context;
  const search = new URL(args.request.url).searchParams;
  const view = await withActor(house.database, actor, house.now(), async (tx) => ({
    ...(await viewPeople(tx, search)),
    service: (await findService(tx)).name,
  }));
  return { ...view, nav: settingsNav(actor) };
}

const links = { here: paths.settingsPeople(), inviteHref: paths.invite(), personHref: paths.settingsPerson };

export default function People() {
  return <PeopleListPage {...useLoaderData<typeof loader>()} {...links} />;
}
