import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { pathAfterSignIn } from '#app/domain/session.ts';
import type { Refusal } from '#app/features/signing-in/FormProblem.tsx';
import { isFirstRun } from '#app/features/signing-in/first-run.server.ts';
import { signInForm } from '#app/features/signing-in/forms.ts';
import { SignInPage } from '#app/features/signing-in/SignInPage.tsx';
import { signIn } from '#app/features/signing-in/sign-in.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { refuseFields, refuseForm, refuseUntil } from '#app/http/refuse.server.ts';
import { seeOther } from '#app/http/respond.server.ts';
import { bearsSession, beginSession, findRequestSession, withCookie } from '#app/http/session.server.ts';

export const meta = pageTitle((t) => t('signing_in.login.title'));
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const { house } = args.context;
  const session = await findRequestSession(args);
  const next = pathAfterSignIn(new URL(args.request.url).searchParams.get('next'));
  if (session?.step === 'none') throw seeOther(next);
  if (session?.step === 'set_up') throw seeOther(paths.accountSecondFactor());
  if (!session && (await isFirstRun(house))) throw seeOther('/first-run');
  return { next, demo: house.settings.demo, ended: !session && bearsSession(args) };
}

export async function action(args: ActionFunctionArgs) {
  const { house, clientAddress } = args.context;
  const read = await readForm(args.request, signInForm);
  if (!read.ok) return refuseFields(read, read.errors);
  const outcome = await signIn(house, read.value, clientAddress);
  if (outcome.kind === 'throttled') return refuseUntil(read, outcome.until, house.now());
  if (outcome.kind !== 'proven') return refuseForm(read, `signing_in.login.${outcome.kind}`);
  const next = pathAfterSignIn(read.value.next);
  const goal = outcome.proven.pending ? withQuery(paths.secondFactor(), { next }) : next;
  return withCookie(seeOther(goal), await beginSession(args, outcome.proven));
}

export default function Login() {
  return <SignInPage {...useLoaderData<typeof loader>()} refusal={useActionData() as Refusal | undefined} />;
}
