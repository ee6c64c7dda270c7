import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { can } from '#app/domain/access.ts';
import { FiguresPage } from '#app/features/incidents/FiguresPage.tsx';
import { type FiguresView, viewFigures } from '#app/features/incidents/view-figures.server.ts';
import { municipalityNav } from '#app/http/municipality-nav.ts';
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
  view: FiguresView;
  municipality: { slug: string; name: string };
  nav: SubNavLine[];
}

export const meta = pageTitle<Data>((t, data) =>
  [t('register_figures.title'), data?.municipality.name].filter(Boolean).join(' · '),
);

export async function loader(args: LoaderFunctionArgs): Promise<Data> {
  const actor = await requireActor(args, 'incident.read');
  const { house } = args.context;
  const search = new URL(args.request.url).searchParams;
  return withActor(house.database, actor, house.now(), async (tx) => {
    const { id, slug, name } = found(await findMunicipality(tx, textParam(args, 'municipality')));
    const verdict = can(actor, 'incident.read', { municipalityId: id });
    if (!verdict.allowed) throw forbidden(verdict.reason);
    const view = await viewFigures(tx, search, id);
    return { view, municipality: { slug, name }, nav: municipalityNav(actor, { id, slug }) };
  });
}

export default function Figures() {
  const t = useT();
  const { view, municipality, nav } = useLoaderData() as unknown as Data;
  const { slug, name } = municipality;
  const { page: _, ...query } = view.query;
  const list = paths.incidents(slug);
  const links = {
    self: paths.incidentFigures(slug),
    list: (more: Record<string, string | number>) => withQuery(list, { ...query, ...more }),
    municipality: paths.incidents,
  };
  const crumbs = [
    { label: name, href: paths.municipality(slug) },
    { label: t('incidents.title'), href: list },
    { label: t('register_files.figures') },
  ];
  const lines = <SubNav label={t('overview.nav.label')} lines={nav} current={list} />;
  return <FiguresPage view={view} municipality={name} crumbs={crumbs} nav={lines} links={links} />;
}
