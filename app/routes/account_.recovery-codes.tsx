import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { Refusal } from '#app/features/signing-in/FormProblem.tsx';
import { renewCodesForm } from '#app/features/signing-in/forms.ts';
import { renewRecoveryCodes } from '#app/features/signing-in/give-recovery-codes.server.ts';
import { RecoveryCodesPage, RenewCodesPage } from '#app/features/signing-in/SetSecondFactorPage.tsx';
import { readForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { refuseFields, refuseUntil } from '#app/http/refuse.server.ts';
import { seeOther } from '#app/http/respond.server.ts';
import { requireSession } from '#app/http/session.server.ts';
import { withGate } from '#db/connection.server.ts';
import { countRecoveryCodes } from '#db/queries/credentials.server.ts';

export const meta = pageTitle((t) => t('signing_in.setup.renew'));
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const { actor, hasSecondFactor } = await requireSession(args, 'account.own');
  if (!hasSecondFactor) throw seeOther(paths.accountSecondFactor());
  const { house } = args.context;
  const left = await withGate(house.database, house.now(), (tx) => countRecoveryCodes(tx, actor.accountId));
  return { left };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, hasSecondFactor } = await requireSession(args, 'account.own');
  if (!hasSecondFactor) throw seeOther(paths.accountSecondFactor());
  const { house } = args.context;
  const read = await readForm(args.request, renewCodesForm);
  if (!read.ok) return refuseFields(read, read.errors);
  const outcome = await renewRecoveryCodes(house, actor, read.value.password);
  if (outcome.kind === 'throttled') return refuseUntil(read, outcome.until, house.now());
  if (outcome.kind === 'wrong_password') return refuseFields(read, { password: ['signing_in.error.wrong_password'] });
  return { codes: outcome.codes, next: paths.account() };
}

export default function RecoveryCodes() {
  const { left } = useLoaderData<typeof loader>();
  const done = useActionData() as { codes: string[]; next: string } | Refusal | undefined;
  if (done && 'codes' in done) return <RecoveryCodesPage {...done} />;
  return <RenewCodesPage left={left} refusal={done} />;
}
