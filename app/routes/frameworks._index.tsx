import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FrameworksPage } from '#app/features/frameworks/FrameworksPage.tsx';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';
import { type FrameworkEntry, listFrameworks } from '#db/queries/frameworks.server.ts';

export const meta = pageTitle((t) => t('frameworks.title'));

export async function loader(args: LoaderFunctionArgs): Promise<FrameworkEntry[]> {
  const actor = await requireActor(args, 'framework.read');
  const { house } = args.context;
  return withActor(house.database, actor, house.now(), (tx) => listFrameworks(tx));
}

export default function Frameworks() {
  return <FrameworksPage frameworks={useLoaderData() as FrameworkEntry[]} hrefOf={paths.framework} />;
}
