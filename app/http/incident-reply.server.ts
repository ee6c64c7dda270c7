import type { HandleOutcome } from '#app/features/incidents/held-incident.ts';
import type { FormValues } from './form.server.ts';
import { answerForm } from './outcome.server.ts';

/** Maps what became of a post to the page of an incident; who comes second gets both what is there and what was typed. */
export function answerIncident(outcome: HandleOutcome, values: FormValues, next: () => Response): Response {
  if (outcome.kind === 'stale' || outcome.kind === 'closed') {
    return Response.json({ errors: outcome.errors, values }, { status: 409 });
  }
  return answerForm(outcome, values, next);
}
