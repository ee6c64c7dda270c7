import { z } from 'zod';
import { cleanText } from '#app/domain/answer.ts';

const text = (max: number) => z.string().max(max, 'common.error.too_long').transform(cleanText);
const required = (schema: z.ZodType<string, string | undefined>) =>
  schema.pipe(z.string().min(1, 'common.error.required'));
const version = z.coerce.number().int().min(0).max(10_000);
/** One of the directors, or nobody in particular. */
const decider = z.union([z.literal('').transform(() => null), z.coerce.number().int().positive().max(2_147_483_647)]);
const notify = z.enum(['yes', 'no'], 'common.error.required');

/** The posts of the page on which a dossier is advised on and decided; `intent` says which. */
export const decisionForm = z.discriminatedUnion('intent', [
  z.strictObject({
    intent: z.literal('advice'),
    /** The version of the advice that was on screen; 0 for none. */
    seen_advice: version,
    advised: notify,
    advice: required(text(10_000)),
  }),
  z.strictObject({
    intent: z.literal('decide'),
    /** The version of the decision that this one knowingly replaces; 0 for a first one. */
    replaces: version,
    notify,
    reason: text(10_000).default(''),
    against_advice: text(4_000).default(''),
    delay: text(4_000).default(''),
  }),
  z.strictObject({
    intent: z.literal('decider'),
    /** Who was on screen as the one that decides. */
    seen_decider: decider,
    decider,
  }),
]);
export type DecisionForm = z.output<typeof decisionForm>;
export type DecisionPost<Intent extends DecisionForm['intent']> = Extract<DecisionForm, { intent: Intent }>;
