import type { ActionFunctionArgs } from '@remix-run/node';
import { autosaveForm, faultErrors, toAnswer } from '#app/features/checklists/answer-form.ts';
import { type Answered, answerRequirement } from '#app/features/checklists/answer-requirement.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { numberParam, textParam } from '#app/http/params.ts';
import { requireActor } from '#app/http/session.server.ts';
import { formatTime } from '#app/i18n/format.ts';
import { translator } from '#app/i18n/translate.ts';
import { withActor } from '#db/connection.server.ts';

/** Keeps what somebody has typed so far, and answers a script in JSON with what became of it. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'checklist.answer');
  const { house } = args.context;
  const form = await readForm(args.request, autosaveForm);
  if (!form.ok) return Response.json({ kind: 'invalid', errors: form.errors }, { status: 422 });
  const place = {
    slug: textParam(args, 'municipality'),
    checklistId: numberParam(args, 'checklist'),
    code: textParam(args, 'requirement'),
    entityId: form.value.entity ?? null,
  };
  const now = house.now();
  const outcome = await withActor(house.database, actor, now, (tx) =>
    answerRequirement(tx, place, toAnswer(form.value, false)),
  );
  const time = formatTime(now);
  return toJson(outcome, time, actor.accountId, translator(actor.language)('checklists.history.unknown'));
}

/** Only what the script needs: never the other person's text, which is for the page that shows both. */
function toJson(outcome: Answered, time: string, self: number, unknown: string): Response {
  if (outcome.kind === 'saved') return Response.json({ kind: 'saved', version: outcome.version, time });
  if (outcome.kind === 'not_found') return Response.json({ kind: 'not_found' }, { status: 404 });
  if (outcome.kind === 'refused') return Response.json({ kind: 'refused' }, { status: 403 });
  if (outcome.kind === 'closed') return Response.json({ kind: 'closed' }, { status: 409 });
  if (outcome.kind === 'invalid') {
    return Response.json({ kind: 'invalid', errors: faultErrors(outcome.faults) }, { status: 422 });
  }
  const by = outcome.theirs?.updatedBy;
  return Response.json({ kind: 'stale', by: by?.name ?? unknown, self: by?.id === self }, { status: 409 });
}
