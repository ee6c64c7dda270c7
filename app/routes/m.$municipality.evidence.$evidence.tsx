import type { LoaderFunctionArgs } from '@remix-run/node';
import { previewOf } from '#app/domain/evidence.ts';
import { openEvidence } from '#app/features/evidence/open-evidence.server.ts';
import { pageInstead, refusePlainly, sendFile, sendPreview } from '#app/http/download.server.ts';
import { requireActor } from '#app/http/session.server.ts';

/** Gives a file of the evidence of a municipality: to be saved, or with `?preview` to be looked at where its kind allows. */
export async function loader(args: LoaderFunctionArgs) {
  const { params, context } = args;
  const actor = await requireActor(args, 'evidence.read').catch(refusePlainly(context));
  const evidenceId = /^[1-9]\d{0,8}$/.test(params.evidence ?? '') ? Number(params.evidence) : 0;
  const search = new URL(args.request.url).searchParams;
  const file = search.get('file') ?? '';
  const fileId = /^[1-9]\d{0,8}$/.test(file) ? Number(file) : null;
  const opened = await openEvidence(context.house, actor, { slug: params.municipality ?? '', evidenceId, fileId });
  if (opened.kind === 'opened') {
    const shown = search.has('preview') && previewOf(opened.file.mediaType) !== null;
    return shown ? sendPreview(opened.file) : sendFile(opened.file);
  }
  return pageInstead(opened.kind === 'refused' ? 'forbidden' : opened.kind, context);
}
