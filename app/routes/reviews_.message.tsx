import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { messageForm } from '#app/features/messages/message-form.ts';
import { NewMessagePage } from '#app/features/messages/NewMessagePage.tsx';
import { sendMessage } from '#app/features/messages/send-message.server.ts';
import { type NewMessageView, viewNewMessage } from '#app/features/messages/view-messages.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import type { FormState } from '#app/ui/Field.tsx';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle((t) => t('messages.title'));

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'message.send');
  const { house } = args.context;
  const chosen = new URL(args.request.url).searchParams.getAll('to').slice(0, 1_000);
  return withActor(house.database, actor, house.now(), (tx) => viewNewMessage(tx, chosen));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'message.send');
  const { house } = args.context;
  const form = await readForm(args.request, messageForm);
  if (!form.ok) return data<FormState>({ errors: form.errors, values: form.values }, { status: 422 });
  const sent = await withActor(house.database, actor, house.now(), (tx) =>
    sendMessage(tx, form.value, paths.municipalityMessages),
  );
  if (sent.kind === 'refused') throw forbidden(sent.reason);
  if (sent.kind === 'sent') return seeOther(paths.messages(), 'messages.sent');
  const errors: FormState['errors'] =
    sent.kind === 'nobody' ? { to: ['messages.choose'] } : { form: ['messages.unknown'] };
  return data<FormState>({ errors, values: form.values }, { status: sent.kind === 'nobody' ? 422 : 409 });
}

export default function NewMessage() {
  const view = useLoaderData() as NewMessageView;
  const links = { queue: paths.reviews(), municipalities: paths.municipalities() };
  return <NewMessagePage view={view} links={links} form={useActionData() as FormState | undefined} />;
}
