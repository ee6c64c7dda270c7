import type { EditOutcome } from '#app/features/frameworks/edit-draft.server.ts';
import type { FormValues } from './form.server.ts';
import { showAgain } from './outcome.server.ts';
import { paths } from './paths.ts';
import { forbidden, notFound, seeOther } from './respond.server.ts';

/** Maps what became of a change to a draft; a stale one shows again what was typed, beside the newest draft (409). */
export function answerEdit(outcome: EditOutcome, values: FormValues, next: () => Response): Response {
  switch (outcome.kind) {
    case 'saved':
      return next();
    case 'published':
      return seeOther(paths.framework(outcome.id), 'own_frameworks.published');
    case 'stale':
      return Response.json({ errors: { form: ['own_frameworks.stale'] }, values }, { status: 409 });
    case 'faulty':
      return showAgain({ errors: { form: ['own_frameworks.not_published'] }, values });
    case 'invalid':
      return showAgain({ errors: outcome.errors, values });
    case 'not_found':
      throw notFound();
    default:
      throw forbidden(outcome.reason);
  }
}
