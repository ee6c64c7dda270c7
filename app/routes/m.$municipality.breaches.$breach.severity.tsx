import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { Severity } from '#app/domain/breach-severity.ts';
import { assess, computeSeverity } from '#app/features/breaches/assess-breach.server.ts';
import { SeverityPage } from '#app/features/breaches/SeverityPage.tsx';
import { severityForm } from '#app/features/breaches/severity-form.ts';
import { type SeverityView, viewSeverity } from '#app/features/breaches/view-severity.server.ts';
import { breachAddress } from '#app/http/breach-address.server.ts';
import { breachLinks } from '#app/http/breach-links.ts';
import { readForm } from '#app/http/form.server.ts';
import { answerHeld, type FormAnswer, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { found, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle<SeverityView>((t, view) =>
  [t('breaches.nav.severity'), view?.head.code].filter(Boolean).join(' · '),
);

export async function loader(args: LoaderFunctionArgs): Promise<SeverityView> {
  const actor = await requireActor(args, 'breach.read');
  const { house } = args.context;
  return found(await withActor(house.database, actor, house.now(), (tx) => viewSeverity(tx, breachAddress(args))));
}

/** Working out keeps nothing: the same page comes back with the outcome and all that was typed. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'breach.handle');
  const { house } = args.context;
  const address = breachAddress(args);
  const form = await readForm(args.request, severityForm);
  if (!form.ok) return showAgain(form);
  const { severity, errors } = computeSeverity(form.value);
  if (form.value.intent === 'compute') return Response.json({ errors, values: form.values, computed: severity });
  const outcome = await withActor(house.database, actor, house.now(), (tx) => assess(tx, address, form.value));
  const here = paths.breachSeverity(address.slug, address.number);
  return answerHeld(outcome, form.values, () => seeOther(here, 'breach_decisions.severity.saved'));
}

export default function SeverityOfBreach() {
  const view = useLoaderData() as unknown as SeverityView;
  const answer = useActionData() as (FormAnswer & { computed?: Severity | null }) | undefined;
  const links = breachLinks(view.head);
  return <SeverityPage view={view} links={links} form={answer} computed={answer?.computed ?? null} />;
}
