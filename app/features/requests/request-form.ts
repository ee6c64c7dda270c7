import { z } from 'zod';
import { cleanText } from '#app/domain/answer.ts';
import { EXTENSION_GROUNDS, REFUSAL_GROUNDS, REQUEST_KINDS, REQUEST_WAYS } from '#app/domain/data-request.ts';

const keysOf = <K extends string>(record: Record<K, unknown>) => Object.keys(record) as [K, ...K[]];
const id = z.coerce.number().int().positive().max(2_147_483_647);
const line = (max: number) =>
  z
    .string()
    .max(max, 'common.error.too_long')
    .transform((text) => cleanText(text).replace(/\s+/g, ' ').trim());
const text = (max: number) =>
  z
    .string()
    .max(max, 'common.error.too_long')
    .transform((typed) => cleanText(typed).trim());
const required = (schema: z.ZodType<string, string>) => schema.pipe(z.string().min(1, 'common.error.required'));
const moment = z.string().max(40, 'requests.fault.moment').default('');

/** What is written down of a request and of who made it. */
const head = {
  kind: z.enum(keysOf(REQUEST_KINDS), 'requests.fault.choose'),
  way: z.enum(REQUEST_WAYS, 'requests.fault.choose'),
  received: moment,
  person_name: required(line(200)),
  person_contact: line(200).default(''),
  reference: line(100).default(''),
  subject: text(4_000).default(''),
};

/** A request as it comes in. */
export const newRequestForm = z.strictObject({
  form_key: z.uuid('common.error.invalid'),
  entity: z.coerce.number('requests.fault.choose').int().positive('requests.fault.choose').max(2_147_483_647),
  ...head,
});
export type NewRequestForm = z.output<typeof newRequestForm>;

/** What every act carries: the key that makes it happen once, and the version that was on screen. */
const act = { form_key: z.uuid('common.error.invalid'), version: id };

/** All posts of the page of a request; `intent` says which. */
export const requestForm = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('ask_identity'), ...act, asked_at: moment, asked_note: text(4_000).default('') }),
  z.strictObject({
    intent: z.literal('check_identity'),
    ...act,
    checked_at: moment,
    identity_how: text(1_000).default(''),
  }),
  z.strictObject({
    intent: z.literal('extend'),
    ...act,
    extended_at: moment,
    extension_ground: z.enum(EXTENSION_GROUNDS).nullish().default(null),
    extension_reason: text(4_000).default(''),
  }),
  z.strictObject({ intent: z.literal('answer'), ...act, answered_at: moment, answer: text(4_000).default('') }),
  z.strictObject({
    intent: z.literal('refuse'),
    ...act,
    refused_at: moment,
    refusal_ground: z.union([z.literal('').transform(() => null), z.enum(keysOf(REFUSAL_GROUNDS))]).default(null),
    refusal_reason: text(4_000).default(''),
  }),
  z.strictObject({
    intent: z.literal('withdraw'),
    ...act,
    withdrawn_at: moment,
    withdrawn_note: text(4_000).default(''),
  }),
  z.strictObject({ intent: z.literal('reopen'), ...act, reopen_reason: text(4_000).default('') }),
  z.strictObject({ intent: z.literal('note'), ...act, note: required(text(4_000)) }),
  z.strictObject({ intent: z.literal('change'), ...act, ...head, change_reason: required(text(4_000)) }),
]);
export type RequestForm = z.output<typeof requestForm>;
export type FormOf<Intent extends RequestForm['intent']> = Extract<RequestForm, { intent: Intent }>;
