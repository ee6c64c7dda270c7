import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { RemindPage } from '#app/features/reminders/RemindPage.tsx';
import { readChoice, remindForm } from '#app/features/reminders/remind-form.ts';
import { type Reminding, remindNow } from '#app/features/reminders/remind-now.server.ts';
import { type RemindingView, viewReminding } from '#app/features/reminders/view-reminding.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import type { FormState } from '#app/ui/Field.tsx';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle((t) => t('reminders.title'));

interface Shown extends RemindingView {
  /** The campaign that the choice was made on, to go back to. */
  campaign: number | null;
}
interface Reply extends FormState {
  outcome?: Reminding;
}

export async function loader(args: LoaderFunctionArgs): Promise<Shown> {
  const actor = await requireActor(args, 'campaign.launch');
  const { house } = args.context;
  const choice = readChoice(new URL(args.request.url).searchParams);
  const view = await withActor(house.database, actor, house.now(), (tx) => viewReminding(tx, choice));
  return { ...view, campaign: choice.campaignId || null };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'campaign.launch');
  const { house } = args.context;
  const form = await readForm(args.request, remindForm);
  if (!form.ok) return data<Reply>({ errors: form.errors, values: form.values }, { status: 422 });
  const outcome = await withActor(house.database, actor, house.now(), (tx) =>
    remindNow(tx, form.value, paths.checklist),
  );
  if (outcome.kind === 'refused') throw forbidden(outcome.reason);
  return data<Reply>({ outcome: { mailed: outcome.mailed, skipped: outcome.skipped } });
}

export default function Remind() {
  const t = useT();
  const { campaign, ...view } = useLoaderData() as Shown;
  const reply = useActionData() as Reply | undefined;
  const back = campaign
    ? { label: t('reminders.back'), href: paths.campaign(campaign) }
    : { label: t('reminders.back_portfolio'), href: paths.portfolio() };
  const links = { campaigns: paths.campaigns(), back, checklist: paths.checklist };
  return <RemindPage view={view} form={reply} outcome={reply?.outcome} links={links} />;
}
