import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { takesAnswers } from '#app/domain/review.ts';
import { submitForm } from '#app/features/checklists/checklist-forms.ts';
import { SubmitPage } from '#app/features/checklists/SubmitPage.tsx';
import { submitChecklist } from '#app/features/checklists/submit-checklist.server.ts';
import { type SubmissionView, viewSubmission } from '#app/features/checklists/view-checklist.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { numberParam, textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden, found, notFound, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import type { FormState } from '#app/ui/Field.tsx';
import { withActor } from '#db/connection.server.ts';

interface Reply extends FormState {
  incomplete?: boolean;
}

export const meta = pageTitle<SubmissionView>((t) => t('checklists.submit.title'));

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'checklist.submit');
  const { house } = args.context;
  const { slug, checklistId, path } = placeOf(args);
  const view = found(
    await withActor(house.database, actor, house.now(), (tx) => viewSubmission(tx, slug, checklistId)),
  );
  if (!view.verdict.allowed) throw forbidden(view.verdict.reason);
  const { phase } = view.checklist;
  if (!takesAnswers(phase)) throw seeOther(path);
  return view;
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'checklist.submit');
  const { house } = args.context;
  const place = placeOf(args);
  const form = await readForm(args.request, submitForm);
  if (!form.ok) return data<Reply>({ errors: form.errors, values: form.values }, { status: 422 });
  const outcome = await withActor(house.database, actor, house.now(), (tx) =>
    submitChecklist(tx, place, form.value.remark),
  );
  if (outcome.kind === 'not_found') throw notFound();
  if (outcome.kind === 'refused') throw forbidden(outcome.reason);
  if (outcome.kind === 'incomplete') return data<Reply>({ incomplete: true, values: form.values }, { status: 409 });
  if (outcome.kind === 'closed') return seeOther(place.path, { key: 'checklists.submit.closed', tone: 'warning' });
  return seeOther(place.path, outcome.kind === 'submitted' ? 'checklists.submit.done' : 'checklists.submit.already');
}

export default function Submit() {
  const view = useLoaderData() as SubmissionView;
  const reply = useActionData() as Reply | undefined;
  const { slug, id } = view.checklist;
  const links = {
    municipality: paths.municipality(slug),
    checklists: paths.checklists(slug),
    checklist: paths.checklist(slug, id),
    self: paths.submitChecklist(slug, id),
    question: (code: string) => paths.requirement(slug, id, code),
  };
  return <SubmitPage view={view} links={links} form={reply} incomplete={reply?.incomplete} />;
}

function placeOf(args: LoaderFunctionArgs) {
  const slug = textParam(args, 'municipality');
  const checklistId = numberParam(args, 'checklist');
  return { slug, checklistId, path: paths.checklist(slug, checklistId) };
}
