import { z } from 'zod';

/** The few things that hold for a whole service. */
export const serviceForm = z.strictObject({
  name: z.string().trim().min(1, 'common.error.required').max(200, 'common.error.too_long'),
  second_factor_for_all: z.literal('yes').optional(),
});
export type ServiceForm = z.infer<typeof serviceForm>;
