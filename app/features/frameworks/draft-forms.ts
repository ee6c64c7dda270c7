import { z } from 'zod';
import { FOLLOW_ANSWERS, RULE_REGIMES } from '#app/domain/asked.ts';
import { ENTITY_KINDS } from '#app/domain/municipality.ts';

const needed = (most: number) =>
  z
    .string({ error: 'common.error.required' })
    .trim()
    .min(1, 'common.error.required')
    .max(most, 'common.error.too_long');
const spare = (most: number) => z.string().trim().max(most, 'common.error.too_long').default('');
const version = z
  .string({ error: 'common.error.invalid' })
  .regex(/^\d{1,9}$/, 'common.error.invalid')
  .transform(Number);
const nodeCode = needed(40).regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'own_frameworks.error.code');

const head = {
  title_nl: needed(300),
  title_en: spare(300),
  edition: needed(40),
  owner: spare(200),
  source_note: spare(2_000),
  verified: z.literal('yes').optional(),
};

/** A new framework: its code stays for good, because checklists of other years are found by it. */
export const newFrameworkForm = z.strictObject({
  code: needed(40).regex(/^[a-z][a-z0-9_]{2,39}$/, 'own_frameworks.error.framework_code'),
  ...head,
});
export type NewFrameworkForm = z.output<typeof newFrameworkForm>;

/** Everything that the page of a draft can post. */
export const draftForm = z.discriminatedUnion(
  'intent',
  [
    z.strictObject({ intent: z.literal('head'), version, ...head }),
    z.strictObject({ intent: z.enum(['up', 'down', 'remove']), version, code: needed(40) }),
    z.strictObject({ intent: z.enum(['publish', 'discard']), version }),
  ],
  { error: 'common.error.invalid' },
);
export type DraftForm = z.output<typeof draftForm>;

/** A heading or a question, new or changed; what is left out in English is the Dutch. */
export const nodeForm = z.strictObject({
  version,
  kind: z.enum(['section', 'requirement'], 'common.error.invalid'),
  code: nodeCode,
  title_nl: needed(500),
  title_en: spare(500),
  help_nl: spare(5_000),
  help_en: spare(5_000),
  evidence_nl: spare(2_000),
  evidence_en: spare(2_000),
  measure_nl: spare(5_000),
  measure_en: spare(5_000),
  weight: z.coerce
    .number('own_frameworks.error.weight')
    .int()
    .min(1, 'own_frameworks.error.weight')
    .max(100, 'own_frameworks.error.weight')
    .default(1),
  applies_to: z.array(z.enum(ENTITY_KINDS, 'common.error.invalid')).default([]),
  regimes: z.array(z.enum(RULE_REGIMES, 'common.error.invalid')).default([]),
  follows_code: z.string().max(40).default(''),
  follows_on: z.array(z.enum(FOLLOW_ANSWERS, 'common.error.invalid')).default([]),
});
export type NodeForm = z.output<typeof nodeForm>;
