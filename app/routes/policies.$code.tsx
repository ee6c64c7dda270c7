import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PolicyPage } from '#app/features/policies/PolicyPage.tsx';
import type { PolicyView } from '#app/features/policies/policy-views.ts';
import { showPolicy } from '#app/features/policies/read-policies.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { found } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';

export const meta = pageTitle<PolicyView>((t, policy) => policy?.title ?? t('policies.title'));

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'policy.read');
  return found(await showPolicy(args.params.code ?? '', actor.language));
}

export default function Policy() {
  return <PolicyPage policy={useLoaderData() as PolicyView} listHref={paths.policies()} />;
}
