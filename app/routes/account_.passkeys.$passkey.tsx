import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { removePasskey, renamePasskey } from '#app/features/signing-in/change-passkey.server.ts';
import type { Refusal } from '#app/features/signing-in/FormProblem.tsx';
import { changePasskeyForm } from '#app/features/signing-in/forms.ts';
import { PasskeyPage } from '#app/features/signing-in/PasskeyPage.tsx';
import { viewPasskeys } from '#app/features/signing-in/view-passkeys.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { numberParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { refuseFields, refuseForm, refuseUntil } from '#app/http/refuse.server.ts';
import { found, notFound, seeOther } from '#app/http/respond.server.ts';
import { requireSession } from '#app/http/session.server.ts';

export const meta = pageTitle((t) => t('passkeys.one'));
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const session = await requireSession(args, 'account.own');
  const id = numberParam(args, 'passkey');
  const { passkeys } = await viewPasskeys(args.context.house, session);
  return { passkey: found(passkeys.find((each) => each.id === id)) };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, idHash, mustHaveSecondFactor: mandatory } = await requireSession(args, 'account.own');
  const { house } = args.context;
  const id = numberParam(args, 'passkey');
  const read = await readForm(args.request, changePasskeyForm);
  if (!read.ok) return refuseFields(read, read.errors);
  if (read.value.act === 'rename') {
    if (!(await renamePasskey(house, actor, id, read.value.name))) throw notFound();
    return seeOther(paths.accountPasskeys(), 'passkeys.renamed');
  }
  const outcome = await removePasskey(house, actor, { id, password: read.value.password, mandatory }, idHash);
  if (outcome.kind === 'not_found') throw notFound();
  if (outcome.kind === 'throttled') return refuseUntil(read, outcome.until, house.now());
  if (outcome.kind === 'last') return refuseForm(read, 'passkeys.last');
  if (outcome.kind === 'wrong_password') return refuseFields(read, { password: ['signing_in.error.wrong_password'] });
  return seeOther(paths.accountPasskeys(), 'passkeys.removed');
}

export default function Passkey() {
  return <PasskeyPage {...useLoaderData<typeof loader>()} refusal={useActionData() as Refusal | undefined} />;
}
