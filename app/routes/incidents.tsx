import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { IncidentsPage } from '#app/features/incidents/IncidentsPage.tsx';
import { type IncidentsView, viewIncidents } from '#app/features/incidents/view-incidents.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle((t) => t('incidents.title'));

export async function loader(args: LoaderFunctionArgs): Promise<IncidentsView> {
  const actor = await requireActor(args, 'incident.list');
  const { house } = args.context;
  const search = new URL(args.request.url).searchParams;
  return withActor(house.database, actor, house.now(), (tx) => viewIncidents(tx, search));
}

export default function AllIncidents() {
  const view = useLoaderData() as unknown as IncidentsView;
  const self = paths.allIncidents();
  const page = (n: number) => withQuery(self, { ...view.query, page: n });
  return (
    <IncidentsPage view={view} municipality={null} links={{ self, page, incident: paths.incident, report: null }} />
  );
}
