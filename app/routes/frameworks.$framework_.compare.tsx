import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ComparePage, type ComparePageData } from '#app/features/frameworks/ComparePage.tsx';
import { findComparePage } from '#app/features/frameworks/compare-page.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { numberParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { found } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle((t) => t('own_frameworks.compare.title'));

type PageData = ComparePageData & { id: number };

export async function loader(args: LoaderFunctionArgs): Promise<PageData> {
  const actor = await requireActor(args, 'framework.read');
  const { house } = args.context;
  const id = numberParam(args, 'framework');
  const search = new URL(args.request.url).searchParams;
  const wanted = { with: numberIn(search, 'with'), draft: numberIn(search, 'draft') };
  const page = await withActor(house.database, actor, house.now(), (tx) => findComparePage(tx, id, wanted));
  return { ...found(page), id };
}

function numberIn(search: URLSearchParams, name: string): number | null {
  const text = search.get(name) ?? '';
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

export default function CompareFrameworks() {
  const { id, ...page } = useLoaderData() as PageData;
  return <ComparePage {...page} links={{ library: paths.frameworks(), framework: paths.framework(id) }} />;
}
