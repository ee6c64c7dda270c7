import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { can } from '#app/domain/access.ts';
import { RequestsPage } from '#app/features/requests/RequestsPage.tsx';
import { type RequestsView, viewRequests } from '#app/features/requests/view-requests.server.ts';
import { listHref, municipalityNav } from '#app/http/municipality-nav.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { textParam } from '#app/http/params.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { forbidden, found } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { SubNav, type SubNavLine } from '#app/ui/SubNav.tsx';
import { withActor } from '#db/connection.server.ts';
import { findMunicipality } from '#db/queries/municipalities.server.ts';

interface Data {
  view: RequestsView;
  municipality: { slug: string; name: string };
  nav: SubNavLine[];
  list: string | null;
  mayRegister: boolean;
}

export const meta = pageTitle<Data>((t, data) =>
  [t('requests.title'), data?.municipality.name].filter(Boolean).join(' · '),
);

export async function loader(args: LoaderFunctionArgs): Promise<Data> {
  const actor = await requireActor(args, 'request.read');
  const { house } = args.context;
  const search = new URL(args.request.url).searchParams;
  return withActor(house.database, actor, house.now(), async (tx) => {
    const { id, slug, name } = found(await findMunicipality(tx, textParam(args, 'municipality')));
    const verdict = can(actor, 'request.read', { municipalityId: id });
    if (!verdict.allowed) throw forbidden(verdict.reason);
    return {
      view: await viewRequests(tx, search, id),
      municipality: { slug, name },
      nav: municipalityNav(actor, { id, slug }),
      list: listHref(actor),
      mayRegister: can(actor, 'request.handle', { municipalityId: id }).allowed,
    };
  });
}

export default function Requests() {
  const t = useT();
  const { view, municipality, nav, list, mayRegister } = useLoaderData() as unknown as Data;
  const { slug, name } = municipality;
  const self = paths.requests(slug);
  const { page: _, ...filter } = view.query;
  const links = {
    self,
    page: (page: number) => withQuery(self, { ...filter, page }),
    request: paths.request,
    register: mayRegister ? paths.newRequest(slug) : null,
    file: (as: string) => withQuery(paths.requestsFile(slug), { as, ...filter }),
  };
  const crumbs = [
    ...(list ? [{ label: t('municipalities.title'), href: list }] : []),
    { label: name, href: paths.municipality(slug) },
    { label: t('requests.title') },
  ];
  const lines = <SubNav label={t('overview.nav.label')} lines={nav} current={self} />;
  return <RequestsPage view={view} municipality={name} crumbs={crumbs} nav={lines} links={links} />;
}
