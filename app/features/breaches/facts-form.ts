import { z } from 'zod';
import type { StepKey } from '#app/domain/breach-field.ts';
import { fieldsOfStep } from './fact-proposals.ts';
import type { TypedStep } from './fact-values.ts';

export interface FactsPost {
  /** The version of the step that was on screen; zero when it was never saved. */
  version: number;
  /** On to the next step, or the same one again with the questions that follow from the answers. */
  go: 'next' | 'stay';
  typed: TypedStep;
}

/** The form of one step: each of its fields, of which an unticked one is not sent. */
export function factsForm(step: StepKey): z.ZodType<FactsPost> {
  const fields = Object.fromEntries(
    fieldsOfStep(step).map(({ key, type }) => [
      key,
      type === 'multi' ? z.array(z.string()).max(60).optional() : z.string().optional(),
    ]),
  );
  return z
    .strictObject({
      ...fields,
      version: z.coerce.number().int().min(0).max(1_000_000),
      // Return in a box sends the first button; a form sent without one goes nowhere.
      go: z.enum(['next', 'stay']).default('stay'),
    })
    .transform(({ version, go, ...typed }) => ({ version, go, typed: typed as TypedStep })) as z.ZodType<FactsPost>;
}
