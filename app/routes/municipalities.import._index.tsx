import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { confirmImport, findImportResult } from '#app/features/importing/confirm-import.server.ts';
import { ImportPage } from '#app/features/importing/ImportPage.tsx';
import { importForm } from '#app/features/importing/import-form.ts';
import { type ImportReply, importStatus } from '#app/features/importing/import-reply.ts';
import { receiveImport } from '#app/features/importing/preview-import.server.ts';
import { inviteMany } from '#app/features/people/invite-many.server.ts';
import { parseForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { readUpload, wholeFile } from '#app/http/upload.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';

export const meta = pageTitle((t) => t('importing.title'));

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'municipality.onboard');
  const { house } = args.context;
  const done = new URL(args.request.url).searchParams.get('done');
  if (done === null) return { result: null };
  return { result: await withActor(house.database, actor, house.now(), (tx) => findImportResult(tx, done)) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'municipality.onboard');
  const { house } = args.context;
  const open = <T,>(work: (tx: ActorTx) => Promise<T>) => withActor(house.database, actor, house.now(), work);
  if (!new URL(args.request.url).searchParams.has('confirm')) {
    const upload = await readUpload(args.request, wholeFile);
    return reply(await receiveImport(open, upload.kind === 'read' ? upload.file : null, crypto.randomUUID()));
  }
  const form = parseForm(await args.request.formData(), importForm);
  if (!form.ok) return reply({ kind: 'lost' });
  const outcome = await open((tx) => confirmImport(tx, form.value, (people) => inviteMany(tx, people, house.secrets)));
  if (outcome.kind === 'refusal') throw forbidden(outcome.reason);
  if (outcome.kind === 'said') return reply(outcome.reply);
  return seeOther(paths.importDone(form.value.form_key));
}

function reply(said: ImportReply) {
  return data<ImportReply>(said, { status: importStatus(said) });
}

export default function ImportMunicipalities() {
  const { result } = useLoaderData<typeof loader>();
  const links = {
    municipalities: paths.municipalities(),
    self: paths.importMunicipalities(),
    confirm: paths.importConfirm(),
    xlsx: paths.importTemplate('xlsx'),
    csv: (sheet: 'municipalities' | 'regimes' | 'people') => paths.importTemplate('csv', sheet),
    municipality: paths.municipalitySettings,
  };
  return <ImportPage links={links} reply={useActionData() as ImportReply | undefined} result={result} />;
}
