import { z } from 'zod';
import { cleanText } from '#app/domain/answer.ts';
import { AUTHORITIES, BREACH_ROLES } from '#app/domain/breach.ts';

const id = z.coerce.number().int().positive().max(2_147_483_647);
const line = (max: number) =>
  z
    .string()
    .max(max, 'common.error.too_long')
    .transform((text) => cleanText(text).replace(/\s+/g, ' ').trim());
const text = (max: number) => z.string().max(max, 'common.error.too_long').transform(cleanText);
const required = (schema: z.ZodType<string, string | undefined>) =>
  schema.pipe(z.string().min(1, 'common.error.required'));
const moment = z.string().max(40, 'breaches.fault.moment').default('');

/** Opening dossiers at an incident. The three of awareness go together, or are left out together. */
export const openForm = z.strictObject({
  form_key: z.uuid('common.error.invalid'),
  entities: z.array(id).default([]),
  aware: moment,
  who: line(200).default(''),
  reason: text(4_000).default(''),
});
export type OpenForm = z.output<typeof openForm>;

/** All posts of the overview of a dossier; `intent` says which. */
export const overviewForm = z.discriminatedUnion('intent', [
  z.strictObject({
    intent: z.literal('aware'),
    /** The version of the awareness that was on screen. */
    seen: z.coerce.number().int().min(0).max(10_000),
    aware: required(moment),
    who: required(line(200)),
    reason: required(text(4_000)),
  }),
  z.strictObject({
    intent: z.literal('role'),
    version: id,
    role: z.enum(BREACH_ROLES),
    controller_name: line(200).default(''),
    processor_name: line(200).default(''),
    processor_told: moment,
  }),
  z.strictObject({
    intent: z.literal('authorities'),
    authorities: z.array(z.enum(AUTHORITIES)).default([]),
    why: required(text(4_000)),
  }),
  z.strictObject({ intent: z.literal('close') }),
  z.strictObject({ intent: z.literal('reopen'), reason: required(text(4_000)) }),
]);
export type OverviewForm = z.output<typeof overviewForm>;
export type OverviewPost<Intent extends OverviewForm['intent']> = Extract<OverviewForm, { intent: Intent }>;
