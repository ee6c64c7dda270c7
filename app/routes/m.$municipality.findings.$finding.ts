import type { ActionFunctionArgs } from '@remix-run/node';
import { type Back, findingMoveForm } from '#app/features/findings/finding-forms.ts';
import { moveOneFinding } from '#app/features/findings/move-finding.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { numberParam, textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden, notFound, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

/** Says that a finding is done, or closes it, and returns to where the reader was. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'finding.answer');
  const { house } = args.context;
  const slug = textParam(args, 'municipality');
  const form = await readForm(args.request, findingMoveForm);
  // A form that cannot be read changes nothing, and whose finding it is still decides what is answered.
  const { back, ...move } = form.ok ? form.value : NOTHING;
  const moved = await withActor(house.database, actor, house.now(), (tx) =>
    moveOneFinding(tx, { slug, findingId: numberParam(args, 'finding') }, move),
  );
  if (moved.kind === 'not_found') throw notFound();
  if (moved.kind === 'refused') throw forbidden(moved.reason);
  const path = goal(back, slug, moved);
  if (!form.ok) return seeOther(path, { key: 'findings.not_said', tone: 'warning' });
  if (moved.kind !== 'moved') return seeOther(path, { key: REFUSED[moved.kind], tone: 'warning' });
  return seeOther(path, move.intent === 'propose' ? 'findings.proposed_done' : 'findings.resolved_done');
}

const NOTHING = { intent: 'propose', version: 0, text: '', back: 'question' } as const;

const REFUSED = {
  stale: 'findings.stale',
  resolved: 'findings.closed',
  reason_required: 'findings.not_said',
} as const;

function goal(back: Back, slug: string, { checklistId, code }: { checklistId: number; code: string }): string {
  if (back === 'overview') return paths.municipality(slug);
  if (back === 'checklist') return paths.checklist(slug, checklistId);
  return (back === 'review' ? paths.reviewRequirement : paths.requirement)(slug, checklistId, code);
}
