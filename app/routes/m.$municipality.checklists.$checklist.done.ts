import type { ActionFunctionArgs } from '@remix-run/node';
import { finishHandOver } from '#app/features/checklists/finish-hand-over.server.ts';
import { numberParam, textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden, notFound, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

/** Says that what one was handed is done, and returns to the checklist. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'checklist.answer');
  const { house } = args.context;
  const slug = textParam(args, 'municipality');
  const checklistId = numberParam(args, 'checklist');
  const outcome = await withActor(house.database, actor, house.now(), (tx) =>
    finishHandOver(tx, { slug, checklistId }),
  );
  if (outcome.kind === 'not_found') throw notFound();
  if (outcome.kind === 'refused') throw forbidden(outcome.reason);
  return seeOther(paths.checklist(slug, checklistId), 'hand_overs.finished');
}
