import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PolicyList } from '#app/features/policies/PolicyList.tsx';
import type { PolicyLine } from '#app/features/policies/policy-views.ts';
import { listPolicies } from '#app/features/policies/read-policies.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { requireActor } from '#app/http/session.server.ts';

export const meta = pageTitle((t) => t('policies.title'));

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'policy.read');
  return listPolicies(actor.language);
}

export default function Policies() {
  return <PolicyList policies={useLoaderData() as PolicyLine[]} hrefOf={paths.policy} />;
}
