import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AllAnswersPage } from '#app/features/portfolio/AllAnswersPage.tsx';
import { type AllAnswersView, readAskedOfAll, viewAllAnswers } from '#app/features/portfolio/all-answers.server.ts';
import { remarkForm, remarkMany } from '#app/features/portfolio/remark-many.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { forbidden, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import type { FormState } from '#app/ui/Field.tsx';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle((t) => t('matrix.question.answer'));

export async function loader(args: LoaderFunctionArgs): Promise<AllAnswersView> {
  const actor = await requireActor(args, 'portfolio.read');
  const { house } = args.context;
  const asked = readAskedOfAll(new URL(args.request.url).searchParams);
  return withActor(house.database, actor, house.now(), (tx) => viewAllAnswers(tx, asked));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'portfolio.read');
  const { house } = args.context;
  const asked = readAskedOfAll(new URL(args.request.url).searchParams);
  const form = await readForm(args.request, remarkForm);
  if (!form.ok) return data<FormState>({ errors: form.errors, values: form.values }, { status: 422 });
  const sent = await withActor(house.database, actor, house.now(), (tx) =>
    remarkMany(tx, asked, form.value, (place) => paths.requirement(place.slug, place.checklistId, asked.code)),
  );
  if (sent.kind === 'refused') throw forbidden(sent.reason);
  if (sent.kind === 'sent') return seeOther(withQuery(paths.allAnswers(), { ...asked }), 'matrix.question.sent');
  const errors: FormState['errors'] =
    sent.kind === 'nobody' ? { checklist: ['matrix.question.choose'] } : { form: ['matrix.question.unknown'] };
  return data<FormState>({ errors, values: form.values }, { status: sent.kind === 'nobody' ? 422 : 409 });
}

export default function AllAnswers() {
  const view = useLoaderData() as AllAnswersView;
  const { framework } = view.asked;
  const links = { matrix: withQuery(paths.matrix(), { framework }), answer: paths.requirement };
  return <AllAnswersPage view={view} links={links} form={useActionData() as FormState | undefined} />;
}
