import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { can } from '#app/domain/access.ts';
import { changeLocalPeople } from '#app/features/people/change-local-people.server.ts';
import { LocalPeoplePage } from '#app/features/people/LocalPeoplePage.tsx';
import { localPeopleForm } from '#app/features/people/people-forms.ts';
import { viewLocalPeople } from '#app/features/people/view-people.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { listHref, municipalityNav } from '#app/http/municipality-nav.ts';
import { answerForm, type FormAnswer, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { forbidden, found, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { withActor } from '#db/connection.server.ts';
import { findMunicipality } from '#db/queries/municipalities.server.ts';

export const meta = pageTitle<{ municipality: { name: string } }>((t, data) =>
  [t('people.title'), data?.municipality.name].filter(Boolean).join(' · '),
);

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'people.read');
  const { house } = args.context;
  const search = new URL(args.request.url).searchParams;
  return withActor(house.database, actor, house.now(), async (tx) => {
    const municipality = found(await findMunicipality(tx, args.params.municipality ?? ''));
    const verdict = can(actor, 'people.read', { municipalityId: municipality.id });
    if (!verdict.allowed) throw forbidden(verdict.reason);
    const people = await viewLocalPeople(tx, municipality.id, search);
    const nav = { nav: municipalityNav(actor, municipality), list: listHref(actor) };
    return { ...people, ...nav, municipality, formKey: crypto.randomUUID() };
  });
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'people.invite');
  const { house } = args.context;
  const read = await readForm(args.request, localPeopleForm);
  const slug = args.params.municipality ?? '';
  const outcome = await withActor(house.database, actor, house.now(), async (tx) => {
    const municipality = found(await findMunicipality(tx, slug));
    return read.ok ? changeLocalPeople(tx, municipality, read.value, house.secrets) : null;
  });
  if (!read.ok || !outcome) return showAgain({ errors: {}, ...read });
  return answerForm(outcome, read.values, () => seeOther(paths.people(slug), NOTICES[read.value.intent]));
}

const NOTICES = {
  invite: 'people.notice.invited',
  end: 'people.notice.ended',
  add_function: 'people.notice.function_saved',
  change_function: 'people.notice.function_saved',
} as const;

export default function LocalPeople() {
  const t = useT();
  const page = useLoaderData<typeof loader>();
  const form = useActionData() as FormAnswer | undefined;
  const here = paths.people(page.municipality.slug);
  const crumbs = page.list ? [{ label: t('municipalities.title'), href: page.list }] : [];
  return (
    <LocalPeoplePage {...page} form={form} crumbs={crumbs} here={here} formHref={(query) => withQuery(here, query)} />
  );
}
