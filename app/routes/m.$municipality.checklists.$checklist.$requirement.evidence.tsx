import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, useParams } from '@remix-run/react';
import { addFile } from '#app/features/evidence/add-file.server.ts';
import { foreseeChange } from '#app/features/evidence/change-evidence.server.ts';
import { changeEvidence } from '#app/features/evidence/dispatch-change.server.ts';
import { EvidencePage, type EvidencePageData } from '#app/features/evidence/EvidencePage.tsx';
import { changeForm, fileForm } from '#app/features/evidence/evidence-forms.ts';
import { viewEvidencePage } from '#app/features/evidence/view-evidence.server.ts';
import { type EvidenceReply, evidenceReply, refuseEvidence } from '#app/http/evidence-reply.server.ts';
import { parseForm, readForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { numberParam, textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden, notFound } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { isUpload, readUpload } from '#app/http/upload.server.ts';
import { receiveFile } from '#app/outside/receive-file.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import type { PlaceAddress } from '#db/queries/evidence.server.ts';

export const meta = pageTitle((t) => t('evidence.page_title'));

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'evidence.add');
  const { house } = args.context;
  const page = await withActor(house.database, actor, house.now(), (tx) => viewEvidencePage(tx, addressOf(args)));
  if (page.kind === 'not_found') throw notFound();
  if (page.kind === 'refused') throw forbidden(page.reason);
  return page;
}

type Open = <T>(work: (tx: ActorTx) => Promise<T>) => Promise<T>;

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'evidence.add');
  const { house } = args.context;
  const open: Open = (work) => withActor(house.database, actor, house.now(), work);
  if (isUpload(args.request)) return receiveUpload(args, open);
  const address = addressOf(args);
  const form = await readForm(args.request, changeForm);
  if (!form.ok) return refuseEvidence(form.errors, form.values);
  const outcome = await open((tx) => changeEvidence(tx, address, form.value));
  const notice = form.value.act === 'remove' ? 'evidence.removed' : 'evidence.added';
  return evidenceReply({ outcome, values: form.values, notice }, here(address));
}

/** Who may not add anything here is told so before a byte of the file is read. */
async function receiveUpload(args: ActionFunctionArgs, open: Open) {
  const { files } = args.context.house;
  const address = addressOf(args);
  const reply = (outcome: Parameters<typeof evidenceReply>[0]['outcome'], values = {}) =>
    evidenceReply({ outcome, values, notice: 'evidence.added' }, here(address));
  const foreseen = await open((tx) => foreseeChange(tx, address));
  if (foreseen.kind !== 'permitted') return reply(foreseen);
  const upload = await readUpload(args.request, (file) => receiveFile(files, file));
  if (upload.kind !== 'read') return reply({ kind: 'invalid', field: 'file', why: upload.kind });
  const form = parseForm(upload.fields, fileForm);
  const { file } = upload;
  if (!form.ok) return refuseEvidence({ ...form.errors, form: ['evidence.fault.form'] }, form.values);
  if (!file) return reply({ kind: 'invalid', field: 'file', why: 'no_file' }, form.values);
  if (file.kind === 'refused') return reply({ kind: 'invalid', field: 'file', why: file.why }, form.values);
  const { title, form_key: formKey } = form.value;
  return reply(await open((tx) => addFile(tx, address, { file: file.file, title, formKey, files })), form.values);
}

export default function Evidence() {
  const page = useLoaderData() as EvidencePageData;
  const reply = useActionData() as EvidenceReply | undefined;
  const { municipality: slug = '', checklist = '', requirement: code = '' } = useParams();
  const checklistId = Number(checklist);
  const links = {
    municipality: paths.municipality(slug),
    checklist: paths.checklist(slug, checklistId),
    question: paths.requirement(slug, checklistId, code),
    self: paths.requirementEvidence(slug, checklistId, code),
    file: (evidence: number) => paths.evidenceFile(slug, evidence),
    piece: (evidence: number) => paths.evidencePiece(slug, evidence),
    register: paths.evidence(slug),
  };
  return <EvidencePage {...page} links={links} form={reply} />;
}

function addressOf(args: Parameters<typeof textParam>[0]): PlaceAddress {
  const checklistId = numberParam(args, 'checklist');
  return { slug: textParam(args, 'municipality'), checklistId, code: textParam(args, 'requirement') };
}

function here({ slug, checklistId, code }: PlaceAddress): string {
  return paths.requirementEvidence(slug, checklistId, code);
}
