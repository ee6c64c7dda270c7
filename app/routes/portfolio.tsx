import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { PortfolioSort } from '#app/domain/portfolio-order.ts';
import { PortfolioPage } from '#app/features/portfolio/PortfolioPage.tsx';
import { nextOrder, readPortfolioFilter, writePortfolioFilter } from '#app/features/portfolio/portfolio-filter.ts';
import { findPortfolioPage, type PortfolioPageData } from '#app/features/portfolio/portfolio-page.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle((t) => t('portfolio.title'));

export async function loader(args: LoaderFunctionArgs): Promise<PortfolioPageData> {
  const actor = await requireActor(args, 'portfolio.read');
  const { house } = args.context;
  const filter = readPortfolioFilter(new URL(args.request.url).searchParams);
  return withActor(house.database, actor, house.now(), (tx) => findPortfolioPage(tx, filter));
}

export default function Portfolio() {
  const page = useLoaderData() as PortfolioPageData;
  const shown = writePortfolioFilter(page.filter, { ticked: false });
  const links = {
    here: paths.portfolio(),
    csv: withQuery(paths.portfolioExport('csv'), shown),
    xlsx: withQuery(paths.portfolioExport('xlsx'), shown),
    tickAll: withQuery(paths.portfolio(), { ...shown, ticked: 'all' }),
    tickNone: withQuery(paths.portfolio(), shown),
    remind: paths.remind(),
    message: paths.messages(),
    launch: paths.newCampaign(),
    matrix: withQuery(paths.matrix(), { framework: page.filter.framework, campaign: page.filter.campaign }),
    campaigns: paths.campaigns(),
    municipalities: paths.municipalities(),
    municipality: paths.municipality,
    orderBy: (sort: PortfolioSort) =>
      withQuery(paths.portfolio(), writePortfolioFilter(page.filter, nextOrder(page.filter, sort))),
  };
  return <PortfolioPage page={page} links={links} />;
}
