import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { changePerson } from '#app/features/people/change-person.server.ts';
import { PersonPage } from '#app/features/people/PersonPage.tsx';
import { personForm } from '#app/features/people/people-forms.ts';
import { viewPersonPage } from '#app/features/people/view-person.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { answerForm, type FormAnswer, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { found, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { withActor } from '#db/connection.server.ts';
import { findPerson } from '#db/queries/people.server.ts';

export const meta = pageTitle<{ person: { name: string } }>(
  (t, data) => data?.person.name ?? t('people.service_title'),
);

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'people.manage');
  const { house } = args.context;
  const search = new URL(args.request.url).searchParams;
  const account = toId(args.params.account);
  const view = await withActor(house.database, actor, house.now(), (tx) => viewPersonPage(tx, account, search));
  return { ...found(view), formKey: crypto.randomUUID() };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'people.manage');
  const { house } = args.context;
  const account = toId(args.params.account);
  const read = await readForm(args.request, personForm);
  const outcome = await withActor(house.database, actor, house.now(), async (tx) => {
    found(await findPerson(tx, account));
    return read.ok ? changePerson(tx, account, read.value, house.secrets) : null;
  });
  if (!read.ok || !outcome) return showAgain({ errors: {}, ...read });
  return answerForm(outcome, read.values, () => seeOther(paths.settingsPerson(account), NOTICES[read.value.intent]));
}

const NOTICES = {
  grant: 'people.notice.granted',
  end: 'people.notice.ended',
  suspend: 'people.notice.suspended',
  resume: 'people.notice.resumed',
  reset_second_factor: 'people.notice.reset',
  resend: 'people.notice.invited',
  hand_over: 'people.notice.handed_over',
} as const;

/** The number in the address; 0, which nobody has, for anything else. */
function toId(text: string | undefined): number {
  return /^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : 0;
}

export default function Person() {
  const t = useT();
  const page = useLoaderData<typeof loader>();
  const form = useActionData() as FormAnswer | undefined;
  const here = paths.settingsPerson(page.person.id);
  const crumbs = [
    { label: t('settings.title'), href: paths.settings() },
    { label: t('people.service_title'), href: paths.settingsPeople() },
    { label: page.person.name },
  ];
  return <PersonPage {...page} form={form} crumbs={crumbs} here={here} formHref={(query) => withQuery(here, query)} />;
}
