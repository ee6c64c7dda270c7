import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BreachesPage } from '#app/features/breaches/BreachesPage.tsx';
import { RegisterFiles } from '#app/features/breaches/RegisterFiles.tsx';
import { type BreachesView, viewBreaches } from '#app/features/breaches/view-breaches.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { registersNav } from '#app/http/registers-nav.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { SubNav, type SubNavLine } from '#app/ui/SubNav.tsx';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle((t) => t('breaches.title'));

interface Data {
  view: BreachesView;
  nav: SubNavLine[];
}

export async function loader(args: LoaderFunctionArgs): Promise<Data> {
  const actor = await requireActor(args, 'breach.list');
  const { house } = args.context;
  const search = new URL(args.request.url).searchParams;
  const view = await withActor(house.database, actor, house.now(), (tx) => viewBreaches(tx, search));
  return { view, nav: registersNav(actor) };
}

export default function AllBreaches() {
  const t = useT();
  const { view, nav } = useLoaderData() as unknown as Data;
  const self = paths.allBreaches();
  const links = { self, page: (page: number) => withQuery(self, { ...view.query, page }), breach: paths.breach };
  const lines = <SubNav label={t('common.registers')} lines={nav} current={self} />;
  const { page: _, ...query } = view.query;
  const file = (as: string) => withQuery(paths.allBreachesFile(), { ...query, as });
  const files = <RegisterFiles read={withQuery(paths.allBreachRegister(), query)} file={file} />;
  return <BreachesPage view={view} municipality={null} nav={lines} actions={files} links={links} />;
}
