import { z } from 'zod';
import { ROLES } from '#app/domain/access.ts';
import { ENTITY_KINDS, FUNCTIONS } from '#app/domain/municipality.ts';

const name = z.string().trim().min(1, 'common.error.required').max(200, 'common.error.too_long');
const email = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, 'common.error.required')
  .max(254, 'common.error.too_long')
  .pipe(z.email('common.error.email'));
const day = z.iso.date('common.error.date');
const optionalDay = z
  .literal('')
  .transform(() => null)
  .or(day);
const formKey = z.string().min(16).max(64);
const id = z.coerce.number().int().positive();
const kinds = z.array(z.enum(ENTITY_KINDS)).default([]);

/** Letting somebody in over the whole service or in one municipality: the administrator's form. */
export const inviteForm = z.strictObject({
  form_key: formKey,
  name,
  email,
  language: z.enum(['nl', 'en']),
  role: z.enum(ROLES),
  municipality: z.string().max(100),
  kinds,
  from: day,
  until: optionalDay,
});

/** Another role for somebody who is known. */
export const grantForm = z.strictObject({
  intent: z.literal('grant'),
  form_key: formKey,
  role: z.enum(ROLES),
  municipality: z.string().max(100),
  kinds,
  from: day,
  until: optionalDay,
});

const end = z.strictObject({ intent: z.literal('end'), membership: id, until: optionalDay });
const bare = <Intent extends string>(intent: Intent) => z.strictObject({ intent: z.literal(intent) });

/** All that an administrator does with one person. */
export const personForm = z.discriminatedUnion('intent', [
  grantForm,
  end,
  bare('suspend'),
  bare('resume'),
  bare('reset_second_factor'),
  z.strictObject({ intent: z.literal('resend'), form_key: formKey }),
  z.strictObject({ intent: z.literal('hand_over'), form_key: formKey, to: id }),
]);

/** All that is done with the people of one municipality. */
export const localPeopleForm = z.discriminatedUnion('intent', [
  z.strictObject({
    intent: z.literal('invite'),
    form_key: formKey,
    name,
    email,
    role: z.enum(['spoc', 'director', 'contributor', 'auditor']),
    kinds,
    from: day,
    until: optionalDay,
  }),
  end,
  z.strictObject({
    intent: z.literal('add_function'),
    name,
    email: z.literal('').or(email),
    phone: z.string().trim().max(50, 'common.error.too_long'),
    function: z.enum(FUNCTIONS),
    from: day,
    until: optionalDay,
  }),
  z.strictObject({
    intent: z.literal('change_function'),
    id,
    seen: z.string().max(2_000),
    name,
    email: z.literal('').or(email),
    phone: z.string().trim().max(50, 'common.error.too_long'),
    until: optionalDay,
  }),
]);

export type InviteForm = z.infer<typeof inviteForm>;
export type PersonForm = z.infer<typeof personForm>;
export type LocalPeopleForm = z.infer<typeof localPeopleForm>;
