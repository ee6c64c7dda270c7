import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { linkRequirements } from '#app/features/incidents/link-requirements.server.ts';
import { requirementsForm } from '#app/features/incidents/piece-forms.ts';
import { RequirementsPage } from '#app/features/incidents/RequirementsPage.tsx';
import { type RequirementsView, viewRequirements } from '#app/features/incidents/view-pieces.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { incidentAddress } from '#app/http/incident-address.server.ts';
import { aboutHref, incidentCrumbs } from '#app/http/incident-links.ts';
import { answerHeld, type FormAnswer, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { found, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle<RequirementsView>((t, view) =>
  [view?.head.code, t('incident_pieces.about.title')].filter(Boolean).join(' · '),
);

export async function loader(args: LoaderFunctionArgs): Promise<RequirementsView> {
  const actor = await requireActor(args, 'incident.read');
  const { house } = args.context;
  const address = incidentAddress(args);
  const search = new URL(args.request.url).searchParams.get('q') ?? '';
  return found(await withActor(house.database, actor, house.now(), (tx) => viewRequirements(tx, address, search)));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'incident.handle');
  const { house } = args.context;
  const address = incidentAddress(args);
  const form = await readForm(args.request, requirementsForm);
  if (!form.ok) return showAgain(form);
  const outcome = await withActor(house.database, actor, house.now(), (tx) =>
    linkRequirements(tx, address, form.value),
  );
  const here = paths.incidentRequirements(address.slug, address.number);
  const notice = form.value.intent === 'link' ? 'incident_pieces.about.linked' : 'incident_pieces.about.unlinked';
  return answerHeld(outcome, form.values, () => seeOther(here, notice));
}

export default function IncidentRequirements() {
  const t = useT();
  const view = useLoaderData() as unknown as RequirementsView;
  return (
    <RequirementsPage
      view={view}
      crumbs={incidentCrumbs(t, view.head, [{ label: t('incident_pieces.about.title') }])}
      question={(about) => aboutHref(view.head.slug, about)}
      form={useActionData() as FormAnswer | undefined}
    />
  );
}
