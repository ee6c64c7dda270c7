import type { ActionFunctionArgs } from '@remix-run/node';
import { recordSignOut } from '#app/features/signing-in/sign-out.server.ts';
import { paths } from '#app/http/paths.ts';
import { seeOther } from '#app/http/respond.server.ts';
import { endSession, findActor, withCookie } from '#app/http/session.server.ts';

/** Signing out asks for no permission: whoever has a session may end it. There is no page, so no link can do it. */
export async function action(args: ActionFunctionArgs) {
  const actor = await findActor(args);
  if (actor) await recordSignOut(args.context.house, actor);
  return withCookie(seeOther(paths.login(), 'signing_in.logout.done'), await endSession(args));
}
