import type { ActionFunctionArgs } from '@remix-run/node';
import { copyToDraft } from '#app/features/frameworks/begin-draft.server.ts';
import { numberParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden, notFound, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

/** Begins a draft from a framework: the next revision of an own one, or an own copy of a built-in one. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'framework.edit');
  const { house } = args.context;
  const id = numberParam(args, 'framework');
  const outcome = await withActor(house.database, actor, house.now(), (tx) => copyToDraft(tx, id));
  if (outcome.kind === 'refused') throw forbidden(outcome.reason);
  if (outcome.kind !== 'begun') throw notFound();
  return seeOther(paths.frameworkDraft(outcome.id));
}
