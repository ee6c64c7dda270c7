import { z } from 'zod';

const formKey = z.uuid();
const id = z.coerce.number().int().positive().max(2_147_483_647);

/** What comes with a file. */
export const fileForm = z.strictObject({ form_key: formKey, title: z.string() });

/** Every other change of the evidence beside a requirement. */
export const changeForm = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('link'), form_key: formKey, url: z.string(), link_title: z.string() }),
  z.strictObject({
    act: z.literal('existing'),
    form_key: formKey,
    existing: z.coerce.number({ error: 'evidence.fault.unknown' }).int().positive({ error: 'evidence.fault.unknown' }),
  }),
  z.strictObject({ act: z.literal('remove'), placed: id }),
]);
export type EvidenceChange = z.infer<typeof changeForm>;
