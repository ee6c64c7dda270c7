import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DraftPage, type DraftPageData } from '#app/features/frameworks/DraftPage.tsx';
import { draftForm } from '#app/features/frameworks/draft-forms.ts';
import { findDraftPage } from '#app/features/frameworks/draft-page.server.ts';
import { editDraft } from '#app/features/frameworks/edit-draft.server.ts';
import { answerEdit } from '#app/http/draft-reply.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { type FormAnswer, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { numberParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { found, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle<DraftPageData>((t, page) => page?.draft.document.title.nl ?? t('own_frameworks.draft'));

export async function loader(args: LoaderFunctionArgs): Promise<DraftPageData> {
  const actor = await requireActor(args, 'framework.edit');
  const { house } = args.context;
  const id = numberParam(args, 'draft');
  const removing = new URL(args.request.url).searchParams.get('remove');
  return found(await withActor(house.database, actor, house.now(), (tx) => findDraftPage(tx, id, removing)));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'framework.edit');
  const { house } = args.context;
  const id = numberParam(args, 'draft');
  const read = await readForm(args.request, draftForm);
  if (!read.ok) return showAgain(read);
  const outcome = await withActor(house.database, actor, house.now(), (tx) => editDraft(tx, id, read.value));
  const { intent } = read.value;
  return answerEdit(outcome, read.values, () => {
    if (intent === 'discard') return seeOther(paths.frameworks(), 'own_frameworks.discarded');
    return seeOther(
      paths.frameworkDraft(id) + ('code' in read.value && intent !== 'remove' ? `#${read.value.code}` : ''),
    );
  });
}

export default function FrameworkDraft() {
  const page = useLoaderData() as unknown as DraftPageData;
  const form = useActionData() as FormAnswer | undefined;
  const id = page.draft.id;
  return (
    <DraftPage
      {...page}
      form={form ?? {}}
      links={{
        library: paths.frameworks(),
        here: paths.frameworkDraft(id),
        change: (code) => paths.frameworkDraftNode(id, { code }),
        add: (under, kind) => paths.frameworkDraftNode(id, { under: under ?? '', kind }),
        remove: (code) => `${paths.frameworkDraft(id)}?remove=${encodeURIComponent(code)}`,
        compare: page.published === null ? null : `${paths.frameworkCompare(page.published)}?draft=${id}`,
      }}
    />
  );
}
