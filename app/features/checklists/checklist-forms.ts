import { z } from 'zod';
import { cleanText } from '#app/domain/answer.ts';

/** Handing a checklist to somebody else. */
export const assignForm = z.strictObject({ assignee: z.coerce.number().int().positive() });

/** Handing a checklist to the DPO. */
export const submitForm = z.strictObject({
  remark: z.string().max(2_000, 'common.error.too_long').transform(cleanText).default(''),
});
