import { z } from 'zod';
import { cleanText } from '#app/domain/answer.ts';

const slug = z.string().max(100);

/** A message to one or more municipalities, by their slugs. */
export const messageForm = z.strictObject({
  form_key: z.uuid('common.error.invalid'),
  to: z.array(slug).min(1, 'messages.choose').max(1_000).default([]),
  subject: z
    .string()
    .max(200, 'common.error.too_long')
    .transform(oneLine)
    .pipe(z.string().min(1, 'common.error.required')),
  /** Ticked where the directors get it too. */
  directors: z.literal('yes').optional(),
  text: z
    .string()
    .max(5_000, 'common.error.too_long')
    .transform(cleanText)
    .pipe(z.string().min(1, 'common.error.required')),
});

/** That a message was read, and where that was said. */
export const readMessageForm = z.strictObject({
  message: z.coerce.number().int().positive().max(2_147_483_647),
  back: z.enum(['start', 'overview', 'list']).default('list'),
});
export type MessageBack = z.output<typeof readMessageForm>['back'];

function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}
