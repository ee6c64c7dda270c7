import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { openForm } from '#app/features/breaches/breach-forms.ts';
import { OpenBreachPage } from '#app/features/breaches/OpenBreachPage.tsx';
import { openBreaches } from '#app/features/breaches/open-breaches.server.ts';
import { type OpeningView, viewOpening } from '#app/features/breaches/view-opening.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { answerHeld, type FormAnswer, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden, found, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle((t) => t('breaches.open.title'));

export async function loader(args: LoaderFunctionArgs): Promise<OpeningView> {
  const actor = await requireActor(args, 'breach.handle');
  const { house } = args.context;
  const view = found(await withActor(house.database, actor, house.now(), (tx) => viewOpening(tx, addressOf(args))));
  if ('refused' in view) throw forbidden(view.refused);
  return view;
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'breach.handle');
  const { house } = args.context;
  const address = addressOf(args);
  const form = await readForm(args.request, openForm);
  if (!form.ok) return showAgain(form);
  const outcome = await withActor(house.database, actor, house.now(), (tx) =>
    openBreaches(tx, address, form.value, paths.breach),
  );
  if (outcome.kind !== 'opened') return answerHeld(outcome, form.values, () => seeOther(address.slug));
  const [first] = outcome.codes;
  const next =
    outcome.codes.length === 1 && first
      ? paths.breach(address.slug, first)
      : `${paths.incident(address.slug, address.incident)}#breaches`;
  return seeOther(next, 'breaches.open.done');
}

function addressOf(args: Parameters<typeof textParam>[0]) {
  return { slug: textParam(args, 'municipality'), incident: textParam(args, 'incident') };
}

export default function OpenBreaches() {
  const t = useT();
  const view = useLoaderData() as unknown as OpeningView;
  const { slug, municipality, code } = view;
  const crumbs = [
    { label: municipality, href: paths.municipality(slug) },
    { label: t('incidents.title'), href: paths.incidents(slug) },
    { label: code, href: paths.incident(slug, code) },
    { label: t('breaches.open.title') },
  ];
  return <OpenBreachPage view={view} crumbs={crumbs} form={useActionData() as FormAnswer | undefined} />;
}
