import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DraftNodePage, type DraftNodePageData } from '#app/features/frameworks/DraftNodePage.tsx';
import { nodeForm } from '#app/features/frameworks/draft-forms.ts';
import type { NodePlace } from '#app/features/frameworks/draft-node.ts';
import { findNodePage } from '#app/features/frameworks/draft-page.server.ts';
import { editNode } from '#app/features/frameworks/edit-draft.server.ts';
import { answerEdit } from '#app/http/draft-reply.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { type FormAnswer, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { numberParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { found, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle((t) => t('own_frameworks.draft'));

type NodePageData = DraftNodePageData & { draft: number };

function placeOf(request: Request): { place: NodePlace; kind: 'section' | 'requirement' } {
  const search = new URL(request.url).searchParams;
  const code = search.get('code');
  const place = code ? { code } : { under: search.get('under') || null };
  return { place, kind: search.get('kind') === 'requirement' ? 'requirement' : 'section' };
}

export async function loader(args: LoaderFunctionArgs): Promise<NodePageData> {
  const actor = await requireActor(args, 'framework.edit');
  const { house } = args.context;
  const draft = numberParam(args, 'draft');
  const { place, kind } = placeOf(args.request);
  const page = await withActor(house.database, actor, house.now(), (tx) => findNodePage(tx, draft, place, kind));
  return { ...found(page), draft };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'framework.edit');
  const { house } = args.context;
  const id = numberParam(args, 'draft');
  const read = await readForm(args.request, nodeForm);
  if (!read.ok) return showAgain(read);
  const { place } = placeOf(args.request);
  const outcome = await withActor(house.database, actor, house.now(), (tx) => editNode(tx, id, place, read.value));
  return answerEdit(outcome, read.values, () => seeOther(`${paths.frameworkDraft(id)}#${read.value.code}`));
}

export default function FrameworkDraftNode() {
  const { draft, ...page } = useLoaderData() as NodePageData;
  const form = useActionData() as FormAnswer | undefined;
  return (
    <DraftNodePage
      {...page}
      form={form ?? {}}
      links={{ library: paths.frameworks(), draft: paths.frameworkDraft(draft) }}
    />
  );
}
