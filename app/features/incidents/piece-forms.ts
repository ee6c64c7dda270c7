import { z } from 'zod';
import { cleanText } from '#app/domain/answer.ts';
import { TOLD_ACTS } from '#app/domain/custody.ts';
import { cleanLine } from '#app/domain/file-name.ts';

const line = (max: number) => z.string().max(max, 'common.error.too_long').transform(cleanLine).default('');
const needed = (max: number) => line(max).pipe(z.string().min(1, 'common.error.required'));
const moment = z.string().max(40, 'incidents.fault.moment').default('');

/** A piece of evidence as it is put in; its file comes beside the form, or there is none. */
export const pieceForm = z.strictObject({
  form_key: z.uuid('common.error.invalid'),
  title: line(300),
  source: needed(1_000),
  obtained: moment,
  obtained_by: needed(200),
  kept_at: line(400),
});
export type PieceForm = z.output<typeof pieceForm>;

/** A line of the chain of custody of a piece. */
export const custodyForm = z.strictObject({
  form_key: z.uuid('common.error.invalid'),
  act: z.enum(TOLD_ACTS),
  happened: moment,
  holder: line(400),
  note: z.string().max(2_000, 'common.error.too_long').transform(cleanText).default(''),
});
export type CustodyForm = z.output<typeof custodyForm>;

/** Links an incident to requirements, or takes one link off. */
export const requirementsForm = z.discriminatedUnion('intent', [
  z.strictObject({
    intent: z.literal('link'),
    nodes: z
      .array(z.coerce.number().int().positive().max(2_147_483_647))
      .min(1, 'incident_pieces.fault.choose')
      .max(30, 'common.error.invalid')
      .prefault([]),
  }),
  z.strictObject({
    intent: z.literal('unlink'),
    node: z.coerce.number().int().positive().max(2_147_483_647),
  }),
]);
export type RequirementsForm = z.output<typeof requirementsForm>;
