import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { acceptInvitation } from '#app/features/signing-in/accept-invitation.server.ts';
import type { Refusal } from '#app/features/signing-in/FormProblem.tsx';
import { findLinkedPerson } from '#app/features/signing-in/find-linked-person.server.ts';
import { invitationForm } from '#app/features/signing-in/forms.ts';
import { InvitationPage, type InvitedPerson, LinkGone } from '#app/features/signing-in/LinkPages.tsx';
import { readForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { refuseFields, refusePassword } from '#app/http/refuse.server.ts';
import { seeOther } from '#app/http/respond.server.ts';
import { beginSession, withCookie } from '#app/http/session.server.ts';

export const meta = pageTitle((t) => t('signing_in.invitation.title'));

export async function loader({ params, context }: LoaderFunctionArgs) {
  const person = await findLinkedPerson(context.house, 'invitation', params.token ?? '');
  if (!person) return data(null, { status: 410 });
  const { email, language, roles } = person;
  return { email, language, roles } satisfies InvitedPerson;
}

export async function action(args: ActionFunctionArgs) {
  const { house } = args.context;
  const read = await readForm(args.request, invitationForm);
  if (!read.ok) return refuseFields(read, read.errors);
  const { language, password } = read.value;
  const outcome = await acceptInvitation(house, args.params.token ?? '', { language, password });
  if (outcome.kind === 'weak') return refusePassword(read, outcome.fault);
  if (outcome.kind === 'gone') return data(null, { status: 410 });
  if (!outcome.proven) return seeOther(paths.login(), 'signing_in.invitation.later');
  const goal = outcome.proven.pending ? paths.secondFactor() : paths.start();
  return withCookie(seeOther(goal), await beginSession(args, outcome.proven));
}

export default function Invitation() {
  const person = useLoaderData() as InvitedPerson | null;
  const refusal = (useActionData() ?? undefined) as Refusal | undefined;
  return person ? <InvitationPage person={person} refusal={refusal} /> : <LinkGone kind="invitation" />;
}
