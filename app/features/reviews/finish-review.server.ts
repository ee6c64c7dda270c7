import type { z } from 'zod';
import { can, type RefusalReason } from '#app/domain/access.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { claimReview } from '#db/queries/review-claims.server.ts';
import { findReviewHead, type ReviewHead } from '#db/queries/reviews.server.ts';
import { acceptChecklist } from './accept-checklist.server.ts';
import { acceptRemaining } from './accept-remaining.server.ts';
import { acceptTicked, type TickFault } from './accept-ticked.server.ts';
import { returnChecklist } from './return-checklist.server.ts';
import type { finishForm } from './review-forms.ts';

/** Why an act on a checklist as a whole was not done, with what was typed. */
export interface FinishProblem {
  key: MessageKey;
  remark: string;
  /** Which ticked answers stopped the others. */
  faults?: TickFault[];
}

export type Finished =
  | { kind: 'done'; notice: MessageKey; handedOn: boolean }
  | { kind: 'not_found' }
  | { kind: 'refused'; reason: RefusalReason }
  | { kind: 'problem'; status: 409 | 422; problem: FinishProblem };

interface Input {
  slug: string;
  checklistId: number;
  form: z.output<typeof finishForm>;
  /** Where the mail of a hand-over leads. */
  path: string;
}

/** Does the act that a form of the review page asks, and says how that went in the words of that page. */
export async function finishReview(tx: ActorTx, { slug, checklistId, form, path }: Input): Promise<Finished> {
  const head = await findReviewHead(tx, slug, checklistId);
  if (!head) return { kind: 'not_found' };
  if (form.intent === 'take_over') return takeOver(tx, head);
  const formKey = form.form_key;
  const remark = form.intent === 'return' ? form.remark : '';
  const outcome =
    form.intent === 'accept_rest'
      ? await acceptRemaining(tx, { checklistId, formKey, seen: form.seen })
      : form.intent === 'accept_ticked'
        ? await acceptTicked(tx, { checklistId, formKey, ticked: form.ticked })
        : form.intent === 'accept'
          ? await acceptChecklist(tx, { checklistId, formKey, path })
          : await returnChecklist(tx, { checklistId, formKey, remark, path });
  const problem = (status: 409 | 422, key: MessageKey) =>
    ({ kind: 'problem', status, problem: { key, remark } }) as const;
  switch (outcome.kind) {
    case 'not_found':
    case 'refused':
      return outcome;
    case 'closed':
      return problem(409, 'reviews.error.closed');
    case 'stale':
      return problem(409, 'reviews.error.stale');
    case 'faults':
      return { kind: 'problem', status: 409, problem: { key: 'speed.tick.stale', remark, faults: outcome.faults } };
    case 'nothing_ticked':
      return problem(422, 'speed.tick.none');
    case 'not_all_accepted':
      return problem(409, 'reviews.error.not_all');
    case 'says_nothing':
      return problem(422, 'reviews.error.says_nothing');
    case 'returned':
      return { kind: 'done', notice: 'reviews.done.returned', handedOn: true };
    case 'accepted':
      return { kind: 'done', notice: NOTICES[form.intent], handedOn: form.intent === 'accept' };
  }
}

const NOTICES = {
  accept: 'reviews.done.accepted',
  accept_rest: 'reviews.done.accepted_rest',
  accept_ticked: 'speed.tick.done',
  return: 'reviews.done.returned',
} as const;

/** From now on the actor is shown as the one who reviews. */
async function takeOver(tx: ActorTx, head: ReviewHead): Promise<Finished> {
  const verdict = can(tx.actor, 'checklist.review', { municipalityId: head.municipalityId });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  await claimReview(tx, head, true);
  return { kind: 'done', notice: 'speed.claim.taken', handedOn: false };
}
