import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { RequestsPage } from '#app/features/requests/RequestsPage.tsx';
import { type RequestsView, viewRequests } from '#app/features/requests/view-requests.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { registersNav } from '#app/http/registers-nav.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { SubNav, type SubNavLine } from '#app/ui/SubNav.tsx';
import { withActor } from '#db/connection.server.ts';

interface Data {
  view: RequestsView;
  nav: SubNavLine[];
}

export const meta = pageTitle((t) => t('requests.title'));

export async function loader(args: LoaderFunctionArgs): Promise<Data> {
  const actor = await requireActor(args, 'request.list');
  const { house } = args.context;
  const search = new URL(args.request.url).searchParams;
  const view = await withActor(house.database, actor, house.now(), (tx) => viewRequests(tx, search));
  return { view, nav: registersNav(actor) };
}

export default function AllRequests() {
  const t = useT();
  const { view, nav } = useLoaderData() as unknown as Data;
  const self = paths.allRequests();
  const { page: _, ...filter } = view.query;
  const links = {
    self,
    page: (page: number) => withQuery(self, { ...filter, page }),
    request: paths.request,
    register: null,
    file: (as: string) => withQuery(paths.allRequestsFile(), { as, ...filter }),
  };
  const lines = <SubNav label={t('common.registers')} lines={nav} current={self} />;
  return <RequestsPage view={view} municipality={null} nav={lines} links={links} />;
}
