import type { ActionFunctionArgs } from '@remix-run/node';
import { endOtherSessions, endOwnSession } from '#app/features/signing-in/end-sessions.server.ts';
import { sessionsForm } from '#app/features/signing-in/forms.ts';
import { readForm } from '#app/http/form.server.ts';
import { paths } from '#app/http/paths.ts';
import { notFound, seeOther } from '#app/http/respond.server.ts';
import { requireSession } from '#app/http/session.server.ts';

/** Ends one of the own sessions, or all but this one. */
export async function action(args: ActionFunctionArgs) {
  const { actor, idHash } = await requireSession(args, 'account.own');
  const { house } = args.context;
  const read = await readForm(args.request, sessionsForm);
  if (!read.ok) throw notFound();
  if (read.value.session === 'others') {
    await endOtherSessions(house, actor, idHash);
    return seeOther(paths.account(), 'signing_in.account.sessions_ended');
  }
  if (!(await endOwnSession(house, actor, read.value.session))) throw notFound();
  return seeOther(paths.account(), 'signing_in.account.session_ended');
}
