import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DecisionPage } from '#app/features/breaches/DecisionPage.tsx';
import { decide } from '#app/features/breaches/decide-breach.server.ts';
import { decisionForm } from '#app/features/breaches/decision-forms.ts';
import { type DecisionView, viewDecision } from '#app/features/breaches/view-decision.server.ts';
import { breachAddress } from '#app/http/breach-address.server.ts';
import { breachLinks } from '#app/http/breach-links.ts';
import { readForm } from '#app/http/form.server.ts';
import { answerHeld, type FormAnswer, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { found, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle<DecisionView>((t, view) =>
  [t('breaches.nav.decision'), view?.head.code].filter(Boolean).join(' · '),
);

const NOTICES = {
  advice: 'breach_decisions.advice_saved',
  decide: 'breach_decisions.decided_saved',
  decider: 'breach_decisions.decider_saved',
} as const satisfies Record<string, MessageKey>;

export async function loader(args: LoaderFunctionArgs): Promise<DecisionView> {
  const actor = await requireActor(args, 'breach.read');
  const { house } = args.context;
  return found(await withActor(house.database, actor, house.now(), (tx) => viewDecision(tx, breachAddress(args))));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'breach.read');
  const { house } = args.context;
  const address = breachAddress(args);
  const here = paths.breachDecision(address.slug, address.number);
  const form = await readForm(args.request, decisionForm);
  if (!form.ok) return showAgain(form);
  const outcome = await withActor(house.database, actor, house.now(), (tx) => decide(tx, address, form.value, here));
  return answerHeld(outcome, form.values, () => seeOther(here, NOTICES[form.value.intent]));
}

export default function Decision() {
  const view = useLoaderData() as unknown as DecisionView;
  return <DecisionPage view={view} links={breachLinks(view.head)} form={useActionData() as FormAnswer | undefined} />;
}
