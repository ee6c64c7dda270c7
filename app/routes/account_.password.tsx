import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ChangePasswordPage } from '#app/features/signing-in/ChangePasswordPage.tsx';
import { changePassword } from '#app/features/signing-in/change-password.server.ts';
import type { Refusal } from '#app/features/signing-in/FormProblem.tsx';
import { changePasswordForm } from '#app/features/signing-in/forms.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { refuseFields, refusePassword, refuseUntil } from '#app/http/refuse.server.ts';
import { seeOther } from '#app/http/respond.server.ts';
import { beginSession, requireActor, requireSession, withCookie } from '#app/http/session.server.ts';

export const meta = pageTitle((t) => t('signing_in.account.password_submit'));
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'account.own');
  return { email: actor.email };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, idHash, secondFactorAt } = await requireSession(args, 'account.own');
  const { house } = args.context;
  const read = await readForm(args.request, changePasswordForm);
  if (!read.ok) return refuseFields(read, read.errors);
  const { current, password: chosen } = read.value;
  const outcome = await changePassword(house, actor, { current, chosen }, idHash);
  if (outcome.kind === 'throttled') return refuseUntil(read, outcome.until, house.now());
  if (outcome.kind === 'refused') return refuseFields(read, { current: ['signing_in.error.wrong_password'] });
  if (outcome.kind === 'weak') return refusePassword(read, outcome.fault);
  const { accountId, serviceId } = actor;
  const cookie = await beginSession(args, { accountId, serviceId, secondFactorAt, pending: false });
  return withCookie(seeOther(paths.account(), 'signing_in.account.password_changed'), cookie);
}

export default function ChangePassword() {
  const refusal = useActionData() as Refusal | undefined;
  return <ChangePasswordPage {...useLoaderData<typeof loader>()} refusal={refusal} />;
}
