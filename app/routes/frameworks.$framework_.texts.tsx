import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { loadTexts } from '#app/features/frameworks/load-texts.server.ts';
import { type TextsAnswer, TextsPage, type TextsPageData } from '#app/features/frameworks/TextsPage.tsx';
import { pageTitle } from '#app/http/page-title.ts';
import { numberParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden, found, notFound, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { textOf } from '#app/http/small-file.server.ts';
import { withActor } from '#db/connection.server.ts';
import { findTextsLoaded } from '#db/queries/framework-texts.server.ts';
import { listFrameworks } from '#db/queries/frameworks.server.ts';

export const meta = pageTitle((t) => t('own_frameworks.texts.link'));

export async function loader(args: LoaderFunctionArgs): Promise<TextsPageData> {
  const actor = await requireActor(args, 'framework.edit');
  const { house } = args.context;
  const id = numberParam(args, 'framework');
  return withActor(house.database, actor, house.now(), async (tx) => {
    const { code, titleNl, titleEn } = found((await listFrameworks(tx, id))[0]);
    return { framework: { id, titleNl, titleEn }, loaded: await findTextsLoaded(tx, code) };
  });
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'framework.edit');
  const { house } = args.context;
  const id = numberParam(args, 'framework');
  const posted = await args.request.formData();
  const removes = posted.get('intent') === 'remove';
  const text = removes ? null : await textOf(posted, 'file');
  if (!removes && text === null) return Response.json({ kind: 'no_file' } satisfies TextsAnswer, { status: 422 });
  const outcome = await withActor(house.database, actor, house.now(), (tx) => loadTexts(tx, id, text));
  if (outcome.kind === 'refused') throw forbidden(outcome.reason);
  if (outcome.kind === 'not_found') throw notFound();
  if (outcome.kind !== 'saved') return Response.json(outcome satisfies TextsAnswer, { status: 422 });
  return seeOther(paths.frameworkTexts(id), removes ? 'own_frameworks.texts.removed' : 'own_frameworks.texts.saved');
}

export default function OfficialTexts() {
  const page = useLoaderData() as TextsPageData;
  const links = { library: paths.frameworks(), framework: paths.framework(page.framework.id) };
  return <TextsPage {...page} answer={useActionData() as TextsAnswer | undefined} links={links} />;
}
