import type { ActionFunctionArgs } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { ForgotPasswordPage } from '#app/features/signing-in/ForgotPasswordPage.tsx';
import type { Refusal } from '#app/features/signing-in/FormProblem.tsx';
import { forgotForm } from '#app/features/signing-in/forms.ts';
import { requestPasswordReset } from '#app/features/signing-in/request-password-reset.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { refuseFields } from '#app/http/refuse.server.ts';

export const meta = pageTitle((t) => t('signing_in.forgot.title'));

export async function action({ request, context }: ActionFunctionArgs) {
  const read = await readForm(request, forgotForm);
  if (!read.ok) return refuseFields(read, read.errors);
  await requestPasswordReset(context.house, read.value.email, context.clientAddress);
  return { sent: true };
}

export default function ForgotPassword() {
  const done = useActionData() as { sent: true } | Refusal | undefined;
  const sent = done !== undefined && 'sent' in done;
  return <ForgotPasswordPage sent={sent} refusal={sent ? undefined : done} />;
}
