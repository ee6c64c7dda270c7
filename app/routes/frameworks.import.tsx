import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { readFrameworkFile } from '#app/features/frameworks/framework-files.server.ts';
import { type ImportAnswer, ImportPage } from '#app/features/frameworks/ImportPage.tsx';
import { keepImport, planImport } from '#app/features/frameworks/import-framework.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { fileOf } from '#app/http/small-file.server.ts';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle((t) => t('own_frameworks.import.title'));

export async function loader(args: LoaderFunctionArgs) {
  await requireActor(args, 'framework.edit');
  return null;
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'framework.edit');
  const { house } = args.context;
  const posted = await args.request.formData();
  const keeps = posted.get('intent') === 'keep';
  const file = keeps ? String(posted.get('document') ?? '') : await readFrameworkFile(await fileOf(posted, 'file'));
  if (!file) return Response.json({ kind: 'no_file' } satisfies ImportAnswer, { status: 422 });
  const replaces = /^\d{1,9}$/.test(String(posted.get('replaces'))) ? Number(posted.get('replaces')) : null;
  const outcome = await withActor(house.database, actor, house.now(), (tx) =>
    typeof file === 'string' && keeps ? keepImport(tx, file, replaces) : planImport(tx, file),
  );
  if (outcome.kind === 'refused') throw forbidden(outcome.reason);
  if (outcome.kind === 'kept') return seeOther(paths.frameworkDraft(outcome.id), 'own_frameworks.import.kept');
  const status = { ready: 200, stale: 409 }[outcome.kind as string] ?? 422;
  return Response.json(outcome satisfies ImportAnswer, { status });
}

export default function ImportFramework() {
  const answer = useActionData() as ImportAnswer | undefined;
  return <ImportPage answer={answer} links={{ library: paths.frameworks() }} />;
}
