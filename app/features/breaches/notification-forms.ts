import { z } from 'zod';
import { cleanText } from '#app/domain/answer.ts';
import { AUTHORITIES } from '#app/domain/breach.ts';
import { SENDING_WAYS } from '#app/domain/breach-notifying.ts';
import { STAGES } from '#app/domain/breach-template.ts';

const line = (max: number) =>
  z
    .string()
    .max(max, 'common.error.too_long')
    .transform((text) => cleanText(text).replace(/\s+/g, ' ').trim());
const text = (max: number) => z.string().max(max, 'common.error.too_long').transform(cleanText);
const filled = (schema: z.ZodType<string, string | undefined>) =>
  schema.pipe(z.string().min(1, 'common.error.required'));
const recipient = z.enum([...AUTHORITIES, 'controller']);

/** All posts of the page that prepares a notification; `intent` says which. */
export const prepareForm = z.discriminatedUnion('intent', [
  z.strictObject({
    intent: z.literal('record'),
    form_key: z.uuid('common.error.invalid'),
    to: recipient,
    stage: z.enum(STAGES),
    /** What stood on screen, as a hash. */
    seen: z.string().regex(/^[0-9a-f]{64}$/, 'common.error.invalid'),
    sent: filled(z.string().max(40, 'breaches.fault.moment')),
    way: z.enum(SENDING_WAYS, 'common.error.required'),
    sent_by: filled(line(200)),
    reference: line(200).default(''),
    incomplete_reason: text(3_000).default(''),
  }),
  z.strictObject({ intent: z.literal('withdrawal_reason'), withdrawal_reason: filled(text(10_000)) }),
]);
export type PrepareForm = z.output<typeof prepareForm>;
export type RecordForm = Extract<PrepareForm, { intent: 'record' }>;

/** The reference that came later. */
export const referenceForm = z.strictObject({ reference: filled(line(200)) });
