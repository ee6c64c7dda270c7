import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { STEP_KEYS, type StepKey } from '#app/domain/breach-field.ts';
import type { FactsAnswer } from '#app/features/breaches/FactsForm.tsx';
import { FactsPage } from '#app/features/breaches/FactsPage.tsx';
import { factsForm } from '#app/features/breaches/facts-form.ts';
import { saveFacts } from '#app/features/breaches/save-facts.server.ts';
import { type FactsView, factsPart, viewFacts } from '#app/features/breaches/view-facts.server.ts';
import { breachAddress } from '#app/http/breach-address.server.ts';
import { breachLinks } from '#app/http/breach-links.ts';
import { readForm } from '#app/http/form.server.ts';
import { answerHeld, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { found, notFound, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle<FactsView>((t, view) => {
  if (!view) return '';
  const part = view.part === 'all' ? t('breach_facts.read_title') : t(`breach_terms.step.${view.part}`);
  return [part, t('breaches.nav.facts'), view.head.code].join(' · ');
});

export async function loader(args: LoaderFunctionArgs): Promise<FactsView> {
  const actor = await requireActor(args, 'breach.read');
  const { house } = args.context;
  const part = found(factsPart(textParam(args, 'step')));
  return found(await withActor(house.database, actor, house.now(), (tx) => viewFacts(tx, breachAddress(args), part)));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'breach.handle');
  const { house } = args.context;
  const address = breachAddress(args);
  const step = factsPart(textParam(args, 'step'));
  if (step === null || step === 'all') throw notFound();
  const form = await readForm(args.request, factsForm(step));
  if (!form.ok) return showAgain(form);
  const { values } = form;
  const outcome = await withActor(house.database, actor, house.now(), (tx) => saveFacts(tx, address, step, form.value));
  if (outcome.kind === 'invalid') return Response.json({ problems: outcome.problems, values }, { status: 422 });
  const resolved = outcome.kind === 'saved' ? outcome.resolved : null;
  const notice = resolved
    ? { key: `breach_facts.saved_${resolved}`, tone: 'warning' as const }
    : 'breach_facts.saved_plain';
  const on = form.value.go === 'next' ? after(step) : step;
  return answerHeld(outcome, values, () => seeOther(paths.breachFacts(address.slug, address.number, on), notice));
}

/** The step that comes next; after the last one everything is read over. */
function after(step: StepKey): StepKey | 'all' {
  return STEP_KEYS[STEP_KEYS.indexOf(step) + 1] ?? 'all';
}

export default function FactsOfBreach() {
  const view = useLoaderData() as unknown as FactsView;
  const { slug } = view.head.breach;
  return (
    <FactsPage
      view={view}
      links={breachLinks(view.head)}
      href={(part) => paths.breachFacts(slug, view.head.code, part)}
      form={useActionData() as FactsAnswer | undefined}
    />
  );
}
