import { z } from 'zod';
import { CONFIDENTIALITIES, TITLE_MAX } from '#app/domain/evidence.ts';

const formKey = z.uuid();
const id = z.coerce.number().int().positive().max(2_147_483_647);
const optionalDay = z
  .literal('')
  .transform(() => null)
  .or(z.iso.date('common.error.date'));
const optionalId = z
  .literal('')
  .transform(() => null)
  .or(id);

/** What comes with a file for a piece that is there. */
export const revisionForm = z.strictObject({ form_key: formKey, version: id, into: z.enum(['new', 'present']) });

/** Every other change on the page of a piece. */
export const pieceForm = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('facts'),
    version: id,
    title: z.string().trim().min(1, 'common.error.required').max(TITLE_MAX, 'evidence.fault.title'),
    owner: optionalId,
    effective_on: optionalDay,
    valid_until: optionalDay,
    confidentiality: z.enum(CONFIDENTIALITIES),
  }),
  z.strictObject({
    act: z.literal('attach'),
    form_key: formKey,
    question: z.string().regex(/^[1-9]\d{0,8}\/.{1,60}$/, 'evidence_register.choose_question'),
  }),
  z.strictObject({ act: z.literal('remove'), checklist: id, code: z.string().min(1).max(60), placed: id }),
]);
export type PieceChange = z.infer<typeof pieceForm>;
export type FactsForm = Extract<PieceChange, { act: 'facts' }>;
