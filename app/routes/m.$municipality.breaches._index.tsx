import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { can } from '#app/domain/access.ts';
import { BreachesPage } from '#app/features/breaches/BreachesPage.tsx';
import { RegisterFiles } from '#app/features/breaches/RegisterFiles.tsx';
import { type BreachesView, viewBreaches } from '#app/features/breaches/view-breaches.server.ts';
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
  view: BreachesView;
  municipality: { slug: string; name: string };
  nav: SubNavLine[];
  list: string | null;
}

export const meta = pageTitle<Data>((t, data) =>
  [t('breaches.title'), data?.municipality.name].filter(Boolean).join(' · '),
);

export async function loader(args: LoaderFunctionArgs): Promise<Data> {
  const actor = await requireActor(args, 'breach.read');
  const { house } = args.context;
  const search = new URL(args.request.url).searchParams;
  return withActor(house.database, actor, house.now(), async (tx) => {
    const { id, slug, name } = found(await findMunicipality(tx, textParam(args, 'municipality')));
    const verdict = can(actor, 'breach.read', { municipalityId: id });
    if (!verdict.allowed) throw forbidden(verdict.reason);
    return {
      view: await viewBreaches(tx, search, id),
      municipality: { slug, name },
      nav: municipalityNav(actor, { id, slug }),
      list: listHref(actor),
    };
  });
}

export default function Breaches() {
  const t = useT();
  const { view, municipality, nav, list } = useLoaderData() as unknown as Data;
  const { slug, name } = municipality;
  const self = paths.breaches(slug);
  const links = { self, page: (page: number) => withQuery(self, { ...view.query, page }), breach: paths.breach };
  const crumbs = [
    ...(list ? [{ label: t('municipalities.title'), href: list }] : []),
    { label: name, href: paths.municipality(slug) },
    { label: t('breaches.title') },
  ];
  const lines = <SubNav label={t('overview.nav.label')} lines={nav} current={self} />;
  const { page: _, ...query } = view.query;
  const file = (as: string) => withQuery(paths.breachRegisterFile(slug), { ...query, as });
  const files = <RegisterFiles read={withQuery(paths.breachRegister(slug), query)} file={file} />;
  return <BreachesPage view={view} municipality={name} crumbs={crumbs} nav={lines} actions={files} links={links} />;
}
