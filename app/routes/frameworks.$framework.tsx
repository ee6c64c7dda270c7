import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { canSomewhere } from '#app/domain/access.ts';
import { FrameworkPage, type FrameworkPageData } from '#app/features/frameworks/FrameworkPage.tsx';
import { findFrameworkPage } from '#app/features/frameworks/framework-page.server.ts';
import { readTreeFilter } from '#app/features/frameworks/framework-tree.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { numberParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { found } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle<FrameworkPageData>((_, page, language) =>
  page ? (language === 'nl' ? page.framework.titleNl : page.framework.titleEn) : '',
);

type PageData = FrameworkPageData & { edits: boolean };

export async function loader(args: LoaderFunctionArgs): Promise<PageData> {
  const actor = await requireActor(args, 'framework.read');
  const { house } = args.context;
  const id = numberParam(args, 'framework');
  const filter = readTreeFilter(new URL(args.request.url).searchParams);
  const page = await withActor(house.database, actor, house.now(), (tx) => findFrameworkPage(tx, id, filter));
  return { ...found(page), edits: canSomewhere(actor, 'framework.edit') };
}

const other = (framework: number, code: string) => `${paths.framework(framework)}#${encodeURIComponent(code)}`;

export default function Framework() {
  const { edits, ...page } = useLoaderData() as PageData;
  const { id } = page.framework;
  const links = {
    library: paths.frameworks(),
    here: paths.framework(id),
    other,
    compare: paths.frameworkCompare(id),
    json: paths.frameworkExport(id, 'json'),
    xlsx: paths.frameworkExport(id, 'xlsx'),
    csv: paths.frameworkExport(id, 'csv'),
    copy: edits ? paths.frameworkCopy(id) : null,
    texts: edits ? paths.frameworkTexts(id) : null,
  };
  return <FrameworkPage {...page} links={links} />;
}
