import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { RegisterFiles } from '#app/features/breaches/RegisterFiles.tsx';
import { viewWholeRegister, type WholeRegisterView } from '#app/features/breaches/register-entries.server.ts';
import { WholeRegisterPage } from '#app/features/breaches/WholeRegisterPage.tsx';
import { pageTitle } from '#app/http/page-title.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { registersNav } from '#app/http/registers-nav.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { SubNav, type SubNavLine } from '#app/ui/SubNav.tsx';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle((t) => t('breach_register.title'));

interface Data {
  view: WholeRegisterView;
  nav: SubNavLine[];
}

export async function loader(args: LoaderFunctionArgs): Promise<Data> {
  const actor = await requireActor(args, 'breach.list');
  const { house } = args.context;
  const search = new URL(args.request.url).searchParams;
  const view = await withActor(house.database, actor, house.now(), (tx) => viewWholeRegister(tx, search));
  return { view, nav: registersNav(actor) };
}

export default function WholeRegister() {
  const t = useT();
  const { view, nav } = useLoaderData() as unknown as Data;
  const self = paths.allBreachRegister();
  const { page: _, ...query } = view.query;
  const crumbs = [{ label: t('breaches.title'), href: paths.allBreaches() }, { label: t('breach_register.title') }];
  const links = { self, page: (page: number) => withQuery(self, { ...query, page }), breach: paths.breach };
  const file = (as: string) => withQuery(paths.allBreachesFile(), { ...query, as });
  return (
    <WholeRegisterPage
      view={view}
      crumbs={crumbs}
      nav={<SubNav label={t('common.registers')} lines={nav} current={paths.allBreaches()} />}
      files={<RegisterFiles read={null} file={file} />}
      links={links}
    />
  );
}
