import type { ActionFunctionArgs } from '@remix-run/node';
import { addFinding } from '#app/features/findings/add-finding.server.ts';
import { findingForm } from '#app/features/findings/finding-forms.ts';
import { readForm } from '#app/http/form.server.ts';
import { numberParam, textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden, notFound, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

/** Keeps a finding at a question, and returns to where the reviewer was. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'finding.judge');
  const { house } = args.context;
  const slug = textParam(args, 'municipality');
  const checklistId = numberParam(args, 'checklist');
  const code = textParam(args, 'requirement');
  const form = await readForm(args.request, findingForm);
  const at = form.ok ? form.value.back : form.values.back;
  const path = (at === 'question' ? paths.requirement : paths.reviewRequirement)(slug, checklistId, code);
  if (!form.ok) return seeOther(path, { key: 'findings.not_saved', tone: 'warning' });
  const { back: _, ...finding } = form.value;
  const made = await withActor(house.database, actor, house.now(), (tx) =>
    addFinding(tx, { slug, checklistId, code }, finding),
  );
  if (made.kind === 'not_found') throw notFound();
  if (made.kind === 'refused') throw forbidden(made.reason);
  return seeOther(path, 'findings.saved');
}
