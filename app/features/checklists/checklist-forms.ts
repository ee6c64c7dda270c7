import { z } from 'zod';
import { cleanText } from '#app/domain/answer.ts';
import { readSeenPrevious } from '#app/domain/previous.ts';

/** Handing a checklist to somebody else. */
export const assignForm = z.strictObject({ assignee: z.coerce.number().int().positive() });

/** Handing a checklist to the DPO. */
export const submitForm = z.strictObject({
  remark: z.string().max(2_000, 'common.error.too_long').transform(cleanText).default(''),
});

/** Confirming last year's answers: each as `writeSeenPrevious` wrote it. `from` is the question whose button it was. */
export const confirmForm = z.strictObject({
  unchanged: z
    .array(
      z.string().transform((text, context) => {
        const seen = readSeenPrevious(text);
        if (seen) return seen;
        context.addIssue({ code: 'custom', message: 'common.error.invalid' });
        return z.NEVER;
      }),
    )
    .max(2_000)
    .default([]),
  carry: z.literal('yes', 'common.error.invalid').optional(),
  from: z.string().max(100).optional(),
});
