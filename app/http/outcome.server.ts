import type { MessageKey } from '#app/i18n/catalogue.ts';
import type { FormOutcome, HeldOutcome } from '#app/i18n/faults.ts';
import type { FormErrors, FormValues } from './form.server.ts';
import { forbidden, notFound } from './respond.server.ts';

/** What a page gets back after a form that was not saved: the faults, and what was typed. */
export interface FormAnswer {
  errors: FormErrors;
  values: FormValues;
}

/** The 422 that shows a form again with its faults and all that was typed. */
export function showAgain(answer: FormAnswer): Response {
  return Response.json({ errors: answer.errors, values: answer.values }, { status: 422 });
}

/**
 * Maps what became of a form to its response: on to the next page, the form again, or a refusal.
 * @throws the 403 or 404 that the root's error boundary shows.
 */
export function answerForm(outcome: FormOutcome, values: FormValues, next: () => Response): Response {
  if (outcome.kind === 'saved') return next();
  if (outcome.kind === 'invalid') return showAgain({ errors: outcome.errors, values });
  if (outcome.kind === 'not_found') throw notFound();
  throw forbidden(outcome.reason);
}

/** As `answerForm`; who comes second gets both what is there and what was typed. */
export function answerHeld(outcome: HeldOutcome, values: FormValues, next: () => Response): Response {
  if (outcome.kind === 'stale' || outcome.kind === 'closed') {
    return Response.json({ errors: outcome.errors, values }, { status: 409 });
  }
  return answerForm(outcome, values, next);
}

/** What the next page says of something that was saved: as usual, or what was made of an hour that comes twice or never. */
export function savedNotice(outcome: HeldOutcome, usual: MessageKey): MessageKey {
  return outcome.kind === 'saved' && outcome.resolved ? `clocks.act_resolved.${outcome.resolved}` : usual;
}
