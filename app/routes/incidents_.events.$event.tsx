import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { EventPage } from '#app/features/events/EventPage.tsx';
import { eventForm } from '#app/features/events/event-form.ts';
import { handleEvent } from '#app/features/events/handle-event.server.ts';
import { tickAnew } from '#app/features/events/tick.server.ts';
import { type EventView, viewEvent } from '#app/features/events/view-event.server.ts';
import { parseForm } from '#app/http/form.server.ts';
import { answerHeld, type FormAnswer, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { found, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle<EventView>((_, view) => (view ? [view.code, view.current.title].join(' · ') : ''));

const LINKS = { incident: paths.incident, messages: paths.municipalityMessages };

export async function loader(args: LoaderFunctionArgs): Promise<EventView> {
  const actor = await requireActor(args, 'event.read');
  const { house } = args.context;
  return found(await withActor(house.database, actor, house.now(), (tx) => viewEvent(tx, textParam(args, 'event'))));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'event.handle');
  const { house } = args.context;
  const number = textParam(args, 'event');
  const posted = await args.request.formData();
  if (posted.has('tick'))
    return Response.json(await withActor(house.database, actor, house.now(), (tx) => tickAnew(tx, posted)));
  const form = parseForm(posted, eventForm);
  if (!form.ok) return showAgain(form);
  const outcome = await withActor(house.database, actor, house.now(), (tx) =>
    handleEvent(tx, number, form.value, LINKS),
  );
  return answerHeld(outcome, form.values, () => seeOther(paths.event(number), `events.done.${form.value.intent}`));
}

export default function Event() {
  const view = useLoaderData() as unknown as EventView;
  const form = useActionData() as FormAnswer | undefined;
  return (
    <EventPage
      view={view}
      form={form}
      links={{ events: paths.events(), incident: paths.incident, breach: paths.breach }}
    />
  );
}
