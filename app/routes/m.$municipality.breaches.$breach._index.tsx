import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { overviewForm } from '#app/features/breaches/breach-forms.ts';
import { changeOverview } from '#app/features/breaches/change-overview.server.ts';
import { OverviewPage } from '#app/features/breaches/OverviewPage.tsx';
import { type BreachView, viewBreach } from '#app/features/breaches/view-breach.server.ts';
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

export const meta = pageTitle<BreachView>((_, view) =>
  view ? [view.head.code, view.head.breach.entity].join(' · ') : '',
);

const NOTICES = {
  aware: 'breaches.aware.saved',
  role: 'breaches.role.saved',
  authorities: 'breaches.authorities.saved',
  close: 'breaches.close.closed',
  reopen: 'breaches.close.reopened',
} as const satisfies Record<string, MessageKey>;

export async function loader(args: LoaderFunctionArgs): Promise<BreachView> {
  const actor = await requireActor(args, 'breach.read');
  const { house } = args.context;
  return found(await withActor(house.database, actor, house.now(), (tx) => viewBreach(tx, breachAddress(args))));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'breach.handle');
  const { house } = args.context;
  const address = breachAddress(args);
  const form = await readForm(args.request, overviewForm);
  if (!form.ok) return showAgain(form);
  const outcome = await withActor(house.database, actor, house.now(), (tx) => changeOverview(tx, address, form.value));
  const resolved = outcome.kind === 'saved' && 'resolved' in outcome ? outcome.resolved : null;
  const notice = resolved
    ? { key: `breaches.aware.saved_${resolved}`, tone: 'warning' as const }
    : NOTICES[form.value.intent];
  return answerHeld(outcome, form.values, () => seeOther(paths.breach(address.slug, address.number), notice));
}

export default function Breach() {
  const view = useLoaderData() as unknown as BreachView;
  return <OverviewPage view={view} links={breachLinks(view.head)} form={useActionData() as FormAnswer | undefined} />;
}
