import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AccountPage } from '#app/features/signing-in/AccountPage.tsx';
import { changeProfile } from '#app/features/signing-in/change-profile.server.ts';
import type { Refusal } from '#app/features/signing-in/FormProblem.tsx';
import { profileForm } from '#app/features/signing-in/forms.ts';
import { viewAccount } from '#app/features/signing-in/view-account.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { refuseFields } from '#app/http/refuse.server.ts';
import { forbidden, seeOther } from '#app/http/respond.server.ts';
import { requireActor, requireSession } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle((t) => t('signing_in.account.title'));

export async function loader(args: LoaderFunctionArgs) {
  const session = await requireSession(args, 'account.own');
  return viewAccount(args.context.house, session);
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'account.own');
  const { house } = args.context;
  const read = await readForm(args.request, profileForm);
  if (!read.ok) return refuseFields(read, read.errors);
  const outcome = await withActor(house.database, actor, house.now(), (tx) => changeProfile(tx, read.value));
  if (outcome.kind === 'refused') throw forbidden();
  return seeOther(paths.account(), 'signing_in.account.saved');
}

export default function Account() {
  const refusal = useActionData() as Refusal | undefined;
  return <AccountPage account={useLoaderData<typeof loader>()} refusal={refusal} />;
}
