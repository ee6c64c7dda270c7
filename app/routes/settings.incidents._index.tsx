import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { IncidentListsPage } from '#app/features/incident-lists/IncidentListsPage.tsx';
import { type ListsView, viewLists } from '#app/features/incident-lists/view-lists.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { requireActor } from '#app/http/session.server.ts';
import { settingsNav } from '#app/http/settings-nav.ts';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle((t) => t('incident_lists.title'));

interface Loaded {
  view: ListsView;
  nav: ReturnType<typeof settingsNav>;
}

export async function loader(args: LoaderFunctionArgs): Promise<Loaded> {
  const actor = await requireActor(args, 'incident.lists');
  const { house } = args.context;
  return { view: await withActor(house.database, actor, house.now(), viewLists), nav: settingsNav(actor) };
}

const LINKS = { category: paths.settingsCategory, template: paths.settingsTemplate, fresh: 'new' };

export default function IncidentLists() {
  const { view, nav } = useLoaderData() as unknown as Loaded;
  return <IncidentListsPage view={view} nav={nav} here={paths.settingsIncidents()} links={LINKS} />;
}
