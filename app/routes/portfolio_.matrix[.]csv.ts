import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportMatrix } from '#app/features/portfolio/matrix-export.server.ts';
import { readMatrixFilter } from '#app/features/portfolio/matrix-filter.ts';
import { findMatrixPage } from '#app/features/portfolio/matrix-page.server.ts';
import { matrixLinks } from '#app/http/matrix-links.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

/** The matrix under the same filter and in the same order, as a file in the reader's language. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const actor = await requireActor(args, 'portfolio.read');
  const { house } = args.context;
  const filter = readMatrixFilter(new URL(args.request.url).searchParams);
  const page = await withActor(house.database, actor, house.now(), (tx) => findMatrixPage(tx, filter));
  return exportMatrix(page, {
    format: 'csv',
    language: actor.language,
    links: matrixLinks(page.filter),
    now: house.now(),
  });
}
