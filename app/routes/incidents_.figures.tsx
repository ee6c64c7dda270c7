import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FiguresPage } from '#app/features/incidents/FiguresPage.tsx';
import { type FiguresView, viewFigures } from '#app/features/incidents/view-figures.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle((t) => t('register_figures.title'));

export async function loader(args: LoaderFunctionArgs): Promise<FiguresView> {
  const actor = await requireActor(args, 'incident.list');
  const { house } = args.context;
  const search = new URL(args.request.url).searchParams;
  return withActor(house.database, actor, house.now(), (tx) => viewFigures(tx, search));
}

export default function AllFigures() {
  const t = useT();
  const view = useLoaderData() as unknown as FiguresView;
  const { page: _, ...query } = view.query;
  const links = {
    self: paths.incidentFigures(null),
    list: (more: Record<string, string | number>) => withQuery(paths.allIncidents(), { ...query, ...more }),
    municipality: (slug: string) => withQuery(paths.incidentFigures(slug), query),
  };
  const crumbs = [{ label: t('incidents.title'), href: paths.allIncidents() }, { label: t('register_files.figures') }];
  return <FiguresPage view={view} municipality={null} crumbs={crumbs} links={links} />;
}
