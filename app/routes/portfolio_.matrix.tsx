import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { MatrixPage } from '#app/features/portfolio/MatrixPage.tsx';
import { readMatrixFilter } from '#app/features/portfolio/matrix-filter.ts';
import { findMatrixPage, type MatrixPageData } from '#app/features/portfolio/matrix-page.server.ts';
import { matrixLinks } from '#app/http/matrix-links.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle((t) => t('matrix.title'));

export async function loader(args: LoaderFunctionArgs): Promise<MatrixPageData> {
  const actor = await requireActor(args, 'portfolio.read');
  const { house } = args.context;
  const filter = readMatrixFilter(new URL(args.request.url).searchParams);
  return withActor(house.database, actor, house.now(), (tx) => findMatrixPage(tx, filter));
}

export default function Matrix() {
  const page = useLoaderData() as MatrixPageData;
  return <MatrixPage page={page} links={matrixLinks(page.filter)} />;
}
