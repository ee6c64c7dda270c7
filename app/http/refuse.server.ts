import { data } from '@remix-run/node';
import type { PasswordFault } from '#app/domain/password.ts';
import type { Refusal } from '#app/features/signing-in/FormProblem.tsx';
import { passwordErrors, withoutSecrets } from '#app/features/signing-in/forms.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';
import { formatTime } from '#app/i18n/format.ts';
import type { FormErrors, FormResult } from './form.server.ts';

type Read = Pick<FormResult<unknown>, 'values'>;

/** The page again, with what is wrong beside each field and what was typed, but for passwords and codes. */
export function refuseFields(read: Read, errors: FormErrors) {
  return data<Refusal>({ form: { errors, values: withoutSecrets(read.values) } }, { status: 422 });
}

/** The page again, with one sentence over the form. */
export function refuseForm(read: Read, problem: MessageKey) {
  return data<Refusal>({ form: { values: withoutSecrets(read.values) }, problem }, { status: 422 });
}

/** The page again, because a new password was too weak. */
export function refusePassword(read: Read, fault: PasswordFault) {
  return refuseFields(read, passwordErrors(fault));
}

/** The page again, because somebody tried too often; it says when to try again, to the whole minute. */
export function refuseUntil(read: Read, until: Date, now: Date) {
  const time = formatTime(new Date(Math.ceil(until.getTime() / 60_000) * 60_000));
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  return data<Refusal>(
    { form: { values: withoutSecrets(read.values) }, problem: 'signing_in.login.throttled', time },
    { status: 429, headers: { 'Retry-After': String(seconds) } },
  );
}
