import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { localDate } from '#app/domain/dates.ts';
import { InvitePage } from '#app/features/people/InvitePage.tsx';
import { inviteAnywhere } from '#app/features/people/invite-anywhere.server.ts';
import { inviteForm } from '#app/features/people/people-forms.ts';
import { readForm } from '#app/http/form.server.ts';
import { type FormAnswer, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { withActor } from '#db/connection.server.ts';
import { listMunicipalityNames } from '#db/queries/municipalities.server.ts';

export const meta = pageTitle((t) => t('people.invite'));

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'people.manage');
  const { house } = args.context;
  const municipalities = await withActor(house.database, actor, house.now(), (tx) => listMunicipalityNames(tx));
  return { municipalities, formKey: crypto.randomUUID(), today: localDate(house.now()) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'people.manage');
  const { house } = args.context;
  const read = await readForm(args.request, inviteForm);
  if (!read.ok) return showAgain(read);
  const { form_key, ...form } = read.value;
  const outcome = await withActor(house.database, actor, house.now(), (tx) =>
    inviteAnywhere(tx, form, house.secrets, form_key),
  );
  if (outcome.kind === 'refused') throw forbidden(outcome.reason);
  if (outcome.kind === 'invalid') return showAgain({ errors: outcome.errors, values: read.values });
  return seeOther(paths.settingsPerson(outcome.accountId), 'people.notice.invited');
}

export default function Invite() {
  const t = useT();
  const form = useActionData() as FormAnswer | undefined;
  const crumbs = [
    { label: t('settings.title'), href: paths.settings() },
    { label: t('people.service_title'), href: paths.settingsPeople() },
  ];
  return <InvitePage {...useLoaderData<typeof loader>()} crumbs={crumbs} form={form} />;
}
