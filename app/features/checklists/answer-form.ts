import { z } from 'zod';
import { type AnswerFault, type AnswerForm, cleanText, EXPLANATION_MAX, REASON_MAX } from '#app/domain/answer.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';

const grade = z.enum(['1', '2', '3', '4', '5', 'na']);
const text = (max: number) =>
  z
    .string()
    .transform(cleanText)
    .refine((value) => value.length <= max, { message: 'checklists.fault.too_long' });

const values = {
  version: z.coerce.number().int().min(0).max(1_000_000),
  choice: z.enum(['yes', 'partly', 'no', 'na']).optional(),
  doc: grade.optional(),
  impl: grade.optional(),
  explanation: text(EXPLANATION_MAX),
};

/**
 * Where somebody goes after a save. Only who stays or goes on says "this is our answer"; on the way to another page it is
 * a draft. `exception-7` is the page on which entity 7 differs.
 */
const GO = /^(stay|next|previous|evidence|exception-\d{1,9})$/;

/** The form of one question. */
export const answerForm = z.strictObject({ ...values, go: z.string().regex(GO).default('stay') });

/** Whether a way out of the form means that the answer is given. */
export function isFinal(go: string): boolean {
  return go === 'stay' || go === 'next';
}

/** What the browser sends while somebody types: the same fields, never final. */
export const autosaveForm = z.strictObject({
  ...values,
  reason: text(REASON_MAX).optional(),
  entity: z.coerce.number().int().positive().optional(),
});

/** The form of one entity that differs. */
export const exceptionForm = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('save'),
    ...values,
    reason: text(REASON_MAX),
    entity: z.coerce.number().int().positive(),
  }),
  z.strictObject({
    act: z.literal('withdraw'),
    version: values.version,
    entity: z.coerce.number().int().positive(),
  }),
]);

interface FilledForm {
  version: number;
  choice?: AnswerForm['choice'] | undefined;
  doc?: AnswerForm['doc'] | undefined;
  impl?: AnswerForm['impl'] | undefined;
  explanation: string;
  reason?: string | undefined;
}

/** The domain's words for a form that was read. */
export function toAnswer(form: FilledForm, final: boolean): AnswerForm {
  const { version, choice = null, doc = null, impl = null, explanation, reason = '' } = form;
  return { version, final, choice, doc, impl, explanation, exceptionReason: reason };
}

/** The faults of an answer as the errors of its form. */
export function faultErrors(faults: readonly { field: string; why: AnswerFault }[]): Record<string, MessageKey[]> {
  const errors: Record<string, MessageKey[]> = {};
  for (const { field, why } of faults) {
    const name = field === 'exceptionReason' ? 'reason' : field;
    errors[name] = [...(errors[name] ?? []), `checklists.fault.${why}`];
  }
  return errors;
}
