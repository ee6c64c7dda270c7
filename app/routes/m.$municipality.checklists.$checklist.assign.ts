import type { ActionFunctionArgs } from '@remix-run/node';
import { assignChecklist } from '#app/features/checklists/assign-checklist.server.ts';
import { assignForm } from '#app/features/checklists/checklist-forms.ts';
import { readForm } from '#app/http/form.server.ts';
import { numberParam, textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden, notFound, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

/** Lets somebody else answer a checklist, and returns to its front page. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'checklist.assign');
  const { house } = args.context;
  const slug = textParam(args, 'municipality');
  const checklistId = numberParam(args, 'checklist');
  const path = paths.checklist(slug, checklistId);
  const form = await readForm(args.request, assignForm);
  if (!form.ok) return seeOther(path, { key: 'checklists.assign_unknown', tone: 'warning' });
  const outcome = await withActor(house.database, actor, house.now(), (tx) =>
    assignChecklist(tx, { slug, checklistId, path }, form.value.assignee),
  );
  if (outcome.kind === 'not_found') throw notFound();
  if (outcome.kind === 'refused') throw forbidden(outcome.reason);
  if (outcome.kind === 'unknown_person') return seeOther(path, { key: 'checklists.assign_unknown', tone: 'warning' });
  if (outcome.kind === 'closed') return seeOther(path, { key: 'checklists.assign_closed', tone: 'warning' });
  return seeOther(path, 'checklists.assigned');
}
