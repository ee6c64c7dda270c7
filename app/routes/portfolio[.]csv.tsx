import type { LoaderFunctionArgs } from '@remix-run/node';
import { portfolioCsv } from '#app/features/portfolio/portfolio-csv.ts';
import { readPortfolioFilter } from '#app/features/portfolio/portfolio-filter.ts';
import { findPortfolioPage } from '#app/features/portfolio/portfolio-page.server.ts';
import { portfolioTable } from '#app/features/portfolio/portfolio-table.ts';
import { requireActor } from '#app/http/session.server.ts';
import { translator } from '#app/i18n/translate.ts';
import { withActor } from '#db/connection.server.ts';

/** The rows of the portfolio under the same filter and in the same order, as a file in the reader's language. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const actor = await requireActor(args, 'portfolio.read');
  const { house } = args.context;
  const filter = readPortfolioFilter(new URL(args.request.url).searchParams);
  const page = await withActor(house.database, actor, house.now(), (tx) => findPortfolioPage(tx, filter));
  const t = translator(actor.language);
  const text = portfolioCsv(portfolioTable(page, { t, language: actor.language }));
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${t('portfolio.file')}-${page.today}.csv"`,
      'Cache-Control': 'no-store',
    },
  });
}
