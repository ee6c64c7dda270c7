import { z } from 'zod';
import { cleanText } from '#app/domain/answer.ts';
import { EXEMPTIONS, NOTICE_RECIPIENTS, WAYS_OF_TELLING } from '#app/domain/breach-persons.ts';

const text = (max: number) => z.string().max(max, 'common.error.too_long').transform(cleanText).default('');
const line = (max: number) =>
  z
    .string()
    .max(max, 'common.error.too_long')
    .transform((typed) => cleanText(typed).replace(/\s+/g, ' ').trim())
    .default('');
const choice = <T extends string>(of: readonly [T, ...T[]]) =>
  z.union([z.literal('').transform(() => null), z.enum(of)]).default(null);

/** The posts of the page about the persons concerned; `intent` says which. */
export const personsForm = z.discriminatedUnion('intent', [
  z.strictObject({
    intent: z.literal('persons'),
    seen: z.coerce.number().int().min(0).max(10_000),
    inform: z.enum(['yes', 'no'], 'common.error.required'),
    reason: text(10_000),
    exemption: choice(EXEMPTIONS),
    way: choice(WAYS_OF_TELLING),
    told_on: z.union([z.literal('').transform(() => null), z.iso.date('common.error.invalid')]).default(null),
    told: z
      .string()
      .regex(/^\d{0,9}$/, 'common.error.invalid')
      .default(''),
    text: text(20_000),
  }),
  z.strictObject({
    intent: z.literal('notice'),
    form_key: z.uuid('common.error.invalid'),
    recipient: z.enum(NOTICE_RECIPIENTS),
    name: line(200),
    told_at: z.string().max(40, 'breaches.fault.moment').default(''),
    reference: line(200),
    note: text(4_000),
  }),
]);
export type PersonsForm = z.output<typeof personsForm>;
export type PersonsPost<Intent extends PersonsForm['intent']> = Extract<PersonsForm, { intent: Intent }>;
