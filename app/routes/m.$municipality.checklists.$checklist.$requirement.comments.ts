import type { ActionFunctionArgs } from '@remix-run/node';
import { addComment, type Commented } from '#app/features/comments/add-comment.server.ts';
import { commentForm } from '#app/features/comments/comment-forms.ts';
import { type CommentWithdrawn, withdrawComment } from '#app/features/comments/withdraw-comment.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { numberParam, textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden, notFound, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

/** Says something about a question, or takes own words back, and returns to the question. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'checklist.comment');
  const { house } = args.context;
  const slug = textParam(args, 'municipality');
  const checklistId = numberParam(args, 'checklist');
  const code = textParam(args, 'requirement');
  const path = paths.requirement(slug, checklistId, code);
  const form = await readForm(args.request, commentForm);
  if (!form.ok) return seeOther(path, { key: 'comments.not_saved', tone: 'warning' });
  const { value } = form;
  const address = { slug, checklistId, code, path };
  const outcome = await withActor<Commented | CommentWithdrawn>(house.database, actor, house.now(), (tx) =>
    value.intent === 'add' ? addComment(tx, address, value) : withdrawComment(tx, address, value.comment),
  );
  if (outcome.kind === 'not_found') throw notFound();
  if (outcome.kind === 'refused') throw forbidden(outcome.reason);
  if (outcome.kind === 'unknown_person') return seeOther(path, { key: 'comments.not_saved', tone: 'warning' });
  return seeOther(path, outcome.kind === 'saved' ? 'comments.saved' : 'comments.taken_back');
}
