import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { pathAfterSignIn } from '#app/domain/session.ts';
import type { Refusal } from '#app/features/signing-in/FormProblem.tsx';
import { secondFactorForm } from '#app/features/signing-in/forms.ts';
import { proveSecondFactor } from '#app/features/signing-in/prove-second-factor.server.ts';
import { SecondFactorPage } from '#app/features/signing-in/SecondFactorPage.tsx';
import { readForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { refuseFields, refuseUntil } from '#app/http/refuse.server.ts';
import { seeOther } from '#app/http/respond.server.ts';
import { beginSession, requireStep, withCookie } from '#app/http/session.server.ts';

export const meta = pageTitle((t) => t('signing_in.second.title'));
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const { hasPasskey } = await requireStep(args, ['prove']);
  return { hasPasskey, next: pathAfterSignIn(new URL(args.request.url).searchParams.get('next')) };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await requireStep(args, ['prove']);
  const { house } = args.context;
  const read = await readForm(args.request, secondFactorForm);
  if (!read.ok) return refuseFields(read, read.errors);
  const outcome = await proveSecondFactor(house, actor, read.value.code);
  if (outcome.kind === 'throttled') return refuseUntil(read, outcome.until, house.now());
  if (outcome.kind === 'refused') return refuseFields(read, { code: ['signing_in.second.wrong'] });
  const goal = pathAfterSignIn(read.value.next);
  const notice = { key: 'signing_in.second.recovery_used', tone: 'warning' } as const;
  const answer = outcome.by === 'app' ? seeOther(goal) : seeOther(goal, notice);
  return withCookie(answer, await beginSession(args, outcome.proven));
}

export default function SecondFactor() {
  return <SecondFactorPage {...useLoaderData<typeof loader>()} refusal={useActionData() as Refusal | undefined} />;
}
