import { z } from 'zod';
import type { PasswordFault } from '#app/domain/password.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';

/** Longer input is refused before it is hashed; the real limits are in domain/password. */
const secret = z.string().min(1, 'common.error.required').max(1_000, 'common.error.too_long');
const line = z.string().trim().min(1, 'common.error.required').max(200, 'common.error.too_long');
const next = z.string().max(2_000).optional();
const language = z.enum(['nl', 'en'], 'common.error.invalid');
const address = z.string().trim().toLowerCase().max(254, 'common.error.too_long').pipe(z.email('common.error.email'));
const code = z.string().trim().min(1, 'common.error.required').max(40, 'common.error.invalid');

export const signInForm = z.strictObject({
  /** Not judged by its form: what is no address belongs to no account, and gets the same answer. */
  email: z.string().trim().min(1, 'common.error.required').max(254, 'common.error.too_long'),
  password: secret,
  next,
});

export const secondFactorForm = z.strictObject({ code, next });

export const forgotForm = z.strictObject({ email: address });

const chosen = { password: secret, repeat: secret };
const same = { path: ['repeat'], error: 'signing_in.error.not_same' };
const isSame = (form: { password: string; repeat: string }) => form.password === form.repeat;

export const resetForm = z.strictObject(chosen).refine(isSame, same);

export const invitationForm = z.strictObject({ ...chosen, language }).refine(isSame, same);

export const firstRunForm = z
  .strictObject({ ...chosen, service: line, name: line, email: address, language })
  .refine(isSame, same);

export const changePasswordForm = z.strictObject({ ...chosen, current: secret }).refine(isSame, same);

export const profileForm = z.strictObject({ name: line, language });

export const languageForm = z.strictObject({ language, next });

export const serviceForm = z.strictObject({ service: z.coerce.number().int().positive() });

/** Which session to end: one by its key in the list, or all but the own. */
export const sessionsForm = z.strictObject({ session: z.string().regex(/^(others|[0-9a-f]{16})$/) });

/** `password` is not asked of somebody who was sent to set up a second factor right after signing in. */
export const setSecondFactorForm = z.strictObject({ sealed: z.string().max(1_000), code, password: secret.optional() });

export const renewCodesForm = z.strictObject({ password: secret });

/** The sentence for a password that was refused. */
export function passwordErrors(fault: PasswordFault): Record<string, MessageKey[]> {
  return { password: [`signing_in.error.${fault}`] };
}

/** What was typed, without what must never travel back. */
export function withoutSecrets(values: Record<string, string>): Record<string, string> {
  const secretNames = ['password', 'repeat', 'current', 'code', 'sealed'];
  return Object.fromEntries(Object.entries(values).filter(([name]) => !secretNames.includes(name)));
}

/** What a browser answered to a challenge, as JSON; judged by its own reader. */
const token = z.string().min(1, 'common.error.required').max(30_000, 'common.error.too_long');
const passkeyName = z.string().trim().min(1, 'common.error.required').max(100, 'common.error.too_long');

export const passkeySignInForm = z.strictObject({ token, next });

export const addPasskeyForm = z.strictObject({ name: passkeyName, token });

export const changePasskeyForm = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('rename'), name: passkeyName }),
  z.strictObject({ act: z.literal('remove'), password: secret }),
]);
