import { z } from 'zod';
import { tidyKbo } from '#app/domain/kbo.ts';
import { ENTITY_KINDS, ORGAN_KINDS } from '#app/domain/municipality.ts';
import { APPLICABILITIES, REGIMES } from '#app/domain/regime.ts';

const id = z.coerce.number().int().positive();
const name = z.string().trim().min(1, 'common.error.required').max(200, 'common.error.too_long');
const kbo = z.string().max(30, 'common.error.too_long').transform(tidyKbo);
const ovo = z.string().trim().toUpperCase().max(30, 'common.error.too_long');
const seen = z.string().max(2_000);
const day = z.iso.date('common.error.date');
const optionalDay = z
  .literal('')
  .transform(() => null)
  .or(day);

/** All changes to the world of one municipality; `intent` says which. */
export const settingsForm = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('add_entity'), kind: z.enum(ENTITY_KINDS), name, kbo, ovo }),
  z.strictObject({ intent: z.literal('change_entity'), entity: id, seen, name, kbo, ovo }),
  z.strictObject({
    intent: z.literal('start_coverage'),
    entity: id,
    from: day,
    until: optionalDay,
    note: z.string().trim().max(1_000, 'common.error.too_long'),
  }),
  z.strictObject({ intent: z.literal('end_coverage'), coverage: id, until: optionalDay }),
  z.strictObject({
    intent: z.literal('set_regime'),
    entity: id,
    code: z.enum(REGIMES),
    applicability: z.enum(APPLICABILITIES),
    level: z.string().max(20),
    reason: z.string().trim().max(2_000, 'common.error.too_long'),
    from: day,
  }),
  z.strictObject({ intent: z.literal('add_organ'), entity: id, kind: z.enum(ORGAN_KINDS), name }),
  z.strictObject({ intent: z.literal('end_municipality'), last_day: day, successor: z.string().max(100) }),
]);
export type SettingsForm = z.infer<typeof settingsForm>;
export type FormOf<Intent extends SettingsForm['intent']> = Extract<SettingsForm, { intent: Intent }>;
