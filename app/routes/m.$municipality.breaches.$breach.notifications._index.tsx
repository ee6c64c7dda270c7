import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { NotificationsPage } from '#app/features/breaches/NotificationsPage.tsx';
import { type NotificationsView, viewNotifications } from '#app/features/breaches/view-notifications.server.ts';
import { breachAddress } from '#app/http/breach-address.server.ts';
import { breachLinks } from '#app/http/breach-links.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { found } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle<NotificationsView>((t, view) =>
  [t('breaches.nav.notifications'), view?.head.code, view?.head.breach.entity].filter(Boolean).join(' · '),
);

export async function loader(args: LoaderFunctionArgs): Promise<NotificationsView> {
  const actor = await requireActor(args, 'breach.read');
  const { house } = args.context;
  return found(await withActor(house.database, actor, house.now(), (tx) => viewNotifications(tx, breachAddress(args))));
}

export default function Notifications() {
  const view = useLoaderData() as unknown as NotificationsView;
  const { breach, code } = view.head;
  const links = {
    prepare: (to: string, stage: string) => paths.breachPrepare(breach.slug, code, { to, stage }),
    one: (id: number) => paths.breachNotification(breach.slug, code, id),
  };
  return <NotificationsPage view={view} shell={breachLinks(view.head)} links={links} />;
}
