import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { can } from '#app/domain/access.ts';
import { IncidentsPage } from '#app/features/incidents/IncidentsPage.tsx';
import { type IncidentsView, viewIncidents } from '#app/features/incidents/view-incidents.server.ts';
import { incidentFiles } from '#app/http/incident-files.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { registersNav } from '#app/http/registers-nav.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { SubNav, type SubNavLine } from '#app/ui/SubNav.tsx';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle((t) => t('incidents.title'));

interface Data {
  view: IncidentsView;
  nav: SubNavLine[];
  mayTakeOver: boolean;
}

export async function loader(args: LoaderFunctionArgs): Promise<Data> {
  const actor = await requireActor(args, 'incident.list');
  const { house } = args.context;
  const search = new URL(args.request.url).searchParams;
  const view = await withActor(house.database, actor, house.now(), (tx) => viewIncidents(tx, search));
  return { view, nav: registersNav(actor), mayTakeOver: can(actor, 'incident.import').allowed };
}

export default function AllIncidents() {
  const t = useT();
  const { view, nav, mayTakeOver } = useLoaderData() as unknown as Data;
  const self = paths.allIncidents();
  const page = (n: number) => withQuery(self, { ...view.query, page: n });
  const lines = <SubNav label={t('common.registers')} lines={nav} current={self} />;
  const links = {
    self,
    page,
    incident: paths.incident,
    report: null,
    files: incidentFiles(null, view.query, mayTakeOver),
  };
  return <IncidentsPage view={view} municipality={null} nav={lines} links={links} />;
}
