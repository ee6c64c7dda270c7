import { z } from 'zod';

const id = z
  .string()
  .regex(/^\d{1,9}$/, 'common.error.invalid')
  .transform(Number);

/** `7:basic`: a framework and the level at which it is asked. */
const frameworkLevel = z
  .string({ error: 'common.error.required' })
  .regex(/^\d{1,9}:[a-z_]+$/, 'common.error.required')
  .transform((text) => {
    const [frameworkId, level] = text.split(':');
    return { frameworkId: Number(frameworkId), level: level ?? '' };
  });

/** `12:34`: municipality 12 is answered by person 34; `12:` by nobody yet. */
const assignee = z
  .string()
  .regex(/^\d{1,9}:\d{0,9}$/, 'common.error.invalid')
  .transform((text) => {
    const [municipalityId, accountId] = text.split(':');
    return { municipalityId: Number(municipalityId), accountId: accountId ? Number(accountId) : null };
  });

/** The form of a launch; the preview posts it once more with who answers where. */
export const launchForm = z.strictObject({
  intent: z.enum(['preview', 'change', 'launch'], 'common.error.invalid'),
  form_key: z.uuid('common.error.invalid'),
  framework_level: frameworkLevel,
  title: z
    .string({ error: 'common.error.required' })
    .trim()
    .min(1, 'common.error.required')
    .max(200, 'common.error.too_long'),
  due_on: z.iso.date('common.error.date'),
  instructions: z.string().trim().max(5_000, 'common.error.too_long').default(''),
  as_pair: z.enum(['pair', 'each'], 'common.error.required'),
  from_last_year: z.literal('yes', 'common.error.invalid').optional(),
  municipality: z.array(id).max(1_000).default([]),
  assignee: z.array(assignee).max(1_000).default([]),
});

export type LaunchForm = z.output<typeof launchForm>;

/** The form that asks a campaign of one municipality more; what is asked is the campaign's own. */
export const addForm = launchForm.pick({
  intent: true,
  form_key: true,
  due_on: true,
  from_last_year: true,
  municipality: true,
  assignee: true,
});

export type AddForm = z.output<typeof addForm>;
