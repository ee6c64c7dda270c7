import type { z } from 'zod';
import type { RefusalReason } from '#app/domain/access.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { findAnswerVersion } from '#db/queries/review-detail.server.ts';
import { findReviewHead } from '#db/queries/reviews.server.ts';
import { judgeAnswer } from './judge-answer.server.ts';
import type { judgeForm } from './review-forms.ts';
import { findNextToJudge } from './review-one.server.ts';
import type { JudgeProblem } from './review-one.ts';

export type JudgedForm =
  /** `next` is the requirement to judge next; null when every answer has a verdict. */
  | { kind: 'judged'; next: string | null }
  | { kind: 'not_found' }
  | { kind: 'refused'; reason: RefusalReason }
  | { kind: 'problem'; status: 409 | 422; problem: JudgeProblem };

interface Input {
  slug: string;
  checklistId: number;
  code: string;
  form: z.output<typeof judgeForm>;
  values: Record<string, string>;
}

/** Gives the verdict that a form asks, and says how that went in the words of the page that it came from. */
export async function judgeFromForm(
  tx: ActorTx,
  { slug, checklistId, code, form, values }: Input,
): Promise<JudgedForm> {
  if (!(await findReviewHead(tx, slug, checklistId))) return { kind: 'not_found' };
  const { answer: answerId, version, outcome, remark, choice, doc, impl } = form;
  const judged = await judgeAnswer(tx, {
    checklistId,
    answerId,
    formKey: form.form_key,
    form: { version, newestVerdict: form.newest_verdict, outcome, remark, verified: { choice, doc, impl } },
  });
  switch (judged.kind) {
    case 'not_found':
    case 'refused':
      return judged;
    case 'judged':
      return { kind: 'judged', next: await findNextToJudge(tx, checklistId, code) };
    case 'closed':
      return {
        kind: 'problem',
        status: 409,
        problem: { answerId, values, field: 'form', key: 'reviews.error.closed' },
      };
    case 'invalid': {
      const problem = { answerId, values, field: judged.field, key: `reviews.error.${judged.why}` } as const;
      return { kind: 'problem', status: 422, problem };
    }
    case 'stale': {
      const saw = (await findAnswerVersion(tx, answerId, version)) as JudgeProblem['saw'];
      return {
        kind: 'problem',
        status: 409,
        problem: { answerId, values, field: 'form', key: 'reviews.one.stale', saw: saw ?? null },
      };
    }
  }
}
