import { z } from 'zod';
import { cleanText } from '#app/domain/answer.ts';
import { FINDING_MOVES, SEVERITIES } from '#app/domain/finding.ts';

/** Where somebody was, to go back to. */
const back = z.enum(['review', 'question', 'checklist', 'overview']).default('question');
export type Back = z.output<typeof back>;

/** Where somebody was, out of a form that could not be read. */
export function backOf(typed: string | undefined): Back {
  const read = back.safeParse(typed);
  return read.success ? read.data : 'question';
}

/** A new finding at a question. */
export const findingForm = z.strictObject({
  form_key: z.uuid('common.error.invalid'),
  severity: z.enum(SEVERITIES, 'findings.severity_required'),
  text: z
    .string()
    .max(4_000, 'common.error.too_long')
    .transform(cleanText)
    .pipe(z.string().min(1, 'common.error.required')),
  measure: z.string().max(4_000, 'common.error.too_long').transform(cleanText).default(''),
  due_on: z.union([z.literal(''), z.iso.date('common.error.date')]).default(''),
  back,
});

/** Saying that a finding is done, or closing it. An empty text is for the domain to refuse. */
export const findingMoveForm = z.strictObject({
  intent: z.enum(FINDING_MOVES),
  version: z.coerce.number().int().positive().max(2_147_483_647),
  text: z.string().max(4_000, 'common.error.too_long').transform(cleanText).default(''),
  back,
});
