import { data } from '@remix-run/node';
import { faultErrors } from '#app/features/checklists/answer-form.ts';
import type { AnswerReply } from '#app/features/checklists/answer-reply.ts';
import type { Answered } from '#app/features/checklists/answer-requirement.server.ts';
import { notFound } from './respond.server.ts';

/** The page that follows a save which did not happen, with everything that was typed. @throws a 404. */
export function answerReply(outcome: Exclude<Answered, { kind: 'saved' }>, values: Record<string, string>) {
  if (outcome.kind === 'not_found') throw notFound();
  if (outcome.kind === 'refused') {
    return data<AnswerReply>({ values, refused: `access.refused.${outcome.reason}` }, { status: 403 });
  }
  if (outcome.kind === 'invalid') {
    return data<AnswerReply>({ values, errors: faultErrors(outcome.faults) }, { status: 422 });
  }
  if (outcome.kind === 'closed') return data<AnswerReply>({ values, closed: true }, { status: 409 });
  return data<AnswerReply>({ values, stale: { theirs: outcome.theirs } }, { status: 409 });
}
