import type { ActionFunctionArgs } from '@remix-run/node';
import { answerMany } from '#app/features/checklists/answer-many.server.ts';
import { gridSaveForm } from '#app/features/checklists/grid-form.ts';
import { rowReply } from '#app/features/checklists/grid-reply.ts';
import { readForm } from '#app/http/form.server.ts';
import { numberParam, textParam } from '#app/http/params.ts';
import { requireActor } from '#app/http/session.server.ts';
import { formatTime } from '#app/i18n/format.ts';
import { withActor } from '#db/connection.server.ts';

/** Keeps what somebody changed in the table, and answers its script in JSON with what became of each row. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'checklist.answer');
  const { house } = args.context;
  const form = await readForm(args.request, gridSaveForm);
  if (!form.ok) return Response.json({ kind: 'invalid' }, { status: 422 });
  const place = { slug: textParam(args, 'municipality'), checklistId: numberParam(args, 'checklist') };
  const now = house.now();
  const outcomes = await withActor(house.database, actor, now, (tx) =>
    answerMany(tx, place, { ...form.value, final: false }),
  );
  if (outcomes === null) return Response.json({ kind: 'not_found' }, { status: 404 });
  const rows = outcomes.map((outcome) => rowReply(outcome, actor.accountId));
  const status = rows.every((row) => row.kind === 'saved') ? 200 : 409;
  return Response.json({ kind: 'rows', time: formatTime(now), rows }, { status });
}
