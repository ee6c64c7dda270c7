import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { confirmIncidents, findIncidentImport } from '#app/features/importing/incidents/confirm-incidents.server.ts';
import { IncidentImportPage } from '#app/features/importing/incidents/IncidentImportPage.tsx';
import { carriedOn, incidentImportForm } from '#app/features/importing/incidents/incident-form.ts';
import { type IncidentReply, replyStatus } from '#app/features/importing/incidents/incident-reply.ts';
import { previewIncidents, receiveIncidents } from '#app/features/importing/incidents/preview-incidents.server.ts';
import { parseForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { readUpload, wholeFile } from '#app/http/upload.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';

export const meta = pageTitle((t) => t('register_files.title'));

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'incident.import');
  const { house } = args.context;
  const done = new URL(args.request.url).searchParams.get('done');
  if (done === null) return { result: null };
  return { result: await withActor(house.database, actor, house.now(), (tx) => findIncidentImport(tx, done)) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'incident.import');
  const { house } = args.context;
  const open = <T,>(work: (tx: ActorTx) => Promise<T>) => withActor(house.database, actor, house.now(), work);
  const { searchParams } = new URL(args.request.url);
  if (!searchParams.has('map') && !searchParams.has('confirm')) {
    const upload = await readUpload(args.request, wholeFile);
    return reply(await receiveIncidents(open, upload.kind === 'read' ? upload.file : null, crypto.randomUUID()));
  }
  const form = parseForm(await args.request.formData(), incidentImportForm);
  const file = form.ok ? carriedOn(form.value) : null;
  if (!form.ok || !file) return reply({ kind: 'lost' });
  if (searchParams.has('map')) return reply(await open((tx) => previewIncidents(tx, file)));
  const outcome = await open((tx) => confirmIncidents(tx, file, form.value.shown));
  if (outcome.kind === 'refusal') throw forbidden(outcome.reason);
  return outcome.kind === 'said' ? reply(outcome.reply) : seeOther(paths.importedIncidents(file.formKey));
}

function reply(said: IncidentReply) {
  return data<IncidentReply>(said, { status: replyStatus(said) });
}

export default function ImportIncidents() {
  const { result } = useLoaderData<typeof loader>();
  const links = {
    incidents: paths.allIncidents(),
    self: paths.importIncidents(),
    map: paths.importIncidents('map'),
    confirm: paths.importIncidents('confirm'),
    template: paths.incidentTemplate,
  };
  return <IncidentImportPage links={links} reply={useActionData() as IncidentReply | undefined} result={result} />;
}
