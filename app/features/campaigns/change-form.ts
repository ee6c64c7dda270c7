import { z } from 'zod';
import { cleanText } from '#app/domain/answer.ts';
import { CAMPAIGN_CHANGES } from '#app/domain/campaign-change.ts';

const id = z
  .string()
  .regex(/^\d{1,9}$/, 'common.error.invalid')
  .transform(Number);

/** More time, closing or opening again, for the ticked checklists of one campaign. */
export const changeForm = z.strictObject({
  form_key: z.uuid('common.error.invalid'),
  change: z.enum(CAMPAIGN_CHANGES, 'common.error.invalid'),
  checklist: z.array(id).max(2_000).default([]),
  due_on: z.union([z.literal(''), z.iso.date('common.error.date')], 'common.error.date').default(''),
  reason: z
    .string()
    .max(2_000, 'common.error.too_long')
    .transform((text) => cleanText(text).trim())
    .default(''),
});

export type ChangeForm = z.output<typeof changeForm>;
