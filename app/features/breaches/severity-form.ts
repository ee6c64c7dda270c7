import { z } from 'zod';
import { cleanText } from '#app/domain/answer.ts';
import {
  type AdjustmentFactor,
  CB_SCORES,
  DATA_CLASSES,
  EI_SCORES,
  type Identification,
  RISKS,
  type SeverityInput,
} from '#app/domain/breach-severity.ts';
import { DATA_KINDS, FACTORS, severityInputOf } from '#app/domain/severity-input.ts';

export const IDENTIFICATIONS = Object.keys(EI_SCORES) as Identification[];
const levels = <T extends object>(of: T) => Object.keys(of) as [keyof T & string, ...(keyof T & string)[]];
export const LEVELS = {
  confidentiality: levels(CB_SCORES.confidentiality),
  integrity: levels(CB_SCORES.integrity),
  availability: levels(CB_SCORES.availability),
  malicious: levels(CB_SCORES.malicious),
} as const;
/** Adjustments in whole steps; the sign says whether a ground raises or lowers. */
export const STEPS = ['1', '2', '3'] as const;

const text = (max: number) => z.string().max(max, 'common.error.too_long').transform(cleanText).default('');
const choice = <T extends string>(of: readonly [T, ...T[]]) =>
  z.union([z.literal('').transform(() => null), z.enum(of)]).default(null);
/** One adjustment for each kind of data: its ground, in how many steps, and why. */
const adjusted = Object.fromEntries(
  DATA_KINDS.flatMap((kind) => [
    [`factor_${kind}`, choice(FACTORS as [AdjustmentFactor, ...AdjustmentFactor[]])],
    [`step_${kind}`, choice(STEPS)],
    [`why_${kind}`, text(1_000)],
  ]),
);

const fields = {
  intent: z.enum(['compute', 'save']),
  seen: z.coerce.number().int().min(0).max(10_000),
  data: z.array(z.enum(DATA_KINDS)).default([]),
  opens: choice(DATA_CLASSES),
  identification: choice(IDENTIFICATIONS as [Identification, ...Identification[]]),
  confidentiality: z.enum(LEVELS.confidentiality).default('none'),
  integrity: z.enum(LEVELS.integrity).default('none'),
  availability: z.enum(LEVELS.availability).default('none'),
  malicious: z.enum(LEVELS.malicious).default('no'),
  persons: z
    .string()
    .regex(/^\d{0,9}$/, 'common.error.invalid')
    .default(''),
  unintelligible: z.literal('yes').optional(),
  risk: choice(RISKS),
  reason: text(10_000),
  difference: text(4_000),
};

/** The page of the severity: computed only, or saved with the assessment of a person. */
export const severityForm = z.strictObject({ ...fields, ...adjusted } as typeof fields);
export type SeverityForm = z.output<typeof severityForm>;

/** What the method is given; null where nothing of it was filled in, so that it was left out. */
export function severityInput(form: SeverityForm): SeverityInput | null {
  const typed = form as unknown as Record<string, string | null | undefined>;
  return severityInputOf({ kinds: form.data, of: (field) => typed[field] ?? '' });
}

/** The fields as they fill the form again from what was kept. */
export function severityValues(input: SeverityInput | null): Record<string, string> {
  if (input === null) return {};
  const values: Record<string, string> = {
    'data[]': input.data.map(({ kind }) => kind).join(','),
    opens: input.data.find(({ kind }) => kind === 'credentials')?.opens ?? '',
    identification: input.identification ?? '',
    ...input.circumstances,
    persons: input.persons === null ? '' : String(input.persons),
    unintelligible: input.unintelligible ? 'yes' : '',
  };
  for (const { kind, adjustments } of input.data) {
    const [first] = adjustments;
    if (!first) continue;
    values[`factor_${kind}`] = first.factor;
    values[`step_${kind}`] = String(Math.abs(first.step));
    values[`why_${kind}`] = first.reason;
  }
  return values;
}
