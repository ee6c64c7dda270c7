import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { newEventForm } from '#app/features/events/event-form.ts';
import { makeEvent } from '#app/features/events/make-event.server.ts';
import { NewEventPage } from '#app/features/events/NewEventPage.tsx';
import { tickAnew } from '#app/features/events/tick.server.ts';
import { type NewEventView, viewNewEvent } from '#app/features/events/view-event.server.ts';
import { parseForm } from '#app/http/form.server.ts';
import { showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import type { FormState } from '#app/ui/Field.tsx';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle((t) => t('events.new'));

export async function loader(args: LoaderFunctionArgs): Promise<NewEventView> {
  const actor = await requireActor(args, 'event.handle');
  const { house } = args.context;
  return withActor(house.database, actor, house.now(), viewNewEvent);
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'event.handle');
  const { house } = args.context;
  const posted = await args.request.formData();
  if (posted.has('tick'))
    return Response.json(await withActor(house.database, actor, house.now(), (tx) => tickAnew(tx, posted)));
  const form = parseForm(posted, newEventForm);
  if (!form.ok) return showAgain(form);
  const outcome = await withActor(house.database, actor, house.now(), (tx) =>
    makeEvent(tx, form.value, paths.incident),
  );
  if (outcome.kind === 'refused') throw forbidden(outcome.reason);
  if (outcome.kind === 'invalid') return showAgain({ errors: outcome.errors, values: form.values });
  return seeOther(paths.event(outcome.number), 'events.made');
}

export default function NewEvent() {
  const view = useLoaderData() as unknown as NewEventView;
  const form = useActionData() as FormState | undefined;
  return <NewEventPage view={view} form={form} events={paths.events()} />;
}
