import { z } from 'zod';
import { cleanText } from '#app/domain/answer.ts';

const id = z
  .string({ error: 'common.error.required' })
  .regex(/^\d{1,9}$/, 'common.error.required')
  .transform(Number);

/** Handing single questions or whole sections to somebody. */
export const handOverForm = z.strictObject({
  intent: z.literal('give'),
  form_key: z.uuid('common.error.invalid'),
  to: id,
  codes: z.array(z.string().max(40)).max(1_000).default([]),
  sections: z.array(z.string().max(40)).max(200).default([]),
  message: z.string().max(2_000, 'common.error.too_long').transform(cleanText).default(''),
  due_on: z.union([z.literal(''), z.iso.date('common.error.date')]).default(''),
});
export type HandOverForm = z.output<typeof handOverForm>;

/** Taking a hand-over back. */
export const withdrawForm = z.strictObject({ intent: z.literal('withdraw'), hand_over: id });
