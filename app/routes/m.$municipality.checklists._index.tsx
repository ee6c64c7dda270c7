import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ChecklistsPage } from '#app/features/checklists/ChecklistsPage.tsx';
import { type ChecklistsView, viewChecklists } from '#app/features/checklists/view-checklist.server.ts';
import { municipalityNav } from '#app/http/municipality-nav.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { found } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

interface PageData {
  view: ChecklistsView;
  nav: ReturnType<typeof municipalityNav>;
}

export const meta = pageTitle<PageData>((t, page) => `${t('checklists.title')}, ${page?.view.municipality.name ?? ''}`);

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'checklist.read');
  const { house } = args.context;
  const slug = textParam(args, 'municipality');
  const view = found(await withActor(house.database, actor, house.now(), (tx) => viewChecklists(tx, slug)));
  return { view, nav: municipalityNav(actor, view.municipality) };
}

export default function Checklists() {
  const { view, nav } = useLoaderData() as PageData;
  const { slug } = view.municipality;
  const links = {
    self: paths.checklists(slug),
    launch: paths.newCampaign(),
    checklist: (id: number) => paths.checklist(slug, id),
  };
  return <ChecklistsPage view={view} nav={nav} links={links} />;
}
