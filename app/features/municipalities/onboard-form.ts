import { z } from 'zod';
import { tidyKbo } from '#app/domain/kbo.ts';
import { APPLICABILITIES } from '#app/domain/regime.ts';

const name = z.string().trim().max(200, 'common.error.too_long');
const kbo = z.string().max(30, 'common.error.too_long').transform(tidyKbo);
const ovo = z.string().trim().toUpperCase().max(30, 'common.error.too_long');
const day = z.iso.date('common.error.date');
const optionalDay = z
  .literal('')
  .transform(() => null)
  .or(day);
const applicability = z.enum(APPLICABILITIES);
const level = z.string().max(20);
const reason = z.string().trim().max(2_000, 'common.error.too_long');
const email = z.string().trim().toLowerCase().max(254, 'common.error.too_long');
const optionalEmail = z.literal('').or(email.pipe(z.email('common.error.email')));

/** Taking a municipality on: one form, whose fields for the entity that is not taken are let go. */
export const onboardForm = z.strictObject({
  form_key: z.string().min(16).max(64),
  name: name.min(1, 'common.error.required'),
  nis: z.string().trim().max(10, 'common.error.too_long'),
  province: z.string().trim().max(50, 'common.error.too_long'),
  take: z.enum(['both', 'gemeente', 'ocmw'], 'municipalities.problem.no_entity'),
  gemeente_kbo: kbo,
  gemeente_ovo: ovo,
  gemeente_from: day,
  gemeente_until: optionalDay,
  gemeente_nis2: applicability,
  gemeente_nis2_level: level,
  gemeente_nis2_reason: reason,
  gemeente_cyfun: applicability,
  gemeente_cyfun_level: level,
  gemeente_cyfun_reason: reason,
  ocmw_kbo: kbo,
  ocmw_ovo: ovo,
  ocmw_from: day,
  ocmw_until: optionalDay,
  ocmw_ksz: applicability,
  ocmw_ksz_level: level,
  ocmw_ksz_reason: reason,
  ocmw_nis2: applicability,
  ocmw_nis2_level: level,
  ocmw_nis2_reason: reason,
  ocmw_cyfun: applicability,
  ocmw_cyfun_level: level,
  ocmw_cyfun_reason: reason,
  spoc_name: name,
  spoc_email: optionalEmail,
  director_name: name,
  director_email: optionalEmail,
});
export type OnboardForm = z.infer<typeof onboardForm>;

/** Regimes that the form asks of each kind of entity; the GDPR is not asked. */
export const ASKED = { gemeente: ['nis2', 'cyfun'], ocmw: ['ksz', 'nis2', 'cyfun'] } as const;
export type OnboardedKind = keyof typeof ASKED;

/** The kinds that a choice takes on. */
export function kindsTaken(take: OnboardForm['take']): OnboardedKind[] {
  return take === 'both' ? ['gemeente', 'ocmw'] : [take];
}
