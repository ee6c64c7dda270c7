import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportPortfolio } from '#app/features/portfolio/portfolio-export.server.ts';
import { readPortfolioFilter } from '#app/features/portfolio/portfolio-filter.ts';
import { findPortfolioPage } from '#app/features/portfolio/portfolio-page.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

/** The rows of the portfolio under the same filter and in the same order, as a file in the reader's language. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const actor = await requireActor(args, 'portfolio.read');
  const { house } = args.context;
  const filter = readPortfolioFilter(new URL(args.request.url).searchParams);
  const page = await withActor(house.database, actor, house.now(), (tx) => findPortfolioPage(tx, filter));
  return exportPortfolio(page, { format: 'csv', language: actor.language });
}
