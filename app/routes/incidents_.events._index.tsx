import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { can } from '#app/domain/access.ts';
import { EventsPage } from '#app/features/events/EventsPage.tsx';
import { type EventsView, viewEvents } from '#app/features/events/view-event.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { registersNav } from '#app/http/registers-nav.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { SubNav, type SubNavLine } from '#app/ui/SubNav.tsx';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle((t) => t('events.title'));

interface Data {
  lines: EventsView;
  nav: SubNavLine[];
  mayMake: boolean;
}

export async function loader(args: LoaderFunctionArgs): Promise<Data> {
  const actor = await requireActor(args, 'event.read');
  const { house } = args.context;
  const lines = await withActor(house.database, actor, house.now(), viewEvents);
  return { lines, nav: registersNav(actor), mayMake: can(actor, 'event.handle').allowed };
}

export default function Events() {
  const t = useT();
  const { lines, nav, mayMake } = useLoaderData() as unknown as Data;
  const registers = <SubNav label={t('common.registers')} lines={nav} current={paths.events()} />;
  return <EventsPage lines={lines} nav={registers} event={paths.event} make={mayMake ? paths.newEvent() : null} />;
}
