import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { Actor } from '#app/domain/access.ts';
import { localDate } from '#app/domain/dates.ts';
import { OnboardPage } from '#app/features/municipalities/OnboardPage.tsx';
import { onboardForm } from '#app/features/municipalities/onboard-form.ts';
import { type Contacts, onboardMunicipality } from '#app/features/municipalities/onboard-municipality.server.ts';
import { PickPage } from '#app/features/municipalities/PickPage.tsx';
import { pickFrom } from '#app/features/municipalities/pick-municipality.server.ts';
import { contactFaults, invitePerson } from '#app/features/people/invite-person.server.ts';
import { readForm } from '#app/http/form.server.ts';
import type { House } from '#app/http/house.ts';
import { type FormAnswer, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { forbidden, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { type ActorTx, withActor } from '#db/connection.server.ts';

export const meta = pageTitle((t) => t('municipalities.pick.title'));

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'municipality.onboard');
  const { house } = args.context;
  const search = new URL(args.request.url).searchParams;
  const picked = await withActor(house.database, actor, house.now(), (tx) => pickFrom(tx, search));
  return { ...picked, formKey: crypto.randomUUID(), today: localDate(house.now()) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'municipality.onboard');
  const { house } = args.context;
  const read = await readForm(args.request, onboardForm);
  if (!read.ok) return showAgain(read);
  const outcome = await withActor(house.database, actor, house.now(), (tx) =>
    onboardMunicipality(tx, read.value, contactsOf(tx, actor, house)),
  );
  if (outcome.kind === 'refused') throw forbidden(outcome.reason);
  if (outcome.kind === 'invalid') return showAgain({ errors: outcome.errors, values: read.values });
  return seeOther(paths.municipalitySettings(outcome.slug), 'municipalities.notice.onboarded');
}

/** Inviting, as the verb of another feature does it, in the same transaction. */
function contactsOf(tx: ActorTx, actor: Actor, house: House): Contacts {
  return {
    faults: (contact) => contactFaults(tx, contact.email),
    invite: async ({ role, name, email }, municipality) => {
      const period = { fromOn: localDate(tx.now), untilOn: null };
      const invitation = { role, name, email, language: 'nl', municipality, kinds: [], ...period } as const;
      const outcome = await invitePerson(tx, invitation, house.secrets, null);
      if (outcome.kind !== 'invited') throw new Error(`${actor.accountId} may onboard but not invite: ${outcome.kind}`);
      return outcome.accountId;
    },
  };
}

export default function Onboard() {
  const t = useT();
  const { step, prefill, ...page } = useLoaderData<typeof loader>();
  const form = useActionData() as FormAnswer | undefined;
  const here = paths.onboard();
  const crumbs = [{ label: t('municipalities.title'), href: paths.municipalities() }];
  if (step === 'fill') return <OnboardPage {...page} prefill={prefill} crumbs={crumbs} pickHref={here} form={form} />;
  const links = { chooseHref: (nis: string) => withQuery(here, { nis }), byHandHref: withQuery(here, { by: 'hand' }) };
  return <PickPage {...page} {...links} crumbs={crumbs} here={here} />;
}
