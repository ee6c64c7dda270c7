import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { canSomewhere } from '#app/domain/access.ts';
import { FrameworksPage, type FrameworksPageData } from '#app/features/frameworks/FrameworksPage.tsx';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';
import { listDrafts } from '#db/queries/framework-drafts.server.ts';
import { listFrameworks } from '#db/queries/frameworks.server.ts';

export const meta = pageTitle((t) => t('frameworks.title'));

export async function loader(args: LoaderFunctionArgs): Promise<FrameworksPageData> {
  const actor = await requireActor(args, 'framework.read');
  const { house } = args.context;
  return withActor(house.database, actor, house.now(), async (tx) => ({
    frameworks: await listFrameworks(tx),
    drafts: canSomewhere(actor, 'framework.edit') ? await listDrafts(tx) : null,
  }));
}

export default function Frameworks() {
  const links = {
    framework: paths.framework,
    draft: paths.frameworkDraft,
    begin: paths.frameworkNew(),
    load: paths.frameworkImport(),
  };
  return <FrameworksPage {...(useLoaderData() as FrameworksPageData)} links={links} />;
}
