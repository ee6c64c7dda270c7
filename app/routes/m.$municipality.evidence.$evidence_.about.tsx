import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { changePieceByForm } from '#app/features/evidence/dispatch-piece.server.ts';
import { PiecePage } from '#app/features/evidence/PiecePage.tsx';
import { permitPiece } from '#app/features/evidence/permit-piece.server.ts';
import { pieceForm, revisionForm } from '#app/features/evidence/piece-forms.ts';
import { revisePiece } from '#app/features/evidence/revise-piece.server.ts';
import { type PieceView, viewPiece } from '#app/features/evidence/view-piece.server.ts';
import { type EvidenceReply, evidenceReply, pieceReply, refuseEvidence } from '#app/http/evidence-reply.server.ts';
import { parseForm, readForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { numberParam, textParam } from '#app/http/params.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { forbidden, notFound } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { isUpload, readUpload } from '#app/http/upload.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { receiveFile } from '#app/outside/receive-file.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';

interface Data {
  view: PieceView;
}

export const meta = pageTitle<Data>((t, data) => data?.view.piece.title ?? t('evidence_register.piece'));

export async function loader(args: LoaderFunctionArgs): Promise<Data> {
  const actor = await requireActor(args, 'evidence.read');
  const { house } = args.context;
  const page = await withActor(house.database, actor, house.now(), (tx) => viewPiece(tx, addressOf(args)));
  if (page.kind === 'not_found') throw notFound();
  if (page.kind === 'refused') throw forbidden(page.reason);
  return { view: page.view };
}

type Open = <T>(work: (tx: ActorTx) => Promise<T>) => Promise<T>;

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'evidence.change');
  const { house } = args.context;
  const open: Open = (work) => withActor(house.database, actor, house.now(), work);
  const address = addressOf(args);
  const here = paths.evidencePiece(address.slug, address.evidenceId);
  if (isUpload(args.request)) return receiveRevision(args, open, here);
  const form = await readForm(args.request, pieceForm);
  if (!form.ok) return refuseEvidence(form.errors, form.values);
  const done = await open((tx) => changePieceByForm(tx, address, form.value));
  return done.about === 'place'
    ? evidenceReply({ outcome: done.outcome, values: form.values, notice: done.notice }, here)
    : pieceReply({ outcome: done.outcome, values: form.values, notice: done.notice }, here);
}

/** Who may not change this piece is told so before a byte of the file is read. */
async function receiveRevision(args: ActionFunctionArgs, open: Open, here: string) {
  const { files } = args.context.house;
  const address = addressOf(args);
  const permit = await open((tx) => permitPiece(tx, address, false));
  if (permit.kind === 'not_found') throw notFound();
  if (permit.kind === 'refused') throw forbidden(permit.reason);
  const upload = await readUpload(args.request, (file) => receiveFile(files, file));
  if (upload.kind !== 'read') return refuseEvidence({ file: [`evidence.fault.${upload.kind}`] }, {}, 400);
  const form = parseForm(upload.fields, revisionForm);
  const { file } = upload;
  if (!form.ok) return refuseEvidence({ ...form.errors, form: ['evidence.fault.form'] }, form.values);
  if (!file) return refuseEvidence({ file: ['evidence.fault.no_file'] }, form.values);
  if (file.kind === 'refused') return refuseEvidence({ file: [`evidence.fault.${file.why}`] }, form.values);
  const { version, into, form_key: formKey } = form.value;
  const outcome = await open((tx) => revisePiece(tx, address, { file: file.file, formKey, version, into, files }));
  return pieceReply({ outcome, values: form.values, notice: 'evidence_register.revised' }, here);
}

export default function EvidencePiece() {
  const t = useT();
  const { view } = useLoaderData() as Data;
  const form = useActionData() as EvidenceReply | undefined;
  const { piece, municipality } = view;
  const { slug } = municipality;
  const file = paths.evidenceFile(slug, piece.id);
  const links = {
    self: paths.evidencePiece(slug, piece.id),
    file: (id: number) => withQuery(file, { file: id }),
    preview: (id: number) => withQuery(file, { file: id, preview: 1 }),
    question: (checklist: number, code: string) => paths.requirement(slug, checklist, code),
  };
  const crumbs = [
    { label: municipality.name, href: paths.municipality(slug) },
    { label: t('evidence_register.title'), href: paths.evidence(slug) },
    { label: piece.title },
  ];
  return <PiecePage view={view} crumbs={crumbs} links={links} form={form} />;
}

function addressOf(args: Parameters<typeof textParam>[0]) {
  return { slug: textParam(args, 'municipality'), evidenceId: numberParam(args, 'evidence') };
}
