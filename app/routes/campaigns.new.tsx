import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LaunchPage, type LaunchPageProps } from '#app/features/campaigns/LaunchPage.tsx';
import { LaunchPreview, type LaunchPreviewProps } from '#app/features/campaigns/LaunchPreview.tsx';
import { launchCampaign, planFrom } from '#app/features/campaigns/launch-campaign.server.ts';
import { type LaunchForm, launchForm } from '#app/features/campaigns/launch-form.ts';
import { parseForm } from '#app/http/form.server.ts';
import { showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import type { FormState } from '#app/ui/Field.tsx';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { listLaunchCandidates, listLaunchFrameworks } from '#db/queries/campaigns.server.ts';
import { countProposals } from '#db/queries/previous.server.ts';

export const meta = pageTitle((t) => t('campaigns.form.title'));

type Choices = Pick<LaunchPageProps, 'formKey' | 'frameworks' | 'candidates' | 'ticked'>;
type Answer = FormState | Pick<LaunchPreviewProps, 'planned' | 'checklists' | 'typed' | 'proposals'>;

export async function loader(args: LoaderFunctionArgs): Promise<Choices> {
  const actor = await requireActor(args, 'campaign.launch');
  const { house } = args.context;
  const to = new URL(args.request.url).searchParams.getAll('to').slice(0, 1_001);
  return withActor(house.database, actor, house.now(), async (tx) => ({
    formKey: crypto.randomUUID(),
    frameworks: await listLaunchFrameworks(tx),
    candidates: await listLaunchCandidates(tx),
    ticked: to.length === 0 ? null : to,
  }));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'campaign.launch');
  const { house } = args.context;
  const posted = await args.request.formData();
  const form = parseForm(posted, launchForm);
  if (!form.ok) return showAgain(form);
  if (form.value.intent === 'change') return Response.json({ values: form.values });
  const typed = typedOf(posted);
  return withActor(house.database, actor, house.now(), async (tx) =>
    form.value.intent === 'launch'
      ? launch(tx, form.value, form.values)
      : preview(tx, form.value, { values: form.values, typed }),
  );
}

async function launch(tx: ActorTx, form: LaunchForm, values: Record<string, string>) {
  const outcome = await launchCampaign(tx, form, paths.checklist);
  if (outcome.kind === 'refused') throw forbidden(outcome.reason);
  if (outcome.kind === 'invalid') return showAgain({ errors: outcome.errors, values });
  return seeOther(paths.campaign(outcome.campaignId), 'campaigns.launched_notice');
}

async function preview(
  tx: ActorTx,
  form: LaunchForm,
  posted: { values: Record<string, string>; typed: LaunchPreviewProps['typed'] },
) {
  const plan = await planFrom(tx, form);
  if (plan.kind === 'invalid') return showAgain({ errors: plan.errors, values: posted.values });
  const previous = plan.municipalities.flatMap(({ checklists }) => checklists.flatMap((each) => each.previousId ?? []));
  const proposals = form.from_last_year && (await countProposals(tx, form.framework_level, previous));
  return Response.json({
    planned: plan.municipalities,
    checklists: plan.checklists,
    typed: posted.typed,
    proposals: proposals ? Object.fromEntries(proposals) : null,
  });
}

/** What the preview sends again: all but the button, and the people, whom it asks anew. */
function typedOf(posted: FormData): LaunchPreviewProps['typed'] {
  return [...posted]
    .filter(([name]) => name !== 'intent' && name !== 'assignee[]')
    .map(([name, value]) => ({ name, value: String(value) }));
}

export default function NewCampaign() {
  const choices = useLoaderData() as Choices;
  const answer = useActionData() as Answer | undefined;
  const back = paths.campaigns();
  if (answer && 'planned' in answer) return <LaunchPreview {...answer} candidates={choices.candidates} back={back} />;
  return <LaunchPage {...choices} form={answer ?? {}} back={back} />;
}
