import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { prepareForm } from '#app/features/breaches/notification-forms.ts';
import { PreparePage } from '#app/features/breaches/PreparePage.tsx';
import { handlePreparation } from '#app/features/breaches/record-notification.server.ts';
import { type PreparationView, viewPreparation } from '#app/features/breaches/view-notifications.server.ts';
import { breachAddress } from '#app/http/breach-address.server.ts';
import { breachLinks } from '#app/http/breach-links.ts';
import { readForm } from '#app/http/form.server.ts';
import { answerHeld, type FormAnswer, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { found, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle<PreparationView>((t, view) =>
  view ? [t(`breach_terms.stage.${view.prepared.stage}`), view.head.code, view.head.breach.entity].join(' · ') : '',
);

export async function loader(args: LoaderFunctionArgs): Promise<PreparationView> {
  const actor = await requireActor(args, 'breach.read');
  const { house } = args.context;
  const search = new URL(args.request.url).searchParams;
  return found(
    await withActor(house.database, actor, house.now(), (tx) => viewPreparation(tx, breachAddress(args), search)),
  );
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'breach.handle');
  const { house } = args.context;
  const address = breachAddress(args);
  const form = await readForm(args.request, prepareForm);
  if (!form.ok) return showAgain(form);
  const outcome = await withActor(house.database, actor, house.now(), (tx) =>
    handlePreparation(tx, address, form.value),
  );
  if (outcome.kind === 'recorded') {
    const notice = outcome.resolved ? `notifications.recorded_${outcome.resolved}` : 'notifications.recorded';
    return seeOther(paths.breachNotification(address.slug, address.number, outcome.id), notice);
  }
  if (outcome.kind === 'kept') {
    const { pathname, search } = new URL(args.request.url);
    return seeOther(pathname + search, 'notifications.prep.withdrawal_saved');
  }
  return answerHeld(outcome, form.values, () => seeOther(paths.breachNotifications(address.slug, address.number)));
}

export default function Prepare() {
  const view = useLoaderData() as unknown as PreparationView;
  const { breach, code } = view.head;
  const { to, stage, previous } = view.prepared;
  const links = {
    step: (step: string) => paths.breachFacts(breach.slug, code, step),
    previous: previous && paths.breachNotification(breach.slug, code, previous.id),
    file: (as: string, lang?: string) => paths.breachDraft(breach.slug, code, { to, stage, as, lang }),
  };
  const form = useActionData() as FormAnswer | undefined;
  return <PreparePage view={view} shell={breachLinks(view.head)} links={links} form={form} />;
}
