import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { FirstRunPage } from '#app/features/signing-in/FirstRunPage.tsx';
import type { Refusal } from '#app/features/signing-in/FormProblem.tsx';
import { completeFirstRun, firstRunState } from '#app/features/signing-in/first-run.server.ts';
import { firstRunForm } from '#app/features/signing-in/forms.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { refuseFields, refusePassword } from '#app/http/refuse.server.ts';
import { notFound, seeOther } from '#app/http/respond.server.ts';
import { beginSession, withCookie } from '#app/http/session.server.ts';

export const meta = pageTitle((t) => t('signing_in.first.title'));

const tokenOf = (request: Request) => new URL(request.url).searchParams.get('token') ?? '';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const state = await firstRunState(context.house, tokenOf(request));
  if (state === 'done') throw seeOther(paths.login());
  return { allowed: state === 'form' };
}

export async function action(args: ActionFunctionArgs) {
  const read = await readForm(args.request, firstRunForm);
  if (!read.ok) return refuseFields(read, read.errors);
  const outcome = await completeFirstRun(args.context.house, tokenOf(args.request), read.value);
  if (outcome.kind === 'weak') return refusePassword(read, outcome.fault);
  if (outcome.kind === 'gone') throw notFound();
  return withCookie(seeOther(paths.start(), 'signing_in.first.made'), await beginSession(args, outcome.proven));
}

export default function FirstRun() {
  return <FirstRunPage {...useLoaderData<typeof loader>()} refusal={useActionData() as Refusal | undefined} />;
}
