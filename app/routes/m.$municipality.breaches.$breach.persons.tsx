import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PersonsPage } from '#app/features/breaches/PersonsPage.tsx';
import { personsForm } from '#app/features/breaches/persons-forms.ts';
import { tellPersons } from '#app/features/breaches/tell-persons.server.ts';
import { type PersonsView, viewPersons } from '#app/features/breaches/view-persons.server.ts';
import { breachAddress } from '#app/http/breach-address.server.ts';
import { breachLinks } from '#app/http/breach-links.ts';
import { readForm } from '#app/http/form.server.ts';
import { answerHeld, type FormAnswer, savedNotice, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { found, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle<PersonsView>((t, view) =>
  [t('breaches.nav.persons'), view?.head.code].filter(Boolean).join(' · '),
);

const NOTICES = {
  persons: 'breach_persons.saved',
  notice: 'breach_persons.noted',
} as const satisfies Record<string, MessageKey>;

export async function loader(args: LoaderFunctionArgs): Promise<PersonsView> {
  const actor = await requireActor(args, 'breach.read');
  const { house } = args.context;
  return found(await withActor(house.database, actor, house.now(), (tx) => viewPersons(tx, breachAddress(args))));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'breach.read');
  const { house } = args.context;
  const address = breachAddress(args);
  const here = paths.breachPersons(address.slug, address.number);
  const form = await readForm(args.request, personsForm);
  if (!form.ok) return showAgain(form);
  const outcome = await withActor(house.database, actor, house.now(), (tx) => tellPersons(tx, address, form.value));
  return answerHeld(outcome, form.values, () => seeOther(here, savedNotice(outcome, NOTICES[form.value.intent])));
}

export default function Persons() {
  const view = useLoaderData() as unknown as PersonsView;
  const form = useActionData() as FormAnswer | undefined;
  const { slug } = view.head.breach;
  const links = {
    ...breachLinks(view.head),
    word: paths.breachLetter(slug, view.head.code, 'docx'),
    pdf: paths.breachLetter(slug, view.head.code, 'pdf'),
  };
  return <PersonsPage view={view} links={links} form={form} />;
}
