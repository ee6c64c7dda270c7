import type { ActionFunctionArgs } from '@remix-run/node';
import { serviceForm } from '#app/features/signing-in/forms.ts';
import { switchService } from '#app/features/signing-in/switch-service.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { paths } from '#app/http/paths.ts';
import { notFound, seeOther } from '#app/http/respond.server.ts';
import { beginSession, requireSession, withCookie } from '#app/http/session.server.ts';

/** Goes to another of the services that the person works for. */
export async function action(args: ActionFunctionArgs) {
  const { actor, secondFactorAt } = await requireSession(args, 'account.own');
  const read = await readForm(args.request, serviceForm);
  if (!read.ok) throw notFound();
  const serviceId = read.value.service;
  if (!(await switchService(args.context.house, actor, serviceId))) throw notFound();
  const proven = { accountId: actor.accountId, serviceId, secondFactorAt, pending: false };
  return withCookie(seeOther(paths.start()), await beginSession(args, proven));
}
