import { z } from 'zod';
import { cleanText } from '#app/domain/answer.ts';
import { TERNARY } from '#app/domain/incident.ts';
import { instantOf } from '#app/domain/local-time.ts';
import type { PartialDate } from '#app/domain/partial-date.ts';
import type { FieldErrors } from '#app/i18n/faults.ts';

const oneLine = (text: string) => cleanText(text).replace(/\s+/g, ' ').trim();

const asked = {
  form_key: z.uuid('common.error.invalid'),
  description: z
    .string()
    .max(10_000, 'common.error.too_long')
    .transform(cleanText)
    .pipe(z.string().min(1, 'incidents.report.fault.description')),
  noticed_day: z.union([z.literal(''), z.iso.date('common.error.date')]).default(''),
  noticed_time: z
    .union([z.literal(''), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'incidents.report.fault.time')])
    .default(''),
  personal_data: z.enum(TERNARY, 'incidents.report.fault.choose').default('unknown'),
  ongoing: z.enum(TERNARY, 'incidents.report.fault.choose').default('unknown'),
};

/** A report by somebody who is signed in. */
export const reportForm = z.strictObject({
  ...asked,
  entities: z.array(z.coerce.number().int().positive()).default([]),
});

/** A report through the link of a municipality: who it is may be left out. */
export const guestReportForm = z.strictObject({
  ...asked,
  name: z.string().max(200, 'common.error.too_long').transform(oneLine).default(''),
  contact: z.string().max(200, 'common.error.too_long').transform(oneLine).default(''),
});

export type ReportFields = Pick<
  z.output<typeof reportForm>,
  'description' | 'noticed_day' | 'noticed_time' | 'personal_data' | 'ongoing'
>;

/** When it was noticed, as exactly as it was filled in; or what is wrong with that. */
export function noticedAt(
  form: ReportFields,
  now: Date,
): { ok: true; date: PartialDate } | { ok: false; errors: FieldErrors } {
  const { noticed_day: day, noticed_time: time } = form;
  if (day === '' && time !== '') return { ok: false, errors: { noticed_day: ['incidents.report.fault.day_missing'] } };
  if (day === '') return { ok: true, date: { precision: 'unknown' } };
  const first = instantOf(day, time || '00:00');
  if (!first) return { ok: false, errors: { noticed_day: ['common.error.date'] } };
  if (first.at > now) {
    return { ok: false, errors: { [time === '' ? 'noticed_day' : 'noticed_time']: ['incidents.report.fault.future'] } };
  }
  return time === ''
    ? { ok: true, date: { precision: 'day', value: day } }
    : { ok: true, date: { precision: 'minute', at: first.at } };
}
