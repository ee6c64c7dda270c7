import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ReturnPage } from '#app/features/checklists/ReturnPage.tsx';
import { keepReturn, receiveReturn } from '#app/features/checklists/receive-return.server.ts';
import { returnForm } from '#app/features/checklists/return-form.ts';
import { type ReturnReply, returnStatus } from '#app/features/checklists/return-reply.ts';
import { type ReturnView, viewReturn } from '#app/features/checklists/view-return.server.ts';
import { parseForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { numberParam, textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden, found, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { readUpload, wholeFile } from '#app/http/upload.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';

export const meta = pageTitle<ReturnView>((t, view) =>
  view ? `${t('checklist_files.title')}, ${view.checklist.title}, ${view.checklist.municipality}` : '',
);

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'checklist.read');
  const { house } = args.context;
  return found(await withActor(house.database, actor, house.now(), (tx) => viewReturn(tx, placeOf(args))));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'checklist.answer');
  const { house } = args.context;
  const open = <T,>(work: (tx: ActorTx) => Promise<T>) => withActor(house.database, actor, house.now(), work);
  const place = placeOf(args);
  const view = found(await open((tx) => viewReturn(tx, place)));
  // Who may not answer is told so before a byte of the file is read.
  if (!view.verdict.allowed) throw forbidden(view.verdict.reason);
  if (!new URL(args.request.url).searchParams.has('confirm')) {
    const upload = await readUpload(args.request, wholeFile);
    return reply(await receiveReturn(open, view, upload.kind === 'read' ? upload.file : null));
  }
  const form = parseForm(await args.request.formData(), returnForm);
  if (!form.ok) return reply({ kind: 'lost' });
  const kept = found(await open((tx) => keepReturn(tx, place, form.value)));
  if (kept.kind === 'lost') return reply({ kind: 'lost' });
  return seeOther(paths.checklist(place.slug, place.checklistId), 'checklist_files.saved');
}

function reply(said: ReturnReply) {
  return data<ReturnReply>(said, { status: returnStatus(said) });
}

export default function Return() {
  const view = useLoaderData() as ReturnView;
  const { slug, id } = view.checklist;
  const links = {
    municipality: paths.municipality(slug),
    checklists: paths.checklists(slug),
    checklist: paths.checklist(slug, id),
    self: paths.returnChecklist(slug, id),
    confirm: paths.returnConfirm(slug, id),
    file: (as: 'xlsx' | 'docx' | 'pdf') => paths.checklistFile(slug, id, as),
  };
  return <ReturnPage view={view} links={links} reply={useActionData() as ReturnReply | undefined} />;
}

function placeOf(args: Parameters<typeof textParam>[0]) {
  return { slug: textParam(args, 'municipality'), checklistId: numberParam(args, 'checklist') };
}
