import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { addPasskey } from '#app/features/signing-in/add-passkey.server.ts';
import type { Refusal } from '#app/features/signing-in/FormProblem.tsx';
import { addPasskeyForm } from '#app/features/signing-in/forms.ts';
import { PasskeysPage } from '#app/features/signing-in/PasskeysPage.tsx';
import { viewPasskeys } from '#app/features/signing-in/view-passkeys.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { challengeToken, forgetChallenge, partyOf } from '#app/http/passkey.server.ts';
import { paths } from '#app/http/paths.ts';
import { refuseFields } from '#app/http/refuse.server.ts';
import { seeOther } from '#app/http/respond.server.ts';
import { beginSession, requireStep, withCookie } from '#app/http/session.server.ts';

export const meta = pageTitle((t) => t('passkeys.title'));

export async function loader(args: LoaderFunctionArgs) {
  const session = await requireStep(args, ['none', 'set_up']);
  return viewPasskeys(args.context.house, session);
}

export async function action(args: ActionFunctionArgs) {
  const { actor, idHash } = await requireStep(args, ['none', 'set_up']);
  const { house } = args.context;
  const read = await readForm(args.request, addPasskeyForm);
  if (!read.ok) return refuseFields(read, read.errors);
  const { name, token: made } = read.value;
  const answer = { token: challengeToken(args), made, name };
  if (!(await addPasskey(house, partyOf(args), actor, answer, idHash))) {
    const refusal = seeOther(paths.accountPasskeys(), { key: 'passkeys.add.failed', tone: 'warning' });
    return withCookie(refusal, forgetChallenge(args));
  }
  const { accountId, serviceId } = actor;
  const cookie = await beginSession(args, { accountId, serviceId, secondFactorAt: house.now(), pending: false });
  const done = seeOther(paths.accountPasskeys(), 'passkeys.add.done');
  return withCookie(withCookie(done, cookie), forgetChallenge(args));
}

export default function Passkeys() {
  return <PasskeysPage {...useLoaderData<typeof loader>()} refusal={useActionData() as Refusal | undefined} />;
}
