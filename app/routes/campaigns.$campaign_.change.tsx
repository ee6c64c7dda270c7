import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CAMPAIGN_CHANGES } from '#app/domain/campaign-change.ts';
import { ChangePage } from '#app/features/campaigns/ChangePage.tsx';
import { changeCampaign } from '#app/features/campaigns/change-checklists.server.ts';
import { changeForm } from '#app/features/campaigns/change-form.ts';
import { type ChangeView, viewChange } from '#app/features/campaigns/view-change.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { numberParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden, found, notFound, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import type { FormState } from '#app/ui/Field.tsx';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle<ChangeView>((t, view) => t(`campaigns.change.${view?.change ?? 'extend'}.title`));

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'campaign.launch');
  const { house } = args.context;
  const id = numberParam(args, 'campaign');
  const search = new URL(args.request.url).searchParams;
  const change = found(CAMPAIGN_CHANGES.find((each) => each === (search.get('do') ?? 'extend')));
  const chosen = search.getAll('checklist').slice(0, 2_000).map(Number);
  return found(await withActor(house.database, actor, house.now(), (tx) => viewChange(tx, id, change, chosen)));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'campaign.launch');
  const { house } = args.context;
  const id = numberParam(args, 'campaign');
  const form = await readForm(args.request, changeForm);
  if (!form.ok) return data<FormState>({ errors: form.errors, values: form.values }, { status: 422 });
  const outcome = await withActor(house.database, actor, house.now(), (tx) =>
    changeCampaign(tx, id, form.value, paths.checklist),
  );
  if (outcome.kind === 'not_found') throw notFound();
  if (outcome.kind === 'refused') throw forbidden(outcome.reason);
  if (outcome.kind === 'changed') return seeOther(paths.campaign(id), `campaigns.change.${form.value.change}.done`);
  return data<FormState>({ errors: outcome.errors, values: form.values }, { status: outcome.conflict ? 409 : 422 });
}

export default function ChangeCampaign() {
  const view = useLoaderData() as ChangeView;
  const links = { campaigns: paths.campaigns(), campaign: paths.campaign(view.campaign.id) };
  return <ChangePage view={view} form={(useActionData() as FormState | undefined) ?? {}} links={links} />;
}
