import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AddPage, type AddPageProps } from '#app/features/campaigns/AddPage.tsx';
import {
  addMunicipalities,
  planAddition,
  suggestedDay,
  viewAddition,
} from '#app/features/campaigns/add-municipalities.server.ts';
import { LaunchPreview, type LaunchPreviewProps } from '#app/features/campaigns/LaunchPreview.tsx';
import { type AddForm, addForm } from '#app/features/campaigns/launch-form.ts';
import { type FormValues, parseForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { numberParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden, found, notFound, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import type { FormState } from '#app/ui/Field.tsx';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { countProposals } from '#db/queries/previous.server.ts';

export const meta = pageTitle((t) => t('campaigns.add.title'));

type Shown = Omit<AddPageProps, 'form' | 'links' | 'campaign'> & {
  campaign: AddPageProps['campaign'] & { id: number };
};
type Preview = Pick<LaunchPreviewProps, 'planned' | 'checklists' | 'typed' | 'proposals'>;

export async function loader(args: LoaderFunctionArgs): Promise<Shown> {
  const actor = await requireActor(args, 'campaign.launch');
  const { house } = args.context;
  const id = numberParam(args, 'campaign');
  const addition = found(await withActor(house.database, actor, house.now(), (tx) => viewAddition(tx, id)));
  const { title, dueOn } = addition.campaign;
  return {
    formKey: crypto.randomUUID(),
    campaign: { id, title, dueOn },
    candidates: addition.candidates,
    suggested: suggestedDay(dueOn, house.now()),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'campaign.launch');
  const { house } = args.context;
  const id = numberParam(args, 'campaign');
  const posted = await args.request.formData();
  const form = parseForm(posted, addForm);
  if (!form.ok) return data<FormState>({ errors: form.errors, values: form.values }, { status: 422 });
  if (form.value.intent === 'change') return data<FormState>({ values: form.values });
  const typed = typedOf(posted);
  return withActor(house.database, actor, house.now(), async (tx) =>
    form.value.intent === 'launch'
      ? add(tx, id, form.value, form.values)
      : preview(tx, id, form.value, { values: form.values, typed }),
  );
}

async function add(tx: ActorTx, id: number, form: AddForm, values: FormValues) {
  const outcome = await addMunicipalities(tx, id, form, paths.checklist);
  if (outcome.kind === 'not_found') throw notFound();
  if (outcome.kind === 'refused') throw forbidden(outcome.reason);
  if (outcome.kind === 'invalid') return data<FormState>({ errors: outcome.errors, values }, { status: 422 });
  return seeOther(paths.campaign(id), 'campaigns.add.added');
}

async function preview(
  tx: ActorTx,
  id: number,
  form: AddForm,
  posted: { values: FormValues; typed: LaunchPreviewProps['typed'] },
) {
  const addition = found(await viewAddition(tx, id));
  const plan = await planAddition(tx, addition, form);
  if (plan.kind === 'invalid') return data<FormState>({ errors: plan.errors, values: posted.values }, { status: 422 });
  const previous = plan.municipalities.flatMap(({ checklists }) => checklists.flatMap((each) => each.previousId ?? []));
  const proposals = form.from_last_year && (await countProposals(tx, addition.campaign, previous));
  return data<Preview>({
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

export default function AddToCampaign() {
  const shown = useLoaderData() as Shown;
  const answer = useActionData() as FormState | Preview | undefined;
  const links = { campaigns: paths.campaigns(), campaign: paths.campaign(shown.campaign.id) };
  if (answer && 'planned' in answer) {
    const under = { label: shown.campaign.title, href: links.campaign };
    return <LaunchPreview {...answer} candidates={shown.candidates} back={links.campaigns} under={under} />;
  }
  return <AddPage {...shown} form={answer ?? {}} links={links} />;
}
