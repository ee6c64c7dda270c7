import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { beginDraft } from '#app/features/frameworks/begin-draft.server.ts';
import { newFrameworkForm } from '#app/features/frameworks/draft-forms.ts';
import { NewFrameworkPage } from '#app/features/frameworks/NewFrameworkPage.tsx';
import { readForm } from '#app/http/form.server.ts';
import { answerForm, type FormAnswer, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle((t) => t('own_frameworks.new'));

export async function loader(args: LoaderFunctionArgs) {
  await requireActor(args, 'framework.edit');
  return null;
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'framework.edit');
  const { house } = args.context;
  const read = await readForm(args.request, newFrameworkForm);
  if (!read.ok) return showAgain(read);
  const outcome = await withActor(house.database, actor, house.now(), (tx) => beginDraft(tx, read.value));
  if (outcome.kind === 'begun') return seeOther(paths.frameworkDraft(outcome.id), 'own_frameworks.begun');
  return answerForm(outcome, read.values, () => seeOther(paths.frameworks()));
}

export default function NewFramework() {
  const form = useActionData() as FormAnswer | undefined;
  return <NewFrameworkPage form={form ?? {}} links={{ library: paths.frameworks(), load: paths.frameworkImport() }} />;
}
