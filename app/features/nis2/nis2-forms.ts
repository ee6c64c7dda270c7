import { z } from 'zod';
import { cleanText } from '#app/domain/answer.ts';
import { SENDING_WAYS } from '#app/domain/breach-notifying.ts';
import { NIS2_STAGES, STOP_GROUNDS, type Tri } from '#app/domain/nis2.ts';
import { NIS2_FIELD_KEYS, type Nis2FieldKey } from '#app/domain/nis2-fields.ts';

const text = (max: number) => z.string().max(max, 'common.error.too_long').transform(cleanText).default('');
const line = (max: number) =>
  z
    .string()
    .max(max, 'common.error.too_long')
    .transform((typed) => cleanText(typed).replace(/\s+/g, ' ').trim())
    .default('');
const reason = text(4_000).pipe(z.string().trim().min(1, 'common.error.required'));
const moment = z.string().max(40, 'breaches.fault.moment').default('');
const tri = z.enum(['yes', 'no', 'unknown'] as const satisfies readonly Tri[]).default('unknown');
const amount = z
  .string()
  .regex(/^\d{0,9}$/, 'common.error.invalid')
  .default('');
const fields = Object.fromEntries(NIS2_FIELD_KEYS.map((key) => [key, text(10_000)])) as Record<
  Nis2FieldKey,
  ReturnType<typeof text>
>;

/** Opening a report of an entity, with since when it knows. */
export const openNis2Form = z.strictObject({
  form_key: z.uuid('common.error.invalid'),
  entity: z.coerce.number().int().positive().max(2_147_483_647),
  aware: moment,
});
export type OpenNis2Form = z.output<typeof openNis2Form>;

/** All posts of the page of a report; `intent` says which. */
export const nis2Form = z.discriminatedUnion('intent', [
  z.strictObject({
    intent: z.literal('significance'),
    version: z.coerce.number().int().positive(),
    service: tri,
    disruption: tri,
    loss: amount,
    turnover: amount,
    harm: tri,
  }),
  z.strictObject({
    intent: z.literal('aware'),
    seen: z.coerce.number().int().positive(),
    aware: moment,
    why: reason,
  }),
  z.strictObject({ intent: z.literal('handled'), version: z.coerce.number().int().positive(), handled: moment }),
  z.strictObject({
    intent: z.literal('stop'),
    version: z.coerce.number().int().positive(),
    ground: z.enum(STOP_GROUNDS, 'common.error.required'),
    why: reason,
  }),
  z.strictObject({ intent: z.literal('resume'), version: z.coerce.number().int().positive(), why: reason }),
  z.strictObject({
    intent: z.literal('stage'),
    form_key: z.uuid('common.error.invalid'),
    stage: z.enum(NIS2_STAGES),
    sent: moment,
    way: z.enum(SENDING_WAYS),
    sent_by: line(200),
    reference: line(200),
    ...fields,
  }),
]);
export type Nis2Form = z.output<typeof nis2Form>;
export type Nis2Post<Intent extends Nis2Form['intent']> = Extract<Nis2Form, { intent: Intent }>;
