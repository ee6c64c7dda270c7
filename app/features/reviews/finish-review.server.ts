import type { z } from 'zod';
import type { RefusalReason } from '#app/domain/access.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { findReviewHead } from '#db/queries/reviews.server.ts';
import { acceptChecklist } from './accept-checklist.server.ts';
import { acceptRemaining } from './accept-remaining.server.ts';
import { returnChecklist } from './return-checklist.server.ts';
import type { finishForm } from './review-forms.ts';

/** Why an act on a checklist as a whole was not done, with what was typed. */
export interface FinishProblem {
  key: MessageKey;
  remark: string;
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
  if (!(await findReviewHead(tx, slug, checklistId))) return { kind: 'not_found' };
  const formKey = form.form_key;
  const remark = form.intent === 'return' ? form.remark : '';
  const outcome =
    form.intent === 'accept_rest'
      ? await acceptRemaining(tx, { checklistId, formKey, seen: form.seen })
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
    case 'not_all_accepted':
      return problem(409, 'reviews.error.not_all');
    case 'says_nothing':
      return problem(422, 'reviews.error.says_nothing');
    case 'returned':
      return { kind: 'done', notice: 'reviews.done.returned', handedOn: true };
    case 'accepted':
      return form.intent === 'accept'
        ? { kind: 'done', notice: 'reviews.done.accepted', handedOn: true }
        : { kind: 'done', notice: 'reviews.done.accepted_rest', handedOn: false };
  }
}
