import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { Refusal } from '#app/features/signing-in/FormProblem.tsx';
import { findLinkedPerson } from '#app/features/signing-in/find-linked-person.server.ts';
import { resetForm } from '#app/features/signing-in/forms.ts';
import { LinkGone, ResetPage } from '#app/features/signing-in/LinkPages.tsx';
import { resetPassword } from '#app/features/signing-in/reset-password.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { refuseFields, refusePassword } from '#app/http/refuse.server.ts';
import { seeOther } from '#app/http/respond.server.ts';

export const meta = pageTitle((t) => t('signing_in.reset.title'));

export async function loader({ params, context }: LoaderFunctionArgs) {
  const person = await findLinkedPerson(context.house, 'password_reset', params.token ?? '');
  return person ? { email: person.email } : data(null, { status: 410 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const read = await readForm(request, resetForm);
  if (!read.ok) return refuseFields(read, read.errors);
  const outcome = await resetPassword(context.house, params.token ?? '', read.value.password);
  if (outcome.kind === 'weak') return refusePassword(read, outcome.fault);
  if (outcome.kind === 'gone') return data(null, { status: 410 });
  return seeOther(paths.login(), 'signing_in.reset.done');
}

export default function Reset() {
  const person = useLoaderData() as { email: string } | null;
  const refusal = (useActionData() ?? undefined) as Refusal | undefined;
  return person ? <ResetPage email={person.email} refusal={refusal} /> : <LinkGone kind="password_reset" />;
}
