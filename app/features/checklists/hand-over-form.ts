import { z } from 'zod';
import { cleanText } from '#app/domain/answer.ts';

const id = z
  .string({ error: 'common.error.required' })
  .regex(/^\d{1,9}$/, 'common.error.required')
  .transform(Number);

/** Handing single questions or whole sections to somebody. */
export const handOverForm = z
  .strictObject({
    intent: z.literal('give'),
    form_key: z.uuid('common.error.invalid'),
    /** Somebody who is known, or `new` for whom the next three say. */
    to: z.literal('new').or(id),
    name: z.string().trim().max(200, 'common.error.too_long').default(''),
    email: z.string().trim().toLowerCase().max(254, 'common.error.too_long').default(''),
    language: z.enum(['nl', 'en'], 'common.error.invalid').default('nl'),
    codes: z.array(z.string().max(40)).max(1_000).default([]),
    sections: z.array(z.string().max(40)).max(200).default([]),
    message: z.string().max(2_000, 'common.error.too_long').transform(cleanText).default(''),
    due_on: z.union([z.literal(''), z.iso.date('common.error.date')]).default(''),
  })
  .superRefine((form, context) => {
    if (form.to !== 'new') return;
    const fault = (field: 'name' | 'email', message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (form.name === '') fault('name', 'common.error.required');
    if (!z.email().safeParse(form.email).success)
      fault('email', form.email === '' ? 'common.error.required' : 'common.error.email');
  });
export type HandOverForm = z.output<typeof handOverForm>;

/** Taking a hand-over back. */
export const withdrawForm = z.strictObject({ intent: z.literal('withdraw'), hand_over: id });
