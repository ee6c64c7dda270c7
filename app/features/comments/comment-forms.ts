import { z } from 'zod';
import { cleanText } from '#app/domain/answer.ts';

const id = z
  .string()
  .regex(/^\d{1,9}$/, 'common.error.invalid')
  .transform(Number);

/** What somebody says about a question, and whom it should reach; or which own words to withdraw. */
export const commentForm = z.discriminatedUnion('intent', [
  z.strictObject({
    intent: z.literal('add'),
    form_key: z.uuid('common.error.invalid'),
    text: z
      .string({ error: 'common.error.required' })
      .max(4_000, 'common.error.too_long')
      .transform(cleanText)
      .refine((text) => text.trim() !== '', 'common.error.required'),
    mention: z.array(id).max(50).default([]),
  }),
  z.strictObject({ intent: z.literal('withdraw'), comment: id }),
]);
export type CommentForm = z.output<typeof commentForm>;
