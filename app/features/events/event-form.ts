import { z } from 'zod';
import { cleanText } from '#app/domain/answer.ts';

const id = z.coerce.number().int().positive().max(2_147_483_647);
const line = (max: number) =>
  z
    .string()
    .max(max, 'common.error.too_long')
    .transform((text) => cleanText(text).replace(/\s+/g, ' ').trim());
const text = (max: number) => z.string().max(max, 'common.error.too_long').transform(cleanText);
const required = (schema: z.ZodType<string, string>) => schema.pipe(z.string().min(1, 'common.error.required'));
const moment = z.string().max(40, 'incidents.fault.moment').default('');
const municipality = z.array(id).max(1_000);
const optionalId = z.union([z.literal('').transform(() => null), id]).default(null);
const form_key = z.uuid('common.error.invalid');

/** What is shared of an event. */
const shared = {
  title: required(line(200)),
  description: required(text(10_000)),
  supplier: line(200).default(''),
  occurred_from: moment,
  occurred_until: moment,
  category: optionalId,
};

/** A new event with the municipalities that it touches. */
export const newEventForm = z.strictObject({
  form_key,
  ...shared,
  template: optionalId,
  municipality: municipality.min(1, 'events.fault.nobody').default([]),
});
export type NewEventForm = z.output<typeof newEventForm>;
export type SharedForm = Pick<NewEventForm, keyof typeof shared>;

/** All posts of the page of an event; `intent` says which. */
export const eventForm = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('facts'), version: id, note: required(text(4_000)), ...shared }),
  z.strictObject({
    intent: z.literal('message'),
    form_key,
    subject: required(line(200)),
    text: required(text(4_000)),
  }),
  z.strictObject({ intent: z.literal('task'), form_key, what: required(line(200)), due: moment }),
  z.strictObject({
    intent: z.literal('add'),
    template: optionalId,
    municipality: municipality.min(1, 'events.fault.nobody').default([]),
  }),
  z.strictObject({ intent: z.literal('withdraw'), child: id, why: text(4_000).default('') }),
  z.strictObject({ intent: z.enum(['closed', 'reopened']), reason: text(4_000).default('') }),
]);
export type EventForm = z.output<typeof eventForm>;
export type FormOf<Intent extends EventForm['intent']> = Extract<EventForm, { intent: Intent }>;
