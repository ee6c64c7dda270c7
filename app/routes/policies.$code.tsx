import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PolicyPage } from '#app/features/policies/PolicyPage.tsx';
import type { PolicyView } from '#app/features/policies/policy-views.ts';
import { showPolicy } from '#app/features/policies/read-policies.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { found } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';
import { listFrameworks } from '#db/queries/frameworks.server.ts';

interface PageData {
  policy: PolicyView;
  framework: number | null;
}

export const meta = pageTitle<PageData>((t, page) => page?.policy.title ?? t('policies.title'));

export async function loader(args: LoaderFunctionArgs): Promise<PageData> {
  const actor = await requireActor(args, 'policy.read');
  const { house } = args.context;
  const policy = found(await showPolicy(args.params.code ?? '', actor.language));
  const frameworks = await withActor(house.database, actor, house.now(), (tx) => listFrameworks(tx));
  return { policy, framework: frameworks.find((one) => one.code === 'cyfun2025')?.id ?? null };
}

export default function Policy() {
  const { policy, framework } = useLoaderData() as PageData;
  const requirementHref = (code: string) => (framework ? `${paths.framework(framework)}#${code}` : null);
  return <PolicyPage policy={policy} listHref={paths.policies()} requirementHref={requirementHref} />;
}
