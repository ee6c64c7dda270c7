import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { Refusal } from '#app/features/signing-in/FormProblem.tsx';
import { setSecondFactorForm } from '#app/features/signing-in/forms.ts';
import { offerSecondFactor } from '#app/features/signing-in/offer-second-factor.server.ts';
import { RecoveryCodesPage, SetSecondFactorPage } from '#app/features/signing-in/SetSecondFactorPage.tsx';
import { setSecondFactor } from '#app/features/signing-in/set-second-factor.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { refuseFields, refuseForm, refuseUntil } from '#app/http/refuse.server.ts';
import { beginSession, requireStep } from '#app/http/session.server.ts';

export const meta = pageTitle((t) => t('signing_in.setup.title'));
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const { actor, step, hasAuthenticator } = await requireStep(args, ['none', 'set_up']);
  const { secrets, now } = args.context.house;
  const offer = offerSecondFactor(secrets, actor, now());
  return { offer, mandatory: step === 'set_up', replacing: hasAuthenticator };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, step, idHash } = await requireStep(args, ['none', 'set_up']);
  const { house } = args.context;
  const read = await readForm(args.request, setSecondFactorForm);
  if (!read.ok) return refuseFields(read, read.errors);
  const { sealed, code, password } = read.value;
  const form = { sealed, code, password: step === 'set_up' ? null : (password ?? '') };
  const outcome = await setSecondFactor(house, actor, form, idHash);
  if (outcome.kind === 'throttled') return refuseUntil(read, outcome.until, house.now());
  if (outcome.kind === 'expired') return refuseForm(read, 'signing_in.setup.expired');
  if (outcome.kind === 'wrong_code') return refuseFields(read, { code: ['signing_in.setup.wrong_code'] });
  if (outcome.kind === 'wrong_password') return refuseFields(read, { password: ['signing_in.error.wrong_password'] });
  const { accountId, serviceId } = actor;
  const cookie = await beginSession(args, { accountId, serviceId, secondFactorAt: house.now(), pending: false });
  const next = step === 'set_up' ? '/' : '/account';
  return data({ codes: outcome.codes, next }, { headers: { 'Set-Cookie': cookie } });
}

export default function SecondFactor() {
  const view = useLoaderData<typeof loader>();
  const done = useActionData() as { codes: string[]; next: string } | Refusal | undefined;
  if (done && 'codes' in done) return <RecoveryCodesPage {...done} />;
  return <SetSecondFactorPage {...view} refusal={done} />;
}
