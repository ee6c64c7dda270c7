import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { NotificationPage } from '#app/features/breaches/NotificationPage.tsx';
import { referenceForm } from '#app/features/breaches/notification-forms.ts';
import { setReference } from '#app/features/breaches/set-reference.server.ts';
import { type NotificationView, viewNotification } from '#app/features/breaches/view-notifications.server.ts';
import { breachAddress } from '#app/http/breach-address.server.ts';
import { breachLinks } from '#app/http/breach-links.ts';
import { readForm } from '#app/http/form.server.ts';
import { answerHeld, type FormAnswer, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { numberParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { found, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle<NotificationView>((t, view) =>
  view ? [t(`breach_terms.stage.${view.notification.stage}`), view.head.code, view.head.breach.entity].join(' · ') : '',
);

export async function loader(args: LoaderFunctionArgs): Promise<NotificationView> {
  const actor = await requireActor(args, 'breach.read');
  const { house } = args.context;
  const id = numberParam(args, 'notification');
  return found(
    await withActor(house.database, actor, house.now(), (tx) => viewNotification(tx, breachAddress(args), id)),
  );
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'breach.handle');
  const { house } = args.context;
  const address = breachAddress(args);
  const id = numberParam(args, 'notification');
  const form = await readForm(args.request, referenceForm);
  if (!form.ok) return showAgain(form);
  const outcome = await withActor(house.database, actor, house.now(), (tx) =>
    setReference(tx, address, { id, reference: form.value.reference }),
  );
  const here = paths.breachNotification(address.slug, address.number, id);
  return answerHeld(outcome, form.values, () => seeOther(here, 'notifications.one.reference_saved'));
}

export default function Notification() {
  const view = useLoaderData() as unknown as NotificationView;
  const { slug } = view.head.breach;
  const { code } = view.head;
  const links = {
    previous: view.previous && paths.breachNotification(slug, code, view.previous.id),
    file: (as: string, lang?: string) => paths.breachNotificationFile(slug, code, view.notification.id, { as, lang }),
  };
  const form = useActionData() as FormAnswer | undefined;
  return <NotificationPage view={view} shell={breachLinks(view.head)} links={links} form={form} />;
}
