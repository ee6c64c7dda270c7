import { z } from 'zod';
import { cleanText } from '#app/domain/answer.ts';
import { INCIDENT_SEVERITIES, INTENTS, NOTE_KINDS, ORIGINS, PHASES, TERNARY } from '#app/domain/incident.ts';

const id = z.coerce.number().int().positive().max(2_147_483_647);
const optionalId = z.union([z.literal('').transform(() => null), id]);
const line = (max: number) =>
  z
    .string()
    .max(max, 'common.error.too_long')
    .transform((text) => cleanText(text).replace(/\s+/g, ' ').trim());
const text = (max: number) => z.string().max(max, 'common.error.too_long').transform(cleanText);
const required = (schema: z.ZodType<string, string>) => schema.pipe(z.string().min(1, 'common.error.required'));
const ticked = z.literal('yes').optional();
const moment = z.string().max(40, 'incidents.fault.moment').default('');

/** Everything in the record beside its phase, saved as one over the version that was on screen. */
const record = z.strictObject({
  intent: z.literal('record'),
  version: id,
  title: required(line(200)),
  description: required(text(10_000)),
  detected: moment,
  occurred_from: moment,
  occurred_until: moment,
  ongoing: z.enum(TERNARY),
  personal_data: z.enum(TERNARY),
  category: optionalId.default(null),
  entities: z.array(id).default([]),
  confidentiality: ticked,
  integrity: ticked,
  availability: ticked,
  cause_origin: z.enum(ORIGINS),
  cause_intent: z.enum(INTENTS),
  systems: text(2_000).default(''),
  supplier: line(200).default(''),
  severity: z.union([z.literal('').transform(() => null), z.enum(INCIDENT_SEVERITIES)]).default(null),
  severity_reason: text(4_000).default(''),
  owner: optionalId.default(null),
  impact: text(4_000).default(''),
  hours_lost: z
    .string()
    .trim()
    .regex(/^(\d{1,6}([.,]\d{1,2})?)?$/, 'incidents.fault.hours')
    .default(''),
  lessons: text(10_000).default(''),
  measures: text(10_000).default(''),
});

/** All posts of the page of an incident; `intent` says which. */
export const incidentForm = z.discriminatedUnion('intent', [
  record,
  z.strictObject({
    intent: z.literal('note'),
    form_key: z.uuid('common.error.invalid'),
    kind: z.enum(NOTE_KINDS),
    text: required(text(4_000)),
    decided_by: line(200).default(''),
    happened: moment,
    corrects: optionalId.default(null),
  }),
  z.strictObject({
    intent: z.literal('task'),
    form_key: z.uuid('common.error.invalid'),
    what: required(line(200)),
    due: moment,
    assignee: optionalId.default(null),
  }),
  z.strictObject({ intent: z.literal('template'), template: id }),
  z.strictObject({ intent: z.enum(['task_done', 'task_open']), task: id }),
  z.strictObject({
    intent: z.literal('phase'),
    seen: z.enum(PHASES),
    phase: z.enum(PHASES),
    reason: text(4_000).default(''),
  }),
]);
export type IncidentForm = z.output<typeof incidentForm>;
export type FormOf<Intent extends IncidentForm['intent']> = Extract<IncidentForm, { intent: Intent }>;

/** A number of hours as it is typed, in minutes; null when left open. */
export function minutesOf(hours: string): number | null {
  return hours === '' ? null : Math.round(Number(hours.replace(',', '.')) * 60);
}
