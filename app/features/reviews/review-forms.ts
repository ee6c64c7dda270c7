import { z } from 'zod';
import { readTicked, type TickedAnswer } from '#app/domain/review-year.ts';

const formKey = z.string().min(16).max(64);
const emptyIsNull = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' || value === undefined ? null : value), schema.nullable());
const number = z.coerce.number().int().positive().max(2_147_483_647);
const remark = z.string().max(10_000).optional().default('');
const grade = z.enum(['1', '2', '3', '4', '5', 'na']);

/** A verdict on one answer. Fields of the other scale may be absent; the domain refuses them when they are not. */
export const judgeForm = z
  .strictObject({
    form_key: formKey,
    answer: number,
    version: number,
    newest_verdict: emptyIsNull(number),
    outcome: z.enum(['accepted', 'returned']),
    remark,
    choice: emptyIsNull(z.enum(['yes', 'partly', 'no', 'na'])),
    doc: emptyIsNull(grade),
    impl: emptyIsNull(grade),
  })
  .refine((form) => form.outcome !== 'returned' || form.remark.trim() !== '', {
    path: ['remark'],
    message: 'reviews.error.remark_required',
  });

const ticked = z.string().transform((text, context): TickedAnswer => {
  const read = readTicked(text);
  if (read) return read;
  context.addIssue({ code: 'custom', message: 'common.error.invalid' });
  return z.NEVER;
});

/** The acts on a checklist as a whole; each form says which it is. */
export const finishForm = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('accept_rest'), form_key: formKey, seen: z.string().max(20_000) }),
  z.strictObject({
    intent: z.literal('accept_ticked'),
    form_key: formKey,
    ticked: z.array(ticked).max(2_000).default([]),
  }),
  z.strictObject({ intent: z.literal('take_over') }),
  z.strictObject({ intent: z.literal('accept'), form_key: formKey }),
  z.strictObject({ intent: z.literal('return'), form_key: formKey, remark }),
]);
